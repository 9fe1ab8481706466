import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { decideProblem, mayRequestDelay, maySee } from './remediation.access.js';
import { DelayEntity } from './remediation.entity.js';
import type { DecideDelayInput, RequestDelayInput } from './flow.inputs.js';
import { delayDecision, delayWish } from './remediation.rules.js';
import { workingStates } from './task.lifecycle.js';
import {
  factsOf,
  refuse,
  requireTask,
  resultsOfTasks,
  tell,
  topicsOf,
  waitingDelay,
} from './task.records.js';

const alreadyWaiting = () =>
  invalidState(text('已有延期申请等待审批。', 'A delay request is already waiting.'));

/** Later due days: one person asks, another decides. */
export class DelayService {
  constructor(private readonly database: Database) {}

  /** Asks for a later due day. INVALID_STATE while another request waits or when the work is no longer to be done. */
  async request(actor: Actor, input: RequestDelayInput): Promise<string> {
    const { taskId, requestedDueOn, reason } = check(delayWish, { ...input });
    try {
      return await this.database.write(actor, async (tx) => {
        const task = await requireTask(tx, taskId);
        const waiting = await waitingDelay(tx, task.id);
        if (!mayRequestDelay(actor, { ...factsOf(task), state: 'OPEN' })) throw forbidden();
        if (waiting) throw alreadyWaiting();
        if (!workingStates.includes(task.state)) {
          throw invalidState(
            text(
              '任务已提交或已验证，不能申请延期。',
              'The task is submitted or verified: its due day cannot be moved.',
            ),
          );
        }
        if (requestedDueOn <= task.dueOn) {
          throw badInput({
            requestedDueOn: text(
              '申请的期限须晚于现在的期限。',
              'The wished day must be after the present due day.',
            ),
          });
        }
        const delay = tx.em.create(DelayEntity, {
          organizationId: actor.organizationId,
          taskId: task.id,
          requestedDueOn,
          reason,
          state: 'REQUESTED',
          requestedBy: actor.membershipId ?? null,
        });
        tx.em.persist(delay);
        tell(tx, 'delayRequested', task, topicsOf(await resultsOfTasks(tx, [task.id])), {
          before: { dueOn: task.dueOn },
          after: { requestedDueOn },
          reason,
        });
        return task.id;
      });
    } catch (error) {
      if (sqlState(error) === '23505') throw alreadyWaiting();
      throw error;
    }
  }

  /** Decides a request; approving moves the due day, the original one stays. FORBIDDEN for the person who asked. */
  async decide(actor: Actor, input: DecideDelayInput): Promise<string> {
    const { delayRequestId, approve, note } = check(delayDecision, { ...input });
    if (!approve && !note) {
      throw badInput({ note: text('驳回延期须说明理由。', 'Rejecting needs an explanation.') });
    }
    return this.database.write(actor, async (tx) => {
      const delay = await tx.em.findOne(DelayEntity, {
        organizationId: actor.organizationId,
        id: delayRequestId,
      });
      if (!delay) throw notFound();
      const task = await requireTask(tx, delay.taskId);
      if (!maySee(actor, task)) throw notFound();
      refuse(decideProblem(actor, factsOf(task, delay)));
      if (delay.state !== 'REQUESTED') {
        throw invalidState(text('该延期申请已有结论。', 'This request has been decided.'));
      }
      const before = task.dueOn;
      delay.state = approve ? 'APPROVED' : 'REJECTED';
      delay.decidedBy = actor.membershipId ?? null;
      delay.decidedAt = tx.now;
      delay.decisionNote = note ?? null;
      if (approve) task.dueOn = delay.requestedDueOn;
      tell(
        tx,
        approve ? 'delayApproved' : 'delayRejected',
        task,
        topicsOf(await resultsOfTasks(tx, [task.id])),
        {
          before: { dueOn: before },
          after: { dueOn: task.dueOn },
          ...(note === undefined ? {} : { reason: note }),
        },
      );
      return task.id;
    });
  }
}
