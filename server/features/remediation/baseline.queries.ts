import type { Reads } from '../../platform/database/database.js';
import type { PlanBaseline, PlanStanding, TaskBaseline } from './plan-approval.types.js';
import { inSight, sightOf, today } from './task.queries.js';

/** The day on which a task aliased t ends as things stand: verified, or at best on its due day, and not before today. */
const endsOn = `case when t.state = 'VERIFIED' then (t.verified_at at time zone 'Asia/Shanghai')::date else greatest(t.due_on, ${today}) end`;

/** The last baseline of each plan aliased p, as `last`. */
const lastOf = (plan: string) => `left join lateral (select b.id, b.number from plan_baseline b
  where b.organization_id = $1 and b.plan_id = ${plan} order by b.number desc limit 1) last on true`;

/** Baselines of these plans, newest first. */
export function baselinesOfPlans(reads: Reads, planIds: readonly string[]): Promise<PlanBaseline[]> {
  return reads.query<PlanBaseline>(
    'baseline.ofPlans',
    `select b.plan_id as "planId", b.number, b.starts_on::text as "startsOn", b.ends_on::text as "endsOn", b.request_note as "requestNote",
       b.note, b.requested_by as "requestedById", b.approved_by as "approvedById", b.created_at as "approvedAt",
       k.count as "taskCount", k.budget
     from plan_baseline b cross join lateral (select count(*)::integer as count, sum(k.budget)::float8 as budget
       from baseline_task k join remediation_task t on t.organization_id = k.organization_id and t.id = k.task_id
       where k.organization_id = $1 and k.baseline_id = b.id and ${inSight}) k
     where b.organization_id = $1 and b.plan_id = any ($4::uuid[]) order by b.plan_id, b.number desc`,
    [...sightOf(reads.actor), planIds],
  );
}

/** The last baseline of those of these plans that have one. */
export function latestBaselines(
  reads: Reads,
  planIds: readonly string[],
): Promise<{ planId: string; number: number; startsOn: string; endsOn: string }[]> {
  return reads.query(
    'baseline.latest',
    `select distinct on (b.plan_id) b.plan_id as "planId", b.number, b.starts_on::text as "startsOn", b.ends_on::text as "endsOn"
     from plan_baseline b where b.organization_id = $1 and b.plan_id = any ($2::uuid[]) order by b.plan_id, b.number desc`,
    [reads.actor.organizationId, planIds],
  );
}

/** Each of these plans against its last baseline. */
export function standingsOfPlans(
  reads: Reads,
  planIds: readonly string[],
): Promise<(PlanStanding & { planId: string })[]> {
  return reads.query(
    'baseline.standings',
    `select p.id as "planId", own.budget, own."actualCost", own."effortDays", own."slippedTasks", own."addedTasks", gone."removedTasks",
       own.ends_on - greatest(own.base_ends_on, gone.base_ends_on) as "slippageDays",
       case when num_nonnulls(own.base_budget, gone.base_budget) > 0 then coalesce(own.base_budget, 0) + coalesce(gone.base_budget, 0) end::float8
         as "baselineBudget",
       case when num_nonnulls(own.base_effort, gone.base_effort) > 0 then coalesce(own.base_effort, 0) + coalesce(gone.base_effort, 0) end::float8
         as "baselineEffortDays"
     from remediation_plan p ${lastOf('p.id')}
     cross join lateral (
       select sum(t.budget)::float8 as budget, sum(t.actual_cost)::float8 as "actualCost", sum(t.effort_days)::float8 as "effortDays",
         count(*) filter (where ${endsOn} > k.due_on)::integer as "slippedTasks",
         count(*) filter (where last.id is not null and k.task_id is null)::integer as "addedTasks",
         max(${endsOn}) as ends_on, max(k.due_on) as base_ends_on, sum(k.budget) as base_budget, sum(k.effort_days) as base_effort
       from remediation_task t left join baseline_task k on k.organization_id = $1 and k.baseline_id = last.id and k.task_id = t.id
       where ${inSight} and t.plan_id = p.id) own
     cross join lateral (
       select count(*)::integer as "removedTasks", max(k.due_on) as base_ends_on, sum(k.budget) as base_budget, sum(k.effort_days) as base_effort
       from baseline_task k join remediation_task t on t.organization_id = k.organization_id and t.id = k.task_id
       where k.organization_id = $1 and k.baseline_id = last.id and t.plan_id is distinct from p.id and ${inSight}) gone
     where p.organization_id = $1 and p.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), planIds],
  );
}

/** Tasks of plans that were ever approved against the last baseline. */
export function baselinesOfTasks(reads: Reads, taskIds: readonly string[]): Promise<TaskBaseline[]> {
  return reads.query<TaskBaseline>(
    'baseline.ofTasks',
    `select t.id as "taskId", last.number, k.task_id is null as added, k.due_on::text as "dueOn", k.budget::float8 as budget,
       k.effort_days::float8 as "effortDays", ${endsOn} - k.due_on as "slippageDays"
     from remediation_task t ${lastOf('t.plan_id')}
     left join baseline_task k on k.organization_id = $1 and k.baseline_id = last.id and k.task_id = t.id
     where t.organization_id = $1 and t.id = any ($2::uuid[]) and last.id is not null`,
    [reads.actor.organizationId, taskIds],
  );
}
