import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { notFound } from '../../platform/graphql/errors.js';
import { inspectionInSight, itemInSight, noteInSight, sightOf } from './inspection.access.js';
import type { InspectionFilter } from './inspection.inputs.js';
import type { Inspection, InspectionReadiness, InspectionRectification } from './inspection.types.js';
import { problemKinds, readinessWith } from './readiness.queries.js';

export const today = `(now() at time zone 'Asia/Shanghai')::date`;

const columns = `n.id, 'Inspection' as "__typename", n.name, n.kind, n.state, n.inspecting_body as "inspectingBody",
  n.notice_number as "noticeNumber", n.note, n.period_from::text as "periodFrom", n.period_to::text as "periodTo",
  n.visit_from::text as "visitFrom", n.visit_to::text as "visitTo", n.visit_from - ${today} as "daysLeft", n.reason,
  n.assessment_id as "assessmentId", n.previous_id as "previousId", n.leader_id as "leaderId", n.plan_id as "planId",
  n.created_at as "createdAt", n.version`;

/** Inspections by id, in no particular order; those out of the actor's sight are missing. */
export function inspectionsByIds(reads: Reads, ids: readonly string[]): Promise<Inspection[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Inspection>(
    'inspection.byIds',
    `select ${columns} from inspection n where ${inspectionInSight('n')} and n.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), ids],
  );
}

/** One inspection, or NOT_FOUND. */
export async function requireInspection(reads: Reads, id: string): Promise<Inspection> {
  const [inspection] = await inspectionsByIds(reads, [id]);
  if (!inspection) throw notFound();
  return inspection;
}

/** One page, the latest period first, with the total under the same filter: one statement. */
export async function listInspections(
  reads: Reads,
  filter: InspectionFilter,
  page: Page,
): Promise<Connection<Inspection>> {
  const rows = await reads.query<Inspection & { total: number }>(
    'inspection.list',
    `with matching as materialized (
       select n.id, n.period_to from inspection n where ${inspectionInSight('n')} and ($4::text[] is null or n.state = any ($4))
         and ($5::text[] is null or n.kind = any ($5)) and ($6::uuid is null or n.assessment_id = $6)
     ), page as (
       select id from matching where $7::date is null or (period_to, id) < ($7, $8::uuid) order by period_to desc, id desc limit $9
     )
     select (select count(*) from matching)::integer as total, ${columns}
     from (select 1) one left join page on true left join inspection n on n.organization_id = $1 and n.id = page.id
     order by n.period_to desc, n.id desc`,
    [
      ...sightOf(reads.actor),
      filter.states?.length ? filter.states : null,
      filter.kinds?.length ? filter.kinds : null,
      filter.assessmentId ?? null,
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.first + 1,
    ],
  );
  const found = rows.filter((row) => row.id !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.periodTo, row.id]);
}

/** For `readinessWith`: these inspections, each judged for the first day of its visit. */
export const wantedInspections = (ids: string): string =>
  `select n.id as key, n.assessment_id, n.period_from, n.period_to, n.visit_from as valid_on from inspection n
   where n.organization_id = $1 and n.id = any (${ids}::uuid[])`;

type Counts = Readonly<Record<(typeof problemKinds)[number], number>>;

/** How complete these inspections are, over the items in sight: one statement, whatever their number. */
export async function readinessOfInspections(
  reads: Reads,
  ids: readonly string[],
): Promise<Map<string, InspectionReadiness>> {
  const rows = await reads.query<
    Omit<InspectionReadiness, 'problems'> & { inspectionId: string; counts: Counts }
  >(
    'inspection.readiness',
    `with ${readinessWith(wantedInspections('$4'))}
     select i.inspection_id as "inspectionId", count(*)::integer as items,
       (count(*) filter (where cardinality(q.kinds) = 0))::integer as ready,
       (count(*) filter (where i.unit_id is null and i.person_id is null))::integer as unassigned,
       (count(*) filter (where cardinality(q.kinds) > 0 and i.due_on < ${today}))::integer as overdue,
       json_build_object(${problemKinds.map((kind) => `'${kind}', count(*) filter (where '${kind}' = any (q.kinds))`).join(', ')}) as counts
     from inspection_item i join readiness q on q.key = i.inspection_id and q.result_id = i.result_id
     where ${itemInSight('i')} and i.inspection_id = any ($4::uuid[]) group by i.inspection_id`,
    [...sightOf(reads.actor), ids],
  );
  return new Map(
    rows.map(({ inspectionId, counts, ...row }) => [
      inspectionId,
      {
        ...row,
        problems: problemKinds.flatMap((kind) => (counts[kind] > 0 ? [{ kind, count: counts[kind] }] : [])),
      },
    ]),
  );
}

/** How far findings are rectified: one statement. */
export async function rectificationOf(
  reads: Reads,
  ids: readonly string[],
): Promise<Map<string, InspectionRectification>> {
  const rows = await reads.query<InspectionRectification & { inspectionId: string }>(
    'inspection.rectification',
    `select m.inspection_id as "inspectionId", count(*)::integer as findings, count(m.task_id)::integer as planned,
       (count(*) filter (where t.state = 'VERIFIED' or m.task_id is null and m.state = 'ANSWERED'))::integer as settled,
       (count(*) filter (where t.state <> 'VERIFIED' and t.due_on < ${today}))::integer as overdue,
       (min(t.due_on) filter (where t.state <> 'VERIFIED'))::text as "nextDueOn"
     from inspection_note m left join remediation_task t on t.organization_id = $1 and t.id = m.task_id
     where ${noteInSight('m')} and m.kind = 'FINDING' and m.inspection_id = any ($4::uuid[]) group by m.inspection_id`,
    [...sightOf(reads.actor), ids],
  );
  return new Map(rows.map(({ inspectionId, ...row }) => [inspectionId, row]));
}
