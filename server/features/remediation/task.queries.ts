import type { Actor } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { selectList } from '../../platform/graphql/columns.js';
import type { Columns } from '../../platform/graphql/columns.js';
import { notFound } from '../../platform/graphql/errors.js';
import type { Selection } from '../../platform/graphql/selection.js';
import type { RemediationTask } from './remediation.types.js';
import { riskLevels } from './task.lifecycle.js';

export const today = `(now() at time zone 'Asia/Shanghai')::date`;

/** The risk of a task aliased t is accepted today; computed, so that it ends by itself. */
const accepted = `(t.acceptance_state is not distinct from 'APPROVED' and t.accepted_until >= ${today} and t.state <> 'VERIFIED')`;

/** A task aliased t is overdue: its day has passed, nobody has verified it, and its risk is not accepted. */
export const overdue = `(t.due_on < ${today} and t.state <> 'VERIFIED' and not ${accepted})`;

const riskRank = (column: string): string =>
  `array_position(array[${riskLevels.map((level) => `'${level}'`).join(', ')}], ${column})`;

/** The code of a task with this alias, as `taskCode` says it. */
export const codeOf = (alias: string): string =>
  `'ZG-' || lpad(${alias}.number::text, greatest(4, length(${alias}.number::text)), '0')`;

// Days and counts as text and numbers in every pool: the unit of work's own connection reads them in its own way.
const taskColumns: Columns = {
  typeName: 'RemediationTask',
  sql: {
    id: 't.id',
    number: 't.number',
    priorityOrder: 't.priority_order',
    code: codeOf('t'),
    title: 't.title',
    description: 't.description',
    planId: 't.plan_id',
    state: 't.state',
    priority: 't.priority',
    unitId: 't.unit_id',
    ownerId: 't.owner_id',
    dueOn: 't.due_on::text',
    originalDueOn: 't.original_due_on::text',
    overdue,
    overdueDays: `case when ${overdue} then ${today} - t.due_on else 0 end`,
    budget: 't.budget::float8',
    actualCost: 't.actual_cost::float8',
    effortDays: 't.effort_days::float8',
    riskBefore: 't.risk_before',
    riskAfter: 't.risk_after',
    riskReduced: `${riskRank('t.risk_before')} - ${riskRank('t.risk_after')}`,
    acceptedUntil: `case when ${accepted} then t.accepted_until::text end`,
    acceptanceState: 't.acceptance_state',
    acceptanceUntil: 't.accepted_until::text',
    acceptanceReason: 't.acceptance_reason',
    acceptanceById: 't.acceptance_by',
    acceptanceDecidedById: 't.acceptance_decided_by',
    acceptanceDecidedAt: 't.acceptance_decided_at',
    acceptanceNote: 't.acceptance_note',
    reopening: 't.reopening',
    // Former rows that are older than these have none.
    steps: `coalesce(t.steps, '[]'::jsonb)`,
    contributorIds: `coalesce(t.contributor_ids, '{}')::text[]`,
    predecessorIds: `coalesce(t.predecessor_ids, '{}')::text[]`,
    openPredecessors: `(select count(*)::integer from remediation_task n where n.organization_id = $1 and n.id = any (t.predecessor_ids)
      and n.state <> 'VERIFIED')`,
    submittedById: 't.submitted_by',
    submittedAt: 't.submitted_at',
    submissionNote: 't.submission_note',
    verifiedById: 't.verified_by',
    verifiedAt: 't.verified_at',
    returnReason: 't.return_reason',
    createdAt: 't.created_at',
    updatedAt: 't.updated_at',
    version: 't.version',
    delayPending: 'w.id is not null',
    delayRequestedById: 'w.requested_by',
  },
  facts: [
    'state',
    'planId',
    'unitId',
    'ownerId',
    'contributorIds',
    'predecessorIds',
    'submittedById',
    'verifiedById',
    'delayPending',
    'delayRequestedById',
    'acceptanceState',
    'acceptanceUntil',
    'acceptanceReason',
    'acceptanceById',
    'acceptanceDecidedById',
    'acceptanceDecidedAt',
    'acceptanceNote',
    'reopening',
  ],
};
export const columns = selectList(taskColumns, undefined);

/** Joins the delay request of a task aliased t that waits. */
export const waiting = `left join delay_request w on w.organization_id = t.organization_id and w.task_id = t.id and w.state = 'REQUESTED'`;

/** `maySee` over the task aliased t, for a statement whose first three parameters are `sightOf`. */
export const inSight = `t.organization_id = $1 and ($2::uuid[] is null or t.unit_id = any ($2) or t.owner_id = $3::uuid
  or $3::uuid = any (t.contributor_ids))`;

export const sightOf = (actor: Actor): readonly [string, readonly string[] | null, string | null] => [
  actor.organizationId,
  actor.ownWorkOnly ? actor.unitIds : null,
  actor.membershipId ?? null,
];

/** True for a result aliased r that somebody is still working on; what the assessment room filters by. */
export const hasUnfinishedTask = `exists (select 1 from task_result x
    join remediation_task k on k.organization_id = x.organization_id and k.id = x.task_id
    where x.organization_id = r.organization_id and x.result_id = r.id and k.state <> 'VERIFIED')`;

/** What unfinished tasks on results of the assessments $2 take, shared among the results of each; see `TaskEstimates`. */
export const taskEstimates = `select r.assessment_id, x.result_id, sum(k.effort_days / n.results) as effort_days, sum(k.budget / n.results) as cost
  from task_result x
  join result r on r.organization_id = x.organization_id and r.id = x.result_id and r.assessment_id = any ($2::uuid[])
  join remediation_task k on k.organization_id = x.organization_id and k.id = x.task_id and k.state <> 'VERIFIED'
    and k.effort_days is not null
  cross join lateral (select count(*) as results from task_result y where y.organization_id = $1 and y.task_id = k.id) n
  where x.organization_id = $1 group by r.assessment_id, x.result_id`;

/** Which of these results somebody is working on already. */
export async function resultsWithTask(reads: Reads, resultIds: readonly string[]): Promise<Set<string>> {
  const rows = await reads.query<{ id: string }>(
    'task.onResults',
    `select r.id from result r where r.organization_id = $1 and r.id = any ($2::uuid[]) and ${hasUnfinishedTask}`,
    [reads.actor.organizationId, resultIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Tasks by id, in no particular order; those out of the actor's sight are missing. */
export function tasksByIds(reads: Reads, ids: readonly string[]): Promise<RemediationTask[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<RemediationTask>(
    'task.byIds',
    `select ${columns} from remediation_task t ${waiting} where ${inSight} and t.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), ids],
  );
}

/** Tasks in the order of the ids; NOT_FOUND when one is out of the actor's sight. */
export async function tasksInOrder(reads: Reads, ids: readonly string[]): Promise<RemediationTask[]> {
  const found = new Map((await tasksByIds(reads, ids)).map((task) => [task.id, task]));
  return ids.map((id) => {
    const task = found.get(id);
    if (!task) throw notFound();
    return task;
  });
}

/** Tasks of these results, oldest number first. */
export function tasksOfResults(
  reads: Reads,
  resultIds: readonly string[],
  selected?: Selection,
): Promise<(RemediationTask & { resultId: string })[]> {
  return reads.query(
    'task.ofResults',
    `select ${selectList(taskColumns, selected)}, l.result_id as "resultId" from task_result l
     join remediation_task t on t.organization_id = l.organization_id and t.id = l.task_id ${waiting}
     where ${inSight} and l.organization_id = $1 and l.result_id = any ($4::uuid[]) order by t.number`,
    [...sightOf(reads.actor), resultIds],
    'kept',
  );
}

/** Every task about a result of this assessment, by number. */
export function tasksOfAssessment(reads: Reads, assessmentId: string): Promise<RemediationTask[]> {
  return reads.query(
    'task.ofAssessment',
    `select ${columns} from remediation_task t ${waiting} where ${inSight} and t.id in (
       select x.task_id from task_result x join result r on r.organization_id = $1 and r.id = x.result_id
       where x.organization_id = $1 and r.assessment_id = $4) order by t.number`,
    [...sightOf(reads.actor), assessmentId],
  );
}

/** Tasks that wait for one of these, due first. */
export function successorsOf(reads: Reads, taskIds: readonly string[]): Promise<RemediationTask[]> {
  return reads.query(
    'task.successors',
    `select ${columns} from remediation_task t ${waiting} where ${inSight} and t.predecessor_ids && $4::uuid[] order by t.due_on, t.id`,
    [...sightOf(reads.actor), taskIds],
  );
}

/** Tasks of these plans, due first. */
export function tasksOfPlans(reads: Reads, planIds: readonly string[]): Promise<RemediationTask[]> {
  return reads.query(
    'task.ofPlans',
    `select ${columns} from remediation_task t ${waiting} where ${inSight} and t.plan_id = any ($4::uuid[]) order by t.due_on, t.id`,
    [...sightOf(reads.actor), planIds],
  );
}

/** Results, or proofs, of these tasks as pairs of ids. */
export function linksOfTasks(
  reads: Reads,
  kind: 'result' | 'evidence',
  taskIds: readonly string[],
): Promise<{ taskId: string; id: string }[]> {
  const table = kind === 'result' ? 'task_result' : 'task_proof';
  return reads.query(
    `task.${kind}s`,
    `select task_id as "taskId", ${kind}_id as id from ${table} where organization_id = $1 and task_id = any ($2::uuid[])
     order by task_id, ${kind === 'result' ? 'result_id' : 'created_at, evidence_id'}`,
    [reads.actor.organizationId, taskIds],
  );
}
