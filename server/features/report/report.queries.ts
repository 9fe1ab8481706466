import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { notFound } from '../../platform/graphql/errors.js';
import { isAuditor, issuesReports } from './report.access.js';
import { documentKinds } from './report.kinds.js';
import { baseOf } from './report-number.js';
import type { Report, ReportFilter, ReportKind } from './report.types.js';

const columns = `r.id, 'Report' as "__typename", r.kind, r.title, r.number, r.state, r.progress, r.failure, r.created_at as "createdAt",
  r.completed_at as "completedAt", r.file_name as "fileName", r.byte_size as "byteSize", r.sha256, r.data_at as "dataAt",
  case when r.state = 'READY' and ($4::boolean or not r.sensitive) then '/files/reports/' || r.id end as "downloadUrl", r.assessment_id as "assessmentId", r.policy_id as "policyId", case when r.kind = 'BRIEFING' then r.scope end as briefing,
  case when r.kind = 'ROADMAP' then r.scope ->> 'roadmapId' end as "roadmapId", case when r.kind = 'AUDIT_EXTRACT' then r.scope end as "auditExtract",
  r.scope ->> 'systemId' as "systemId", r.scope ->> 'planId' as "planId",
  case when r.state = 'READY' and ($4::boolean or not r.sensitive) and r.kind = any ($6::text[]) then '/files/reports/' || r.id || '?format=xlsx' end as "workbookUrl",
  case when r.pdf_of = r.sha256 then r.pdf_state end as "pdfState",
  case when r.state = 'READY' and ($4::boolean or not r.sensitive) and r.pdf_of = r.sha256 and r.pdf_state = 'READY' then '/files/reports/' || r.id || '?format=pdf' end as "pdfUrl",
  r.created_by as "createdById", r.scope, r.standing, r.submitted_by as "submittedById", r.submitted_at as "submittedAt",
  r.decided_by as "decidedById", r.decided_at as "decidedAt", r.decision_note as "decisionNote", r.previous_id as "previousId", r.template_sha256 as "templateSha256",
  (select m.name from report_template m where m.organization_id = r.organization_id and m.id = r.template_id) as "templateName"`;

const withWorkbook = Object.entries(documentKinds).flatMap(([kind, { workbook }]) =>
  workbook ? [kind] : [],
);

/**
 * A report shows the whole assessment: whoever sees only his own work sees only reports he asked for himself. One that
 * names sensitive evidence is opened only by those who may see such evidence.
 */
const inSight = `r.organization_id = $1 and r.deleted_at is null and ($2::boolean or r.created_by = $3::uuid)
  and (r.kind = 'AUDIT_EXTRACT') = $5::boolean`;
const sightOf = (actor: Actor): readonly unknown[] => [
  actor.organizationId,
  !actor.ownWorkOnly,
  actor.membershipId ?? null,
  may(actor, 'evidence:readSensitive'),
  isAuditor(actor),
  withWorkbook,
];

export function reportsByIds(reads: Reads, ids: readonly string[]): Promise<Report[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Report>(
    'report.byIds',
    `select ${columns} from report r where ${inSight} and r.id = any ($7::uuid[])`,
    [...sightOf(reads.actor), ids],
  );
}

/** One report, or NOT_FOUND. */
export async function requireReport(reads: Reads, id: string): Promise<Report> {
  const [report] = await reportsByIds(reads, [id]);
  if (!report) throw notFound();
  return report;
}

// The version stands at the end of the number; an index is made of the very same expression.
const base = (alias: string): string => `regexp_replace(${alias}.number, '-V[0-9.]+$', '')`;

/** Versions of these reports that are in sight, newest first, each with the report that it is a version of. */
export function versionsOf(
  reads: Reads,
  ids: readonly string[],
): Promise<(Report & { readonly ofId: string })[]> {
  return reads.query(
    'report.versions',
    `select ${columns}, o.id as "ofId" from report o join report r on r.organization_id = o.organization_id and ${base('r')} = ${base('o')}
     where ${inSight} and o.organization_id = $1 and o.id = any ($7::uuid[]) order by r.created_at desc, r.id desc`,
    [...sightOf(reads.actor), ids],
  );
}

/** How many versions of a document were ever made, deleted ones among them: their numbers are not given again. */
export async function versionsMade(reads: Reads, number: string): Promise<number> {
  const [row] = await reads.query<{ made: string | number }>(
    'report.versionsMade',
    `select count(*) as made from report r where r.organization_id = $1 and ${base('r')} = $2`,
    [reads.actor.organizationId, baseOf(number)],
  );
  return Number(row!.made);
}

/** What these reports were made from, with their kind. */
export function dataOfReports(
  reads: Reads,
  ids: readonly string[],
): Promise<{ id: string; kind: ReportKind; data: object }[]> {
  return reads.query(
    'report.data',
    'select id, kind, data from report where organization_id = $1 and id = any ($2::uuid[]) and data is not null',
    [reads.actor.organizationId, ids],
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
       select r.id, r.created_at from report r where ${inSight} and ($7::uuid is null or r.assessment_id = $7)
         and ($8::text is null or r.kind = $8) and ($9::text[] is null or r.state = any ($9))
         and ($14::text[] is null or r.standing = any ($14))
         and (not $15::boolean or ($16::boolean and r.standing = 'SUBMITTED' and r.submitted_by is distinct from $3::uuid))
         and ($13::text is null or (r.kind = 'ROADMAP' and r.scope ->> 'roadmapId' = $13))
         and ($17::text is null or r.scope ->> 'systemId' = $17) and ($18::text is null or r.scope ->> 'planId' = $18)
     ), page as (
       select id from matching where $10::timestamptz is null or (created_at, id) < ($10, $11::uuid)
       order by created_at desc, id desc limit $12
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
      filter.standings?.length ? filter.standings : null,
      filter.decidableByMe ?? false,
      issuesReports(reads.actor),
      filter.systemId ?? null,
      filter.planId ?? null,
    ],
  );
  const reports = rows.filter((row) => row.id !== null);
  return connect(reports, page.first, rows[0]?.total ?? 0, (row) => [row.createdAt, row.id]);
}
