import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import type { Report, ReportFilter } from './report.types.js';

const columns = `r.id, 'Report' as "__typename", r.kind, r.title, r.number, r.state, r.progress, r.failure, r.created_at as "createdAt",
  r.completed_at as "completedAt", r.file_name as "fileName", r.byte_size as "byteSize", r.sha256, r.data_at as "dataAt",
  case when r.state = 'READY' and ($4::boolean or not r.sensitive) then '/files/reports/' || r.id end as "downloadUrl", r.assessment_id as "assessmentId", r.policy_id as "policyId", case when r.kind = 'BRIEFING' then r.scope end as briefing,
  case when r.kind = 'ROADMAP' then r.scope ->> 'roadmapId' end as "roadmapId", r.scope ->> 'systemId' as "systemId", r.scope ->> 'planId' as "planId",
  r.created_by as "createdById"`;

/**
 * A report shows the whole assessment: whoever sees only his own work sees only reports he asked for himself. One that
 * names sensitive evidence is opened only by those who may see such evidence.
 */
const inSight = `r.organization_id = $1 and r.deleted_at is null and ($2::boolean or r.created_by = $3::uuid)`;
const sightOf = (actor: Actor): readonly unknown[] => [
  actor.organizationId,
  !actor.ownWorkOnly,
  actor.membershipId ?? null,
  may(actor, 'evidence:readSensitive'),
];

export function reportsByIds(reads: Reads, ids: readonly string[]): Promise<Report[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Report>(
    'report.byIds',
    `select ${columns} from report r where ${inSight} and r.id = any ($5::uuid[])`,
    [...sightOf(reads.actor), ids],
  );
}

/** One page, newest first; the total does not depend on the page. */
export async function listReports(
  reads: Reads,
  filter: ReportFilter,
  page: Page,
): Promise<Connection<Report>> {
  const rows = await reads.query<Report & { total: number }>(
    'report.list',
    `with matching as materialized (
       select r.id, r.created_at from report r where ${inSight} and ($5::uuid is null or r.assessment_id = $5)
         and ($6::text is null or r.kind = $6) and ($7::text[] is null or r.state = any ($7))
         and ($11::text is null or (r.kind = 'ROADMAP' and r.scope ->> 'roadmapId' = $11))
         and ($12::text is null or r.scope ->> 'systemId' = $12) and ($13::text is null or r.scope ->> 'planId' = $13)
     ), page as (
       select id from matching where $8::timestamptz is null or (created_at, id) < ($8, $9::uuid)
       order by created_at desc, id desc limit $10
     )
     select ${columns}, (select count(*) from matching) as total
     from (select 1) one left join page on true left join report r on r.organization_id = $1 and r.id = page.id
     order by r.created_at desc, r.id desc`,
    [
      ...sightOf(reads.actor),
      filter.assessmentId ?? null,
      filter.kind ?? null,
      filter.states?.length ? filter.states : null,
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.first + 1,
      filter.roadmapId ?? null,
      filter.systemId ?? null,
      filter.planId ?? null,
    ],
  );
  const reports = rows.filter((row) => row.id !== null);
  return connect(reports, page.first, rows[0]?.total ?? 0, (row) => [row.createdAt, row.id]);
}
