import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

// The audit chain, its hashes and its verifier in one file that needs nothing but Node: every export takes it along as
// `verify.mjs`, so whoever checks a chain years later runs the very rules by which the server sealed it.

export const chainFormat = 1;
export const noHash = '0'.repeat(64);
/** Every column of an event, in the order of canonical JSON (RFC 8785). Values are text as PostgreSQL writes it, or null. */
export const eventFields = [
  'action',
  'actorId',
  'actorKind',
  'actorName',
  'address',
  'after',
  'at',
  'before',
  'id',
  'moment',
  'objectId',
  'objectName',
  'objectType',
  'organizationId',
  'outcome',
  'reason',
  'requestId',
  'seq',
  'sessionId',
  'topics',
  'userAgent',
  'xid',
] as const;

export type ChainEvent = { readonly [field in (typeof eventFields)[number]]: string | null } & {
  readonly xid: string;
  readonly seq: string;
};

/** One sealed batch. Batches join: each covers what lies behind the last event of the one before, up to its own last. */
export interface Seal {
  readonly organizationId: string;
  readonly number: number;
  /** `xid.seq` of the first and of the last event: the order of the change feed. */
  readonly firstCursor: string;
  readonly lastCursor: string;
  readonly eventCount: number;
  /** Hash of the seal before; zeros for the first. */
  readonly previousHash: string;
  readonly sealedAt: string;
  /** Base64: for each event its `seq` in 8 bytes and its SHA-256, so that the very event that differs can be named. */
  readonly leaves: string;
  readonly hash: string;
}

const sealFields =
  'eventCount firstCursor format lastCursor leavesHash number organizationId previousHash sealedAt'.split(
    ' ',
  );

/** A head of the chain that was written down outside of the database. */
export interface Anchor {
  readonly number: number;
  readonly hash: string;
  readonly at: string | null;
}

export const chainFindingKinds = [
  'EVENT_CHANGED',
  'EVENT_REMOVED',
  'EVENT_INSERTED',
  'EVENT_MOVED',
  'SEAL_CHANGED',
  'SEAL_MISSING',
  'CHAIN_BROKEN',
  'TAIL_CUT',
  'ANCHOR_MISMATCH',
  'ANCHOR_MISSING',
  'ANCHOR_UNREADABLE',
] as const;
export type ChainFindingKind = (typeof chainFindingKinds)[number];

export interface ChainFinding {
  readonly kind: ChainFindingKind;
  /** The seal that tells. */
  readonly sealNumber: number | null;
  /** Number of the event in the database, and the event itself where it is still there. */
  readonly seq: string | null;
  readonly event: ChainEvent | null;
  /** It was as sealed at this time, so whatever was done was done later. */
  readonly since: string | null;
}

export interface ChainSummary {
  readonly seals: number;
  readonly events: number;
  /** Events behind the last seal: they wait for the next one. */
  readonly unsealed: number;
  readonly head: { readonly number: number; readonly hash: string } | null;
}

export interface Chain {
  readonly organizationId: string;
  readonly seals: AsyncIterable<Seal>;
  readonly events: AsyncIterable<ChainEvent>;
  /** Undefined where nobody has one to compare with. */
  readonly anchor: Anchor | 'MISSING' | 'UNREADABLE' | undefined;
}

const leafBytes = 40;
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const canonical = (record: object, fields: readonly string[]): string =>
  `{${fields.map((field) => `${JSON.stringify(field)}:${JSON.stringify((record as Record<string, unknown>)[field] ?? null)}`).join(',')}}`;

export function leavesOf(events: readonly ChainEvent[]): string {
  const leaves = Buffer.alloc(events.length * leafBytes);
  events.forEach((event, at) => {
    leaves.writeBigInt64BE(BigInt(event.seq), at * leafBytes);
    hashOfEvent(event).copy(leaves, at * leafBytes + 8);
  });
  return leaves.toString('base64');
}

const hashOfEvent = (event: ChainEvent): Buffer => sha256(canonical(event, eventFields));

/** The hash of a seal covers all that it says; the leaves by their own hash. */
export function hashOfSeal(seal: Omit<Seal, 'hash'>): string {
  const leavesHash = sha256(Buffer.from(seal.leaves, 'base64')).toString('hex');
  return sha256(canonical({ ...seal, format: chainFormat, leavesHash }, sealFields)).toString('hex');
}

function isBehind(event: ChainEvent, cursor: string): boolean {
  const [xid = '0', seq = '0'] = cursor.split('.');
  const [a, b] = [BigInt(event.xid), BigInt(xid)];
  return a === b ? BigInt(event.seq) > BigInt(seq) : a > b;
}
const cursorOf = (event: ChainEvent): string => `${event.xid}.${event.seq}`;

/** Checks every seal and every event once, in one pass whose memory does not grow; tells each finding as it is met. */
export async function verifyChain(
  { organizationId, seals, events, anchor }: Chain,
  found: (finding: ChainFinding) => void,
): Promise<ChainSummary> {
  const tell = (kind: ChainFindingKind, more: Partial<ChainFinding> = {}) =>
    found({ kind, sealNumber: null, seq: null, event: null, since: null, ...more });
  const source = events[Symbol.asyncIterator]();
  let next = await source.next();
  const advance = async () => {
    const before = next.value as ChainEvent;
    next = await source.next();
    if (!next.done && !isBehind(next.value, cursorOf(before)))
      tell('EVENT_MOVED', { seq: next.value.seq, event: next.value });
  };
  let last: Seal | undefined;
  let [sealCount, eventCount] = [0, 0];
  for await (const seal of seals) {
    const named = { sealNumber: seal.number, since: seal.sealedAt };
    const expected = (last?.number ?? 0) + 1;
    if (seal.number !== expected) {
      tell('SEAL_MISSING', { ...named, sealNumber: expected });
      // What the missing seal covered can be judged by nobody.
      while (
        !next.done &&
        !isBehind(next.value, seal.firstCursor) &&
        cursorOf(next.value) !== seal.firstCursor
      )
        await advance();
    } else if (seal.previousHash !== (last?.hash ?? noHash)) tell('CHAIN_BROKEN', named);
    const leaves = Buffer.from(seal.leaves, 'base64');
    const isSound =
      hashOfSeal(seal) === seal.hash &&
      seal.organizationId === organizationId &&
      leaves.length === seal.eventCount * leafBytes;
    if (!isSound) tell('SEAL_CHANGED', named);
    const wanted = new Map<string, Buffer>();
    for (let at = 0; at + leafBytes <= leaves.length; at += leafBytes)
      wanted.set(String(leaves.readBigInt64BE(at)), leaves.subarray(at + 8, at + leafBytes));
    while (!next.done && !isBehind(next.value, seal.lastCursor)) {
      const event = next.value;
      const hash = wanted.get(event.seq);
      if (!hash) tell('EVENT_INSERTED', { ...named, seq: event.seq, event });
      else if (!hash.equals(hashOfEvent(event))) tell('EVENT_CHANGED', { ...named, seq: event.seq, event });
      wanted.delete(event.seq);
      eventCount += 1;
      await advance();
    }
    for (const seq of wanted.keys()) tell('EVENT_REMOVED', { ...named, seq });
    if (typeof anchor === 'object' && anchor.number === seal.number && anchor.hash !== seal.hash)
      tell('ANCHOR_MISMATCH', { sealNumber: seal.number, since: anchor.at });
    last = seal;
    sealCount += 1;
  }
  let unsealed = 0;
  for (; !next.done; await advance()) unsealed += 1;
  if (anchor === 'MISSING' && last) tell('ANCHOR_MISSING', { sealNumber: last.number });
  if (anchor === 'UNREADABLE') tell('ANCHOR_UNREADABLE', { sealNumber: last?.number ?? null });
  if (typeof anchor === 'object' && anchor.number > (last?.number ?? 0))
    tell('TAIL_CUT', { sealNumber: (last?.number ?? 0) + 1, since: anchor.at });
  return {
    seals: sealCount,
    events: eventCount,
    unsealed,
    head: last ? { number: last.number, hash: last.hash } : null,
  };
}

const shanghai = (at: string | null): string | null =>
  at && `${new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })} +08:00`;

/** What a finding means, in words. */
export function wordsOf({ kind, sealNumber, seq, event }: ChainFinding): { zh: string; en: string } {
  const seal = String(sealNumber);
  const known =
    event &&
    [shanghai(event.at), event.actorName, event.action, event.objectName].filter((part) => part !== null);
  const zhEvent = `第 ${seq} 号事件${known ? `（${known.join('，')}）` : ''}`;
  const enEvent = `Event ${seq}${known ? ` (${known.join(', ')})` : ''}`;
  const words: Record<ChainFindingKind, [string, string]> = {
    EVENT_CHANGED: [
      `${zhEvent}的内容与封存时不同。`,
      `${enEvent} no longer says what it said when it was sealed.`,
    ],
    EVENT_REMOVED: [
      `${zhEvent}在第 ${seal} 批封存，现已不在。`,
      `${enEvent} was sealed in batch ${seal} and is gone.`,
    ],
    EVENT_INSERTED: [
      `${zhEvent}位于第 ${seal} 批之内，但封存时没有它。`,
      `${enEvent} stands within batch ${seal}, which was sealed without it.`,
    ],
    EVENT_MOVED: [`${zhEvent}不在原来的次序上。`, `${enEvent} is not in its place in the order.`],
    SEAL_CHANGED: [`第 ${seal} 批的封存记录被改动。`, `The seal of batch ${seal} was altered.`],
    SEAL_MISSING: [`第 ${seal} 批起的封存记录缺失。`, `Seals are missing from batch ${seal} on.`],
    CHAIN_BROKEN: [
      `第 ${seal} 批与前一批不相接：前面的封存记录被替换过。`,
      `Batch ${seal} does not continue the one before it: an earlier seal was replaced.`,
    ],
    TAIL_CUT: [
      `链尾被截断：第 ${seal} 批起的封存记录和事件不见了，而外部锚点记有它们。`,
      `The end was cut off: from batch ${seal} on, seals and events are gone that the anchor outside knows.`,
    ],
    ANCHOR_MISMATCH: [
      `第 ${seal} 批的封存记录不是当时在外部锚定的那一条。`,
      `The seal of batch ${seal} is not the one that was anchored outside at the time.`,
    ],
    ANCHOR_MISSING: [
      '外部锚点文件不见了，链尾无从证明。',
      'The anchor file is gone: nothing proves the end.',
    ],
    ANCHOR_UNREADABLE: ['外部锚点文件被改动或损坏。', 'The anchor file was altered or is damaged.'],
  };
  return { zh: words[kind][0], en: words[kind][1] };
}

async function* lines<T>(file: string): AsyncGenerator<T> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    if (line !== '') yield JSON.parse(line) as T;
}

/** Checks an export: `node verify.mjs [folder] [number:hash]`, the latter a head that was written down somewhere else. */
async function main(folder: string, expected: string | undefined): Promise<void> {
  const chain = JSON.parse(readFileSync(join(folder, 'chain.json'), 'utf8')) as {
    organizationId: string;
    head: Anchor | null;
  };
  const [number, hash = ''] = expected?.split(':') ?? [];
  const anchor = number ? { number: Number(number), hash, at: null } : (chain.head ?? undefined);
  let findings = 0;
  const summary = await verifyChain(
    {
      organizationId: chain.organizationId,
      seals: lines<Seal>(join(folder, 'seals.jsonl')),
      events: lines<ChainEvent>(join(folder, 'events.jsonl')),
      anchor,
    },
    (finding) => {
      findings += 1;
      const { zh, en } = wordsOf(finding);
      process.stdout.write(`! ${zh} ${en}${finding.since ? ` (since 起自 ${finding.since})` : ''}\n`);
    },
  );
  const head = `${summary.head?.number ?? 0}:${summary.head?.hash ?? noHash}`;
  const verdict = findings === 0 ? 'OK 完整' : `${findings} findings 处问题`;
  process.stdout.write(
    `${summary.events} events 条事件, ${summary.seals} seals 批封存, head 链头 ${head}\n${verdict}\n`,
  );
  process.exitCode = findings === 0 ? 0 : 1;
}

const self = fileURLToPath(import.meta.url);
const [, program, folder = dirname(self), expected] = process.argv;
if (program && existsSync(program) && realpathSync(program) === self) {
  await main(folder, expected).catch((error: unknown) => {
    process.stderr.write(`The export cannot be read 导出文件无法读取: ${String(error)}\n`);
    process.exitCode = 2;
  });
}
