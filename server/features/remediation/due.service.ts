import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { freeToMove, waitingForDelay } from './due.access.js';
import type { MoveTaskDueDaysInput } from './due.types.js';
import { mayEdit, mayRequestDelay } from './remediation.access.js';
import { DelayEntity } from './remediation.entity.js';
import type { TaskRecord } from './remediation.entity.js';
import { dueMove } from './remediation.rules.js';
import { taskCode, workingStates } from './task.lifecycle.js';
import { factsOf, requireTasks, resultsOfTasks, tell, topicsOf } from './task.records.js';

export interface MovedDueDays {
  readonly ids: readonly string[];
  readonly moved: number;
  readonly requested: number;
}

/** More codes than this nobody reads in a message. */
const namedCodes = 5;

/** Other due days for tasks: at once where planning is free, by asking for a delay elsewhere. */
export class DueService {
  constructor(private readonly database: Database) {}

  /** All or none. INVALID_STATE names the tasks that admit neither. */
  move(actor: Actor, input: MoveTaskDueDaysInput): Promise<MovedDueDays> {
    const { taskIds, dueOn, reason } = check(dueMove, { ...input });
    const ids = [...new Set(taskIds)];
    return this.database.write(actor, async (tx) => {
      const tasks = (await requireTasks(tx, ids)).filter((task) => task.dueOn !== dueOn);
      const free = await freeToMove(tx, ids);
      const moving = tasks.filter((task) => free.has(task.id));
      const asking = tasks.filter((task) => !free.has(task.id));
      if (moving.some((task) => !mayEdit(actor, factsOf(task)))) throw forbidden();
      if (asking.length > 0) await requireAskable(tx, asking, dueOn, reason);
      const results = Map.groupBy(await resultsOfTasks(tx, ids), (result) => result.taskId);
      for (const task of tasks) {
        const topics = topicsOf(results.get(task.id) ?? []);
        const before = { dueOn: task.dueOn };
        if (free.has(task.id)) {
          task.dueOn = dueOn;
          tell(tx, 'dueMoved', task, topics, {
            before,
            after: { dueOn },
            ...(reason === undefined ? {} : { reason }),
          });
          continue;
        }
        tx.em.persist(
          tx.em.create(DelayEntity, {
            organizationId: actor.organizationId,
            taskId: task.id,
            requestedDueOn: dueOn,
            reason: reason!,
            state: 'REQUESTED',
            requestedBy: actor.membershipId ?? null,
          }),
        );
        tell(tx, 'delayRequested', task, topics, {
          before,
          after: { requestedDueOn: dueOn },
          reason: reason!,
        });
      }
      return { ids, moved: moving.length, requested: asking.length };
    });
  }
}

async function requireAskable(
  tx: Tx,
  tasks: readonly TaskRecord[],
  dueOn: string,
  reason: string | undefined,
): Promise<void> {
  if (tasks.some((task) => !mayRequestDelay(tx.actor, { ...factsOf(task), state: 'OPEN' })))
    throw forbidden();
  const waiting = await waitingForDelay(
    tx,
    tasks.map(({ id }) => id),
  );
  const refuse = (wrong: readonly TaskRecord[], why: (codes: string) => Text): void => {
    if (wrong.length === 0) return;
    const codes = wrong.slice(0, namedCodes).map((task) => taskCode(task.number));
    throw invalidState(why(codes.join('、') + (wrong.length > namedCodes ? ' …' : '')));
  };
  refuse(
    tasks.filter((task) => !workingStates.includes(task.state)),
    (codes) =>
      text(
        `${codes} 已提交或已验证，不能改期限。`,
        `${codes}: submitted or verified, so the due day cannot be moved.`,
      ),
  );
  refuse(
    tasks.filter((task) => waiting.has(task.id)),
    (codes) => text(`${codes} 已有延期申请等待审批。`, `${codes}: a delay request is already waiting.`),
  );
  refuse(
    tasks.filter((task) => task.dueOn > dueOn),
    (codes) =>
      text(
        `${codes} 的期限已生效，只能申请延后，不能提前。`,
        `${codes}: the due day is binding and can only be asked to be later.`,
      ),
  );
  if (!reason)
    throw badInput({
      reason: text(
        '其中有期限已生效的任务：请填写申请延期的原因。',
        'Some due days are binding: say why they are to be later.',
      ),
    });
}
