import { may } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { byParent } from '../../platform/graphql/relation.js';
import type { RemediationPlanFilter } from './plan.inputs.js';
import type { RemediationPlan, TaskStateCount } from './remediation.types.js';
import { inSight, sightOf } from './task.queries.js';
import { taskStates } from './task.lifecycle.js';

// Former rows that are older than states and versions of plans have none.
const columns = `p.id, 'RemediationPlan' as "__typename", p.name, p.assessment_id as "assessmentId", p.starts_on::text as "startsOn",
  p.ends_on::text as "endsOn", p.owner_id as "ownerId", p.created_at as "createdAt", coalesce(p.state, 'DRAFT') as state, p.source,
  p.source_reference as "sourceReference", p.note, p.requested_by as "requestedById", p.requested_at as "requestedAt", p.request_note as "requestNote",
  p.return_reason as "returnReason", coalesce(p.version, 1) as version`;

/** Contributors and service engineers see their own plans and those with a task in their sight. */
const planInSight = `p.organization_id = $1 and ($2::uuid[] is null or p.owner_id = $3::uuid
    or exists (select 1 from remediation_task t where t.plan_id = p.id and ${inSight}))`;

/** Plans by id, in no particular order; those out of the actor's sight are missing. */
export function plansByIds(reads: Reads, ids: readonly string[]): Promise<RemediationPlan[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<RemediationPlan>(
    'plan.byIds',
    `select ${columns} from remediation_plan p where ${planInSight} and p.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), ids],
  );
}

/** One page of plans, newest first, with the total: one statement. */
export async function listPlans(
  reads: Reads,
  filter: RemediationPlanFilter,
  page: Page,
): Promise<Connection<RemediationPlan>> {
  const { actor } = reads;
  // `approvalProblem` for all rows at once.
  const decides = may(actor, 'remediation:approvePlan') && !actor.ownWorkOnly && Boolean(actor.membershipId);
  const rows = await reads.query<RemediationPlan & { total: number }>(
    'plan.list',
    `with matching as materialized (select p.id, p.created_at from remediation_plan p where (${planInSight})
       and ($7::text[] is null or coalesce(p.state, 'DRAFT') = any ($7))
       and (not $8::boolean or ($9::boolean and p.state = 'REQUESTED' and p.requested_by is distinct from $3::uuid))),
     page as (select id from matching where $4::timestamptz is null or (created_at, id) < ($4, $5::uuid)
       order by created_at desc, id desc limit $6)
     select (select count(*) from matching)::integer as total, ${columns}
     from (select 1) one left join page on true left join remediation_plan p on p.organization_id = $1 and p.id = page.id
     order by p.created_at desc, p.id desc`,
    [
      ...sightOf(reads.actor),
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.first + 1,
      filter.states?.length ? filter.states : null,
      filter.approvableByMe ?? false,
      decides,
    ],
  );
  return connect(
    rows.filter((row) => row.id !== null),
    page.first,
    rows[0]?.total ?? 0,
    (plan) => [plan.createdAt, plan.id],
  );
}

/** Tasks per state of each plan, in the order of the plans; every state is listed. */
export async function taskCountsOf(
  reads: Reads,
  plans: readonly RemediationPlan[],
): Promise<TaskStateCount[][]> {
  const rows = await reads.query<TaskStateCount & { planId: string }>(
    'plan.taskCounts',
    `select t.plan_id as "planId", t.state, count(*)::integer as count from remediation_task t
     where ${inSight} and t.plan_id = any ($4::uuid[]) group by t.plan_id, t.state`,
    [...sightOf(reads.actor), plans.map((plan) => plan.id)],
  );
  return byParent(plans, rows, (row) => row.planId).map((counts) =>
    taskStates.map((state) => ({ state, count: counts.find((one) => one.state === state)?.count ?? 0 })),
  );
}

/** How many tasks a plan has, whoever may see them. */
export async function countTasks(reads: Reads, planId: string): Promise<number> {
  const [row] = await reads.query<{ count: number }>(
    'plan.tasks',
    'select count(*)::integer as count from remediation_task where organization_id = $1 and plan_id = $2',
    [reads.actor.organizationId, planId],
  );
  return row?.count ?? 0;
}
