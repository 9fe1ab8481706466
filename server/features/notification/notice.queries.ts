import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { pathOf } from './notice.path.js';
import type { Notice, NoticeFilter } from './notice.types.js';

interface Row extends Omit<Notice, 'path'> {
  readonly objectType: string;
  readonly objectId: string;
  readonly comment: boolean | null;
  readonly itemId: string | null;
  readonly mine: boolean | null;
}

/** The actor's own notices, whatever else he may do. */
const own = 'n.organization_id = $1 and n.recipient_id = $2::uuid';

/** One page of the actor's notices, newest first. */
export async function listNotices(
  reads: Reads,
  { unread, kinds }: NoticeFilter,
  page: Page,
): Promise<Connection<Notice>> {
  const [at, id] = page.after ?? [null, null];
  const rows = await reads.query<Row & { total: number }>(
    'notice.mine',
    `with matching as materialized (
       select * from notice n where ${own} and ($3::boolean is null or (n.read_at is null) = $3)
         and ($4::text[] is null or n.kind = any ($4))
     ), page as (
       select * from matching where $5::timestamptz is null or (created_at, id) < ($5, $6::uuid)
       order by created_at desc, id desc limit $7)
     select (select count(*) from matching)::integer as total, p.id, p.kind, p.object_type as "objectType",
       p.object_id as "objectId", p.object_name as "objectName", p.caused_by_name as "causedByName",
       p.facts->>'dueOn' as "dueOn", p.facts->>'reason' as reason, (p.facts->>'approved')::boolean as approved,
       (p.facts->>'comment')::boolean as comment, (p.facts->>'count')::integer as count, p.facts->>'itemId' as "itemId",
       (p.facts->>'mine')::boolean as mine, p.created_at as "createdAt", p.read_at as "readAt"
     from (select 1) one left join page p on true order by p.created_at desc, p.id desc`,
    [
      reads.actor.organizationId,
      reads.actor.membershipId ?? null,
      unread ?? null,
      kinds ?? null,
      at,
      id,
      page.first + 1,
    ],
  );
  return connect(
    rows.filter((row) => row.id !== null).map((row) => ({ ...row, path: pathOf(row) })),
    page.first,
    rows[0]?.total ?? 0,
    (row) => [row.createdAt, row.id],
  );
}

/** How many notices the actor has not read. */
export async function unreadCount(reads: Reads): Promise<number> {
  const [row] = await reads.query<{ count: number }>(
    'notice.unread',
    `select count(*)::integer as count from notice n where ${own} and n.read_at is null`,
    [reads.actor.organizationId, reads.actor.membershipId ?? null],
  );
  return row!.count;
}
