import type { Reads, Tx } from '../../platform/database/database.js';
import type { Wishes } from './wishes.js';

/** An event as far as somebody may have to be told of it. */
export interface ToldEvent {
  readonly id: string;
  readonly action: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly objectId: string;
  readonly objectName: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Says who is to be told of events with these actions. Statements as many for one event as for all. */
export interface Teller {
  readonly actions: readonly string[];
  readonly wishes: (tx: Reads, events: readonly ToldEvent[]) => Promise<Wishes>;
}

/** A place in the order of the feed. */
export interface Place {
  readonly xid: string;
  readonly seq: string;
}

/** What every wish of an event says. */
export const of = (event: ToldEvent) => ({
  key: event.id,
  at: event.at,
  by: { id: event.actorId, name: event.actorName },
});

/** Events of one page behind a place; only such below the oldest running transaction, so that none can come between. */
export function eventsBehind(
  tx: Tx,
  { xid, seq }: Place,
  actions: readonly string[],
  limit: number,
): Promise<(ToldEvent & Place)[]> {
  return tx.query(
    'notice.events',
    `select e.xid::text as xid, e.seq::text as seq, e.id, e.action, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
       e.actor_id as "actorId", e.actor_name as "actorName", e.object_id as "objectId", e.object_name as "objectName",
       e.outcome, e.reason, case when e.action = any ($4::text[]) then e.before end as before,
       case when e.action = any ($4::text[]) then e.after end as after
     from event e where e.organization_id = $1 and (e.xid, e.seq) > ($2::text::xid8, $3::bigint)
       and e.xid < pg_snapshot_xmin(pg_current_snapshot()) order by e.xid, e.seq limit $5`,
    [tx.actor.organizationId, xid, seq, actions, limit],
  );
}

/** The last event before this many days: what is older is no news. */
export async function placeBefore(tx: Tx, days: number): Promise<Place> {
  const [place] = await tx.query<Place>(
    'notice.begin',
    `select xid::text as xid, seq::text as seq from event where organization_id = $1 and at < now() - make_interval(days => $2)
       and xid < pg_snapshot_xmin(pg_current_snapshot()) order by at desc, id desc limit 1`,
    [tx.actor.organizationId, days],
  );
  return place ?? { xid: '0', seq: '0' };
}
