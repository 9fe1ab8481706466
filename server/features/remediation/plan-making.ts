import type { Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import { topicOf } from '../assessment/index.js';
import type { PlanSource } from './plan.lifecycle.js';
import { PlanEntity } from './remediation.entity.js';
import type { CheckedTask } from './remediation.rules.js';
import { tellChanged, create } from './task.service.js';
import { requireTasks } from './task.records.js';
import { inSight, sightOf } from './task.queries.js';

/** What a new plan says. */
export interface WantedPlan {
  readonly name: string;
  readonly source: PlanSource | null;
  readonly sourceReference?: string | null;
  readonly note?: string | null;
  readonly assessmentId: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly ownerId: string | null;
  readonly clientKey?: string;
  /** What the audit trail says besides. */
  readonly told?: Readonly<Record<string, Json>>;
}

export type PlannedTask = Omit<CheckedTask, 'planId'>;

/** The plan that a client key made before. */
export const planOfKey = (tx: Tx, clientKey: string) =>
  tx.em.findOne(
    PlanEntity,
    { organizationId: tx.actor.organizationId, clientKey },
    { fields: ['id', 'assessmentId'] },
  );

/** Adds a plan as a draft inside the caller's transaction, which has checked what it says. Answers its id. */
export async function addPlan(tx: Tx, { told, clientKey, ...said }: WantedPlan): Promise<string> {
  const { organizationId, membershipId } = tx.actor;
  const plan = tx.em.create(PlanEntity, {
    organizationId,
    ...said,
    sourceReference: said.sourceReference ?? null,
    note: said.note ?? null,
    clientKey: clientKey ?? null,
    state: 'DRAFT',
    createdBy: membershipId ?? null,
  });
  tx.em.persist(plan);
  // Tasks are checked against the plan that they name.
  await tx.em.flush();
  const { note: _note, ...known } = said;
  tx.record({
    action: 'plan.created',
    objectType: 'RemediationPlan',
    objectId: plan.id,
    objectName: plan.name,
    after: { ...known, sourceReference: said.sourceReference ?? null, ...told },
    topics: said.assessmentId ? [topicOf(said.assessmentId)] : [],
  });
  return plan.id;
}

/** Makes a plan and its tasks inside the caller's transaction; tasks in the order of the drafts. */
export async function makePlan(
  tx: Tx,
  wanted: WantedPlan,
  drafts: readonly PlannedTask[],
): Promise<{ readonly planId: string; readonly taskIds: string[] }> {
  const planId = await addPlan(tx, wanted);
  const tasks = drafts.map((task) => ({ ...task, planId }));
  return { planId, taskIds: await create(tx, tasks) };
}

/** An unfinished task on a result. */
export interface BusyResult {
  readonly resultId: string;
  readonly taskId: string;
  readonly planId: string | null;
  readonly budget: number | null;
  readonly effortDays: number | null;
}

/** Unfinished tasks on these results, by number; one of several results stands at each of them. */
export const unfinishedOn = (tx: Tx, resultIds: readonly string[]): Promise<BusyResult[]> =>
  tx.query<BusyResult>(
    'task.unfinishedOn',
    `select x.result_id as "resultId", t.id as "taskId", t.plan_id as "planId", t.budget::float8 as budget,
       t.effort_days::float8 as "effortDays"
     from task_result x join remediation_task t on t.organization_id = x.organization_id and t.id = x.task_id
     where ${inSight} and x.result_id = any ($4::uuid[]) and t.state <> 'VERIFIED' order by t.number`,
    [...sightOf(tx.actor), resultIds],
  );

/** Takes tasks that are in no plan into this one; the others stay in theirs. */
export async function joinPlan(tx: Tx, planId: string, taskIds: readonly string[]): Promise<void> {
  if (taskIds.length === 0) return;
  const free = (await requireTasks(tx, taskIds)).filter((task) => (task.planId ?? null) === null);
  for (const task of free) task.planId = planId;
  if (free.length > 0)
    await tellChanged(
      tx,
      free.map((task) => ({ task, before: { planId: null }, after: { planId } })),
    );
}
