import type { Reads } from '../../database/tx.js';
import type { ChainEvent, Seal } from './chain-verifier.js';

/** Runs a piece of work in a transaction of one organization; pages are read one by one, so that none stays open for long. */
export type ReadPage = <T>(work: (reads: Reads) => Promise<T>) => Promise<T>;

const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Every column as text: what PostgreSQL writes is the same on every server, whatever the session is set to. */
const eventColumns = `e.action, e.actor_id::text as "actorId", e.actor_kind as "actorKind", e.actor_name as "actorName", e.address,
  e.after::text as after, ${instant('e.at')} as at, e.before::text as before, e.id::text as id, ${instant('e.moment')} as moment,
  e.object_id::text as "objectId", e.object_name as "objectName", e.object_type as "objectType",
  e.organization_id::text as "organizationId", e.outcome, e.reason, e.request_id as "requestId", e.seq::text as seq,
  e.session_id::text as "sessionId", e.topics::text as topics, e.user_agent as "userAgent", e.xid::text as xid`;

const sealColumns = `s.organization_id::text as "organizationId", s.number, s.first_cursor as "firstCursor",
  s.last_cursor as "lastCursor", s.event_count as "eventCount", s.previous_hash as "previousHash",
  ${instant('s.sealed_at')} as "sealedAt", translate(encode(s.leaves, 'base64'), E'\\n', '') as leaves, s.hash`;

export const start = '0.0';

/** Events behind a place, in commit order; only such below the oldest running transaction, so that none can come between. */
export function eventsBehind(reads: Reads, cursor: string, limit: number): Promise<ChainEvent[]> {
  const [xid, seq] = cursor.split('.');
  return reads.query<ChainEvent>(
    'chain.events',
    `select ${eventColumns} from event e
     where e.organization_id = $1 and (e.xid, e.seq) > ($2::text::xid8, $3::bigint)
       and e.xid < pg_snapshot_xmin(pg_current_snapshot()) order by e.xid, e.seq limit $4`,
    [reads.actor.organizationId, xid, seq, limit],
  );
}

/** Seals behind a number, by number. */
export function sealsBehind(reads: Reads, number: number, limit: number): Promise<Seal[]> {
  return reads.query<Seal>(
    'chain.seals',
    `select ${sealColumns} from event_seal s where s.organization_id = $1 and s.number > $2 order by s.number limit $3`,
    [reads.actor.organizationId, number, limit],
  );
}

export async function lastSeal(reads: Reads): Promise<Seal | undefined> {
  const [seal] = await reads.query<Seal>(
    'chain.lastSeal',
    `select ${sealColumns} from event_seal s where s.organization_id = $1 order by s.number desc limit 1`,
    [reads.actor.organizationId],
  );
  return seal;
}

export async function hashOfSealNumbered(reads: Reads, number: number): Promise<string | undefined> {
  const [seal] = await reads.query<{ hash: string }>(
    'chain.sealHash',
    'select hash from event_seal where organization_id = $1 and number = $2',
    [reads.actor.organizationId, number],
  );
  return seal?.hash;
}

/** Inserts a seal and answers it as it was stored. */
export async function insertSeal(reads: Reads, seal: Seal): Promise<void> {
  await reads.query(
    'chain.insertSeal',
    `insert into event_seal (organization_id, number, first_cursor, last_cursor, event_count, previous_hash, sealed_at, leaves, hash)
     values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'base64'), $9)`,
    [
      seal.organizationId,
      seal.number,
      seal.firstCursor,
      seal.lastCursor,
      seal.eventCount,
      seal.previousHash,
      seal.sealedAt,
      seal.leaves,
      seal.hash,
    ],
  );
}

/** Which events of a period: those of all objects and actors unless narrowed. */
export interface EventPeriod {
  /** Not before. */
  readonly since: string;
  /** Before. */
  readonly until: string;
  readonly objectType: string | null;
  readonly actorId: string | null;
}

const ofPeriod = `e.organization_id = $1 and e.at >= $2::timestamptz and e.at < $3::timestamptz
  and ($4::text is null or e.object_type = $4) and ($5::uuid is null or e.actor_id = $5)`;
const periodOf = ({ since, until, objectType, actorId }: EventPeriod): unknown[] => [
  since,
  until,
  objectType,
  actorId,
];

/** How many events a period has, counted up to `limit`. */
export async function countEvents(reads: Reads, period: EventPeriod, limit: number): Promise<number> {
  const [row] = await reads.query<{ count: number }>(
    'chain.countEvents',
    `select count(*)::integer as count from (select 1 from event e where ${ofPeriod} limit $6) k`,
    [reads.actor.organizationId, ...periodOf(period), limit],
  );
  return row!.count;
}

/** Events of a period as they were hashed, in the order of time. */
export function eventsOfPeriod(reads: Reads, period: EventPeriod, limit: number): Promise<ChainEvent[]> {
  return reads.query<ChainEvent>(
    'chain.eventsOfPeriod',
    `select ${eventColumns} from event e where ${ofPeriod} order by e.at, e.id limit $6`,
    [reads.actor.organizationId, ...periodOf(period), limit],
  );
}

/** What a seal says of itself without its leaves. */
export type SealHead = Pick<Seal, 'number' | 'lastCursor' | 'sealedAt' | 'hash'>;

/** Seals that were made since a time, by number: no event is sealed before it happened. */
export function sealsSince(reads: Reads, since: string): Promise<SealHead[]> {
  return reads.query<SealHead>(
    'chain.sealsSince',
    `select s.number, s.last_cursor as "lastCursor", ${instant('s.sealed_at')} as "sealedAt", s.hash from event_seal s
     where s.organization_id = $1 and s.sealed_at >= $2::timestamptz order by s.number`,
    [reads.actor.organizationId, since],
  );
}

/** These seals with their leaves. */
export function sealsNumbered(reads: Reads, numbers: readonly number[]): Promise<Seal[]> {
  return reads.query<Seal>(
    'chain.sealsNumbered',
    `select ${sealColumns} from event_seal s where s.organization_id = $1 and s.number = any ($2::integer[]) order by s.number`,
    [reads.actor.organizationId, numbers],
  );
}

const eventPage = 500;
const sealPage = 20;

/** All events of the organization up to now, page by page. */
export async function* allEvents(read: ReadPage): AsyncGenerator<ChainEvent> {
  for (let cursor = start; ;) {
    const page = await read((reads) => eventsBehind(reads, cursor, eventPage));
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < eventPage) return;
    cursor = `${last.xid}.${last.seq}`;
  }
}

/** All seals of the organization up to `last`, which were there when somebody began to look. */
export async function* allSeals(read: ReadPage, last: number): AsyncGenerator<Seal> {
  for (let number = 0; number < last;) {
    const page = await read((reads) => sealsBehind(reads, number, sealPage));
    for (const seal of page) if (seal.number <= last) yield seal;
    if (page.length === 0) return;
    number = page.at(-1)!.number;
  }
}
