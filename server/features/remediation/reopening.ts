import { LockMode } from '@mikro-orm/postgresql';
import { addDays, dayOf } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { TaskEntity } from './remediation.entity.js';
import { lostProofs } from './reopening.queries.js';
import type { LossScope, LostProof } from './reopening.queries.js';
import { transitions } from './task.lifecycle.js';
import type { ReopeningCause } from './task.lifecycle.js';
import { resultsOfTasks, tell, topicsOf } from './task.records.js';

/** How long a task that comes back has at least: its own day has mostly passed, and nobody can be late from the first minute. */
export const freshDays = 30;

// The audit trail is written in the language of the house; screens say it by the cause.
const reasons: Readonly<Record<ReopeningCause, string>> = {
  PROOF_EXPIRED: '整改证据已过期，差距重新出现。',
  PROOF_DELETED: '整改证据已删除，差距重新出现。',
  PROOF_RETURNED: '整改证据被退回，差距重新出现。',
  PROOF_UNLINKED: '整改证据已取消关联，差距重新出现。',
};

/**
 * Opens verified tasks again whose proof was lost, in the transaction in which it was lost, and by nobody's hand. Once: an
 * open task is none of those that are looked for.
 */
export async function reopenLost(tx: Tx, scope: LossScope): Promise<void> {
  const lost = Map.groupBy(await lostProofs(tx, scope), ({ taskId }) => taskId);
  if (lost.size === 0) return;
  const tasks = await tx.em.find(
    TaskEntity,
    { organizationId: tx.actor.organizationId, id: { $in: [...lost.keys()] }, state: 'VERIFIED' },
    // Two losses at once wait for each other in the same order; the second finds the task open.
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const results = Map.groupBy(
    await resultsOfTasks(
      tx,
      tasks.map(({ id }) => id),
    ),
    ({ taskId }) => taskId,
  );
  const { from, to, event } = transitions.REOPEN;
  for (const task of tasks) {
    if (!from.includes(task.state)) continue;
    const own = lost.get(task.id)!;
    const { cause } = own[0]!;
    const before = { state: task.state, dueOn: task.dueOn };
    task.reopening = {
      cause,
      at: tx.now.toISOString(),
      verifiedById: task.verifiedBy ?? null,
      verifiedAt: task.verifiedAt?.toISOString() ?? null,
      evidenceIds: idsOf(own, ({ evidenceId }) => evidenceId),
      resultIds: idsOf(own, ({ resultId }) => resultId),
    };
    const earliest = addDays(dayOf(tx.now), freshDays);
    task.state = to;
    task.verifiedBy = null;
    task.verifiedAt = null;
    task.returnReason = null;
    if (task.dueOn < earliest) task.dueOn = earliest;
    tell(tx, event, task, topicsOf(results.get(task.id) ?? []), {
      before,
      after: { state: to, dueOn: task.dueOn, ...task.reopening },
      reason: reasons[cause],
      bySystem: true,
    });
  }
  await tx.em.flush();
}

const idsOf = (lost: readonly LostProof[], key: (one: LostProof) => string): string[] => [
  ...new Set(lost.map(key)),
];
