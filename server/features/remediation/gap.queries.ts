import type { Reads } from '../../platform/database/database.js';
import { proofJoin, proofState, proofWith } from '../assessment/index.js';
import type { GapSummary } from './remediation.types.js';
import { hasUnfinishedTask, inSight, overdue, sightOf, today } from './task.queries.js';

/** Age of a gap in days since the verdict; the last band has no end. */
export const ageBands = [
  { label: '0–7', fromDays: 0, toDays: 7 },
  { label: '8–30', fromDays: 8, toDays: 30 },
  { label: '31–90', fromDays: 31, toDays: 90 },
  { label: '>90', fromDays: 91, toDays: null },
] as const;

interface Row extends Omit<GapSummary, 'ageBands'> {
  readonly ages: readonly number[];
}

// A result and a task are in sight by the same rule: own unit, or own name.
const resultInSight = `r.organization_id = $1 and ($2::uuid[] is null or r.unit_id = any ($2) or r.assignee_id = $3::uuid)`;

const band = ageBands
  .map(({ fromDays }, at) => `when age >= ${fromDays} then ${at + 1}`)
  .toReversed()
  .join(' ');

// The assessment asked for, or every open one.
const scope = `r.assessment_id in (select s.id from assessment s where s.organization_id = $1
    and case when $4::uuid is null then s.state = 'OPEN' else s.id = $4 end)`;

const summarySql = `
  with ${proofWith(scope, { onlyClaims: true })}, claim as (
    select r.id, r.verdict, ${proofState} as proof, ${hasUnfinishedTask} as "hasTask",
      greatest(${today} - coalesce((r.rated_at at time zone 'Asia/Shanghai')::date, r.carried_from_on,
        (r.created_at at time zone 'Asia/Shanghai')::date), 0) as age
    from result r join control c on c.id = r.control_id and not c.informative ${proofJoin}
    where ${resultInSight} and ${scope} and r.verdict in ('MET', 'PARTIAL', 'UNMET')
  ), gap as materialized (
    select *, case ${band} end as band, proof not in ('PROVEN', 'NOT_NEEDED') as unproven
    from claim where verdict <> 'MET' or proof <> 'PROVEN'
  ), work as materialized (
    select t.unit_id, ${overdue} as late from remediation_task t
    where ${inSight} and t.state <> 'VERIFIED'
      and ($4::uuid is null or t.id in (select x.task_id from task_result x
        join result r on r.organization_id = $1 and r.id = x.result_id where x.organization_id = $1 and r.assessment_id = $4))
  )
  select count(*)::integer as "openGaps", (count(*) filter (where not "hasTask"))::integer as "withoutTask",
    (count(*) filter (where unproven))::integer as "declaredNotProven",
    (select count(*) from work where late)::integer as "overdueTasks",
    array[${ageBands.map((_, at) => `(count(*) filter (where band = ${at + 1}))::integer`).join(', ')}] as ages,
    (select coalesce(json_agg(json_build_object('unitId', unit_id, 'tasks', tasks, 'overdue', late) order by tasks desc, unit_id), '[]')
     from (select unit_id, count(*)::integer as tasks, (count(*) filter (where late))::integer as late from work group by unit_id) u) as "byUnit"
  from gap`;

/** Gaps and load in one statement: of one assessment, or of all open ones. */
export async function gapSummary(reads: Reads, assessmentId: string | null): Promise<GapSummary> {
  const [row] = await reads.query<Row>('gap.summary', summarySql, [...sightOf(reads.actor), assessmentId]);
  if (!row) throw new Error('an aggregate answered no row');
  const { ages, ...counts } = row;
  return { ...counts, ageBands: ageBands.map((each, at) => ({ ...each, count: ages[at] ?? 0 })) };
}
