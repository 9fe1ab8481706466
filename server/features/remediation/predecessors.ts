import type { Tx } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { taskCode } from './task.lifecycle.js';
import { tasksByIds } from './task.queries.js';

/**
 * These tasks are to wait for those: NOT_FOUND when one is out of sight, BAD_USER_INPUT when that would close a circle. Two
 * circles could be closed halfway by two people at once, so who changes what waits for what takes turns.
 */
export async function requireNoCircle(
  tx: Tx,
  taskIds: readonly string[],
  predecessorIds: readonly string[],
): Promise<void> {
  if (predecessorIds.length === 0) return;
  if ((await tasksByIds(tx, predecessorIds)).length < predecessorIds.length) throw notFound();
  const { organizationId } = tx.actor;
  await tx.query('task.orderTurn', 'select 1 from remediation_number where organization_id = $1 for update', [
    organizationId,
  ]);
  const [met] = await tx.query<{ number: number }>(
    'task.circle',
    `with recursive reached (id) as (
       select unnest($2::uuid[])
       union select p.id from reached r join remediation_task t on t.organization_id = $1 and t.id = r.id
         cross join lateral unnest(t.predecessor_ids) as p(id))
     select t.number from reached r join remediation_task t on t.organization_id = $1 and t.id = r.id
     where r.id = any ($3::uuid[]) limit 1`,
    [organizationId, predecessorIds, taskIds],
  );
  if (!met) return;
  const code = taskCode(met.number);
  throw badInput({
    predecessorIds: text(
      `前置任务成环：${code} 会间接等待自己，请去掉其中一个。`,
      `This closes a circle: ${code} would wait for itself. Leave one of them out.`,
    ),
  });
}

/** Codes of the tasks that should have been verified before this one was begun. */
export const unverified = async (tx: Tx, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const rows = await tx.query<{ number: number }>(
    'task.unverified',
    `select number from remediation_task where organization_id = $1 and id = any ($2::uuid[]) and state <> 'VERIFIED' order by number`,
    [tx.actor.organizationId, ids],
  );
  return rows.map(({ number }) => taskCode(number));
};
