import type { Reads } from '../../platform/database/database.js';
import { distinct } from '../../platform/graphql/relation.js';
import type { RemediationTask } from './remediation.types.js';
import { tasksByIds } from './task.queries.js';

/**
 * Tasks that were verified for the same control of the same subject in an assessment that was begun earlier, latest first.
 * Computed and not stored: who finds a gap again makes a task as for any gap, and what it repeats follows from the two.
 */
export async function formerTasksOf(
  reads: Reads,
  taskIds: readonly string[],
): Promise<{ pairs: { taskId: string; id: string }[]; rows: RemediationTask[] }> {
  const pairs = await reads.query<{ taskId: string; id: string }>(
    'task.former',
    `select x.task_id as "taskId", t.id from task_result x
     join result r on r.organization_id = $1 and r.id = x.result_id
     join assessment a on a.organization_id = $1 and a.id = r.assessment_id
     join result o on o.organization_id = $1 and o.control_id = r.control_id and o.assessment_id <> r.assessment_id
     join assessment b on b.organization_id = $1 and b.id = o.assessment_id and b.system_id is not distinct from a.system_id
       and b.created_at < a.created_at
     join task_result y on y.organization_id = $1 and y.result_id = o.id and y.task_id <> x.task_id
     join remediation_task t on t.organization_id = $1 and t.id = y.task_id and t.state = 'VERIFIED'
     where x.organization_id = $1 and x.task_id = any ($2::uuid[])
     group by x.task_id, t.id order by x.task_id, max(t.verified_at) desc`,
    [reads.actor.organizationId, taskIds],
  );
  return { pairs, rows: await tasksByIds(reads, distinct(pairs.map(({ id }) => id))) };
}
