import type { Reads } from '../../platform/database/database.js';
import { connect, readPage } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import { likePattern } from '../../platform/search.js';
import type { Change, ChangePage, Event, EventFilter } from './activity.types.js';

const columns = `id, 'Event' as "__typename", at, actor_id as "actorId", actor_name as "actorName", action, object_type as "objectType",
  object_id as "objectId", object_name as "objectName", before::text as before, after::text as after, outcome, reason,
  request_id as "requestId", address`;

/** Events of these objects, newest first; at most `each` per object, only of these actions. For histories inside other rooms. */
export function eventsOfObjects(
  reads: Reads,
  objectIds: readonly string[],
  each = 50,
  actions: readonly string[] | null = null,
): Promise<Event[]> {
  if (objectIds.length === 0) return Promise.resolve([]);
  return reads.query<Event>(
    'event.ofObjects',
    `select ${columns} from (select *, row_number() over (partition by object_id order by at desc, id desc) as place
       from event where organization_id = $1 and object_id = any($2::uuid[]) and ($4::text[] is null or action = any ($4))) e where place <= $3 order by at desc, id desc`,
    [reads.actor.organizationId, objectIds, each, actions],
  );
}

export function eventsByIds(reads: Reads, ids: readonly string[]): Promise<Event[]> {
  return reads.query<Event>(
    'event.byIds',
    `select ${columns} from event where organization_id = $1 and id = any($2::uuid[])`,
    [reads.actor.organizationId, ids],
  );
}

/** One page of the audit trail, newest first. The total is exact up to 10,000. */
export async function listEvents(
  reads: Reads,
  filter: EventFilter,
  first: number,
  after: string | null,
): Promise<Connection<Event>> {
  const page: Page = readPage(first, after, 2);
  const where = `organization_id = $1 and ($2::text is null or action = $2 or (right($2, 1) = '.' and starts_with(action, $2)))
    and ($3::text is null or object_type = $3) and ($4::uuid is null or object_id = $4) and ($5::uuid is null or actor_id = $5)
    and ($6::text is null or outcome = $6) and ($7::timestamptz is null or at >= $7) and ($8::timestamptz is null or at < $8)
    and ($9::text is null or object_name ilike $9 or actor_name ilike $9)`;
  const parameters = [
    reads.actor.organizationId,
    filter.action ?? null,
    filter.objectType ?? null,
    filter.objectId ?? null,
    filter.actorId ?? null,
    filter.outcome ?? null,
    filter.since ?? null,
    filter.until ?? null,
    filter.search ? likePattern(filter.search.trim()) : null,
  ];
  const rows = await reads.query<Event & { total: number }>(
    'event.list',
    `select ${columns}, (select count(*) from (select 1 from event where ${where} limit 10000) c) as total from event where ${where}
       and ($10::timestamptz is null or (at, id) < ($10, $11::uuid)) order by at desc, id desc limit $12`,
    [...parameters, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return connect(rows, page.first, rows[0]?.total ?? 0, (row) => [row.at, row.id]);
}

const cursorPattern = /^(\d{1,20})\.(\d{1,19})$/;

/** Changes after a cursor in commit order; only such below the oldest running transaction, so that none can appear later. */
export async function changesAfter(reads: Reads, after: string | null, first: number): Promise<ChangePage> {
  const { first: size } = readPage(first, null, 0);
  const position = after ? cursorPattern.exec(after) : undefined;
  if (after && !position)
    throw badInput({ after: text('变更位置无效。', 'The position in the feed is not valid.') });
  const changes = await reads.query<Change>(
    'event.changes',
    `select xid::text || '.' || seq as cursor, at, action, object_type as "objectType", object_id as "objectId" from event
     where organization_id = $1 and (xid, seq) > ($2::text::xid8, $3::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
       and object_type not in ('Session', 'Account', 'Membership', 'ApiToken', 'Notice') order by xid, seq limit $4`,
    [reads.actor.organizationId, position?.[1] ?? '0', position?.[2] ?? '0', size + 1],
  );
  const page = changes.slice(0, size);
  return { changes: page, endCursor: page.at(-1)?.cursor ?? after ?? '0.0', hasMore: changes.length > size };
}
