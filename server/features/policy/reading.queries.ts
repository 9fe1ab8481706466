import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { isId } from '../../platform/ids.js';
import { isReader } from './policy.columns.js';
import { wrongCursor } from './policy.list.js';

/** Whether the members `isReader` counts belong to the audience of versions: one row per version and reader. */
const readersSql = `
  with asked as (select v.id, v.for_everybody from policy_version v where v.organization_id = $1 and v.id = any ($2::uuid[])),
  units as (select distinct x.version_id, below.unit_id from policy_audience x join asked on asked.id = x.version_id
    cross join lateral unnest(unit_subtree($1, x.unit_id)) as below(unit_id) where x.organization_id = $1),
  readers as (
    select asked.id as version_id, m.id as membership_id, m.display_name from asked join membership m on m.organization_id = $1
      and (asked.for_everybody or exists (select 1 from units where units.version_id = asked.id and units.unit_id = m.unit_id))
    where ${isReader}
  )`;

export interface ReadingRow {
  readonly id: string;
  readonly expected: number;
  readonly read: number;
}

/** How many of their readers have read these versions. */
export function readingOf(reads: Reads, versionIds: readonly string[]): Promise<ReadingRow[]> {
  return reads.query<ReadingRow>(
    'policy.reading',
    `${readersSql}
     select r.version_id as id, count(*)::integer as expected, count(k.id)::integer as read from readers r
     left join acknowledgement k on k.organization_id = $1 and k.version_id = r.version_id and k.membership_id = r.membership_id
     group by r.version_id`,
    [reads.actor.organizationId, versionIds],
  );
}

/** Who still has to read these versions, as far as they are in force. */
export function readersWaiting(
  reads: Reads,
  versionIds: readonly string[],
): Promise<{ versionId: string; id: string }[]> {
  return reads.query(
    'policy.readersWaiting',
    `${readersSql} select r.version_id as "versionId", r.membership_id as id from readers r
     join policy_version v on v.organization_id = $1 and v.id = r.version_id and v.state = 'PUBLISHED'
     where not exists (select 1 from acknowledgement k where k.organization_id = $1 and k.version_id = r.version_id
       and k.membership_id = r.membership_id)`,
    [reads.actor.organizationId, versionIds],
  );
}

/** Who has not decided yet on these versions, as far as they are in approval. */
export function approversWaiting(
  reads: Reads,
  versionIds: readonly string[],
): Promise<{ versionId: string; id: string }[]> {
  return reads.query(
    'policy.approversWaiting',
    `select a.version_id as "versionId", a.approver_id as id from policy_approval a
     join policy_version v on v.organization_id = $1 and v.id = a.version_id and v.state = 'IN_APPROVAL' and v.round = a.round
     where a.organization_id = $1 and a.version_id = any ($2::uuid[]) and a.decision = 'PENDING'`,
    [reads.actor.organizationId, versionIds],
  );
}

export interface ReaderRow {
  readonly id: string;
  readonly acknowledgedAt: string | null;
}

/** One page of the readers of each version, those who have not read first. One statement for all versions. */
export async function readersOf(
  reads: Reads,
  versionIds: readonly string[],
  read: boolean | null,
  page: Page,
): Promise<Map<string, Connection<ReaderRow>>> {
  const [afterKey, afterId] = page.after ?? [null, null];
  if (page.after && (typeof afterKey !== 'string' || !isId(afterId))) throw wrongCursor();
  const rows = await reads.query<ReaderRow & { parent: string; key: string; total: number }>(
    'policy.readers',
    `${readersSql}, matching as materialized (
       select r.version_id as parent, r.membership_id as id, k.acknowledged_at as "acknowledgedAt",
         (case when k.id is null then '0' else '1' end) || r.display_name as key
       from readers r left join acknowledgement k
         on k.organization_id = $1 and k.version_id = r.version_id and k.membership_id = r.membership_id
       where $3::boolean is null or (k.id is not null) = $3::boolean
     ), page as (
       select m.*, row_number() over (partition by parent order by key, id) as place from matching m
       where $4::text is null or (key, id) > ($4::text, $5::uuid)
     )
     select t.parent, t.total::integer as total, p.id, p.key, p."acknowledgedAt" from (select parent, count(*) as total from matching group by parent) t
     left join page p on p.parent = t.parent and p.place <= $6 order by t.parent, p.place`,
    [reads.actor.organizationId, versionIds, read, afterKey, afterId, page.first + 1],
  );
  const byVersion = Map.groupBy(rows, (row) => row.parent);
  return new Map(
    versionIds.map((id) => {
      const own = byVersion.get(id) ?? [];
      const found = own.filter((row) => row.id !== null);
      return [
        id,
        connect<(typeof rows)[number]>(found, page.first, own[0]?.total ?? 0, (row) => [row.key, row.id]),
      ];
    }),
  );
}
