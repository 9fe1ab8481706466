import type { Reads } from '../../database/tx.js';
import { sealsNumbered, sealsSince } from './chain.rows.js';
import type { SealHead } from './chain.rows.js';
import { hashOfSeal, leavesOf } from './chain-verifier.js';
import type { ChainEvent } from './chain-verifier.js';

/** Where some events stand in the chain, and whether they are still what was sealed. */
export interface Sealing {
  /** Seals that cover at least one of the events. */
  readonly seals: number;
  readonly first: Pick<SealHead, 'number' | 'hash' | 'sealedAt'> | null;
  readonly last: Pick<SealHead, 'number' | 'hash' | 'sealedAt'> | null;
  /** The newest seal of the chain. */
  readonly head: Pick<SealHead, 'number' | 'hash' | 'sealedAt'> | null;
  /** Events as sealed. */
  readonly intact: number;
  /** Ids of events that are not what was sealed, or that no seal knows though it covers their place. */
  readonly changed: readonly string[];
  /** Events behind the newest seal. */
  readonly unsealed: number;
  /** Seals whose own hash is wrong. */
  readonly broken: readonly number[];
}

const leafBytes = 40;
/** Seals that are held at once, each some 20 KB. */
const atOnce = 200;

/** Compares these events with the seals over them. The links between seals are the matter of a whole verification. */
export async function sealingOf(
  reads: Reads,
  events: readonly ChainEvent[],
  since: string,
): Promise<Sealing> {
  const seals = await sealsSince(reads, since);
  const covered = new Map<number, ChainEvent[]>();
  let unsealed = 0;
  for (const event of events) {
    const seal = sealOver(seals, event);
    if (!seal) unsealed += 1;
    else if (!covered.get(seal.number)?.push(event)) covered.set(seal.number, [event]);
  }
  const numbers = [...covered.keys()].toSorted((one, other) => one - other);
  const changed: string[] = [];
  const broken: number[] = [];
  for (let at = 0; at < numbers.length; at += atOnce)
    for (const seal of await sealsNumbered(reads, numbers.slice(at, at + atOnce))) {
      if (hashOfSeal(seal) !== seal.hash) broken.push(seal.number);
      const leaves = leavesBySeq(seal.leaves);
      for (const event of covered.get(seal.number)!)
        if (leaves.get(event.seq) !== leavesBySeq(leavesOf([event])).get(event.seq)) changed.push(event.id!);
    }
  const told = (number: number | undefined) => {
    const seal = seals.find((one) => one.number === number);
    return seal ? { number: seal.number, hash: seal.hash, sealedAt: seal.sealedAt } : null;
  };
  return {
    seals: numbers.length,
    first: told(numbers[0]),
    last: told(numbers.at(-1)),
    head: told(seals.at(-1)?.number),
    intact: events.length - unsealed - changed.length,
    changed,
    unsealed,
    broken,
  };
}

function leavesBySeq(base64: string): Map<string, string> {
  const bytes = Buffer.from(base64, 'base64');
  const leaves = new Map<string, string>();
  for (let at = 0; at < bytes.length; at += leafBytes)
    leaves.set(String(bytes.readBigInt64BE(at)), bytes.toString('hex', at + 8, at + leafBytes));
  return leaves;
}

const place = (cursor: string): [bigint, bigint] => {
  const [xid = '0', seq = '0'] = cursor.split('.');
  return [BigInt(xid), BigInt(seq)];
};

/** The first seal that reaches as far as the event; seals are in order, and so are their last places. */
function sealOver(seals: readonly SealHead[], { xid, seq }: ChainEvent): SealHead | undefined {
  const [own, number] = [BigInt(xid), BigInt(seq)];
  let [low, high] = [0, seals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [last, lastSeq] = place(seals[middle]!.lastCursor);
    if (last > own || (last === own && lastSeq >= number)) high = middle;
    else low = middle + 1;
  }
  return seals[low];
}
