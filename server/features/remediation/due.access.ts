import type { Reads } from '../../platform/database/database.js';
import { workingStates } from './task.lifecycle.js';

/**
 * Which of these tasks may be given another due day without asking: their plan is a draft, no approval ever froze their day,
 * the work is still to be done, and nobody waits for a decision on a delay. Planning is free until somebody has agreed to it.
 */
export async function freeToMove(reads: Reads, taskIds: readonly string[]): Promise<Set<string>> {
  if (taskIds.length === 0) return new Set();
  const rows = await reads.query<{ id: string }>(
    'task.dueFree',
    `select t.id from remediation_task t
     join remediation_plan p on p.organization_id = t.organization_id and p.id = t.plan_id and p.state = 'DRAFT'
     where t.organization_id = $1 and t.id = any ($2::uuid[]) and t.state = any ($3::text[])
       and not exists (select 1 from baseline_task b where b.organization_id = $1 and b.task_id = t.id)
       and not exists (select 1 from delay_request d where d.organization_id = $1 and d.task_id = t.id and d.state = 'REQUESTED')`,
    [reads.actor.organizationId, taskIds, workingStates],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Which of these tasks wait for a decision on a delay. */
export async function waitingForDelay(reads: Reads, taskIds: readonly string[]): Promise<Set<string>> {
  if (taskIds.length === 0) return new Set();
  const rows = await reads.query<{ id: string }>(
    'task.delayWaiting',
    `select task_id as id from delay_request where organization_id = $1 and task_id = any ($2::uuid[]) and state = 'REQUESTED'`,
    [reads.actor.organizationId, taskIds],
  );
  return new Set(rows.map(({ id }) => id));
}
