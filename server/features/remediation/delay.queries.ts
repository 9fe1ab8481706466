import type { Reads } from '../../platform/database/database.js';
import type { DelayRequest } from './remediation.types.js';
import { inSight, sightOf } from './task.queries.js';

const delayColumns = `d.id, 'DelayRequest' as "__typename", d.task_id as "taskId", d.requested_due_on::text as "requestedDueOn", d.reason,
  d.state, d.requested_by as "requestedById", d.created_at as "requestedAt", d.decided_by as "decidedById", d.decided_at as "decidedAt",
  d.decision_note as "decisionNote"`;

/** Requests for delay of these tasks, newest first. */
export function delaysOfTasks(reads: Reads, taskIds: readonly string[]): Promise<DelayRequest[]> {
  return reads.query(
    'delay.ofTasks',
    `select ${delayColumns} from delay_request d where d.organization_id = $1 and d.task_id = any ($2::uuid[])
     order by d.created_at desc, d.id desc`,
    [reads.actor.organizationId, taskIds],
  );
}

/** Requests by id; those of tasks out of the actor's sight are missing. */
export function delaysByIds(reads: Reads, ids: readonly string[]): Promise<DelayRequest[]> {
  return reads.query(
    'delay.byIds',
    `select ${delayColumns} from delay_request d join remediation_task t on t.organization_id = d.organization_id and t.id = d.task_id
     where ${inSight} and d.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), ids],
  );
}
