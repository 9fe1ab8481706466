import { LockMode } from '@mikro-orm/postgresql';
import type { Tx } from '../../platform/database/database.js';
import type { EventDraft, Json } from '../../platform/events/event-draft.js';
import { forbidden, notFound, staleVersion } from '../../platform/graphql/errors.js';
import { topicOf } from '../assessment/index.js';
import { maySee } from './remediation.access.js';
import type { TaskFacts } from './remediation.access.js';
import { DelayEntity, TaskEntity } from './remediation.entity.js';
import type { TaskRecord } from './remediation.entity.js';
import { taskCode } from './task.lifecycle.js';

/** What the rules need to know of a task that is about to change. */
export const factsOf = (
  task: TaskRecord,
  delay?: { readonly requestedBy?: string | null | undefined } | null,
): TaskFacts => ({
  state: task.state,
  unitId: task.unitId,
  ownerId: task.ownerId,
  contributorIds: task.contributorIds,
  acceptanceState: task.acceptanceState,
  acceptanceById: task.acceptanceBy,
  submittedById: task.submittedBy,
  delayPending: Boolean(delay),
  delayRequestedById: delay?.requestedBy,
});

/**
 * Loads tasks in the order of the ids and locks them until the end of the transaction: the unit of work checks the versions
 * of several rows before it writes them, not while. NOT_FOUND when one does not exist or is out of the actor's sight.
 */
export async function requireTasks(tx: Tx, ids: readonly string[]): Promise<TaskRecord[]> {
  const { actor } = tx;
  const found = await tx.em.find(
    TaskEntity,
    { organizationId: actor.organizationId, id: { $in: [...ids] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const byId = new Map(found.filter((task) => maySee(actor, task)).map((task) => [task.id, task]));
  return ids.map((id) => {
    const task = byId.get(id);
    if (!task) throw notFound();
    return task;
  });
}

/** One task at the version that the caller saw; CONFLICT when it has moved on. */
export async function requireTask(tx: Tx, id: string, version?: number): Promise<TaskRecord> {
  const [task] = await requireTasks(tx, [id]);
  if (version !== undefined && task!.version !== version) throw staleVersion();
  return task!;
}

/** The delay request of a task that waits for its decision, if there is one. */
export const waitingDelay = (tx: Tx, taskId: string) =>
  tx.em.findOne(DelayEntity, { organizationId: tx.actor.organizationId, taskId, state: 'REQUESTED' });

export interface ResultOfTask {
  readonly taskId: string;
  readonly resultId: string;
  readonly assessmentId: string;
  readonly controlId: string;
  readonly systemId: string | null;
}

/** What these tasks are about. Not narrowed by sight: events and proof concern every result of a task. */
export const resultsOfTasks = (tx: Tx, taskIds: readonly string[]): Promise<ResultOfTask[]> =>
  tx.query<ResultOfTask>(
    'task.resultFacts',
    `select x.task_id as "taskId", r.id as "resultId", r.assessment_id as "assessmentId", r.control_id as "controlId",
       a.system_id as "systemId"
     from task_result x join result r on r.organization_id = x.organization_id and r.id = x.result_id
     join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
     where x.organization_id = $1 and x.task_id = any ($2::uuid[]) order by r.assessment_id, r.position`,
    [tx.actor.organizationId, taskIds],
  );

/** Subscriptions that must hear of a change of a task: its assessments, and which of their results it is about. */
export const topicsOf = (results: readonly Pick<ResultOfTask, 'assessmentId' | 'resultId'>[]): string[] => [
  ...new Set(results.map((result) => topicOf(result.assessmentId))),
  ...results.map((result) => `result:${result.resultId}`),
];

/** Attaches proofs; what is attached already stays as it is. */
export async function attachProofs(tx: Tx, taskId: string, evidenceIds: readonly string[]): Promise<void> {
  if (evidenceIds.length === 0) return;
  await tx.query(
    'task.attachProofs',
    `insert into task_proof (organization_id, task_id, evidence_id, created_by)
     select $1, $2, e, $4 from unnest($3::uuid[]) e on conflict do nothing`,
    [tx.actor.organizationId, taskId, evidenceIds, tx.actor.membershipId ?? null],
  );
}

/** Evidence attached to a task so far, first attached first. */
export const proofIdsOf = async (tx: Tx, taskId: string): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      'task.proofIds',
      `select evidence_id as id from task_proof where organization_id = $1 and task_id = $2 order by created_at, evidence_id`,
      [tx.actor.organizationId, taskId],
    )
  ).map(({ id }) => id);

/** Taken up again or verified, a task has no accepted risk: what ended must not come into force again later. */
export function endAcceptance(task: TaskRecord): void {
  task.acceptanceState = null;
  task.acceptedUntil = null;
  task.acceptanceReason = null;
  task.acceptanceBy = null;
  task.acceptanceDecidedBy = null;
  task.acceptanceDecidedAt = null;
  task.acceptanceNote = null;
}

interface Telling extends Pick<EventDraft, 'reason' | 'bySystem'> {
  readonly before?: Json;
  readonly after?: Json;
}

/** Notes one change of a task in the audit trail. */
export function tell(
  tx: Tx,
  action: string,
  task: TaskRecord,
  topics: readonly string[],
  telling: Telling,
): void {
  tx.record({
    action: `task.${action}`,
    objectType: 'RemediationTask',
    objectId: task.id,
    objectName: `${taskCode(task.number)} ${task.title}`,
    topics,
    ...telling,
  });
}

/** FORBIDDEN, with what stands against it. */
export function refuse(problem: Parameters<typeof forbidden>[0]): void {
  if (problem) throw forbidden(problem);
}
