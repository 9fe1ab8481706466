import type { Actor } from '../../platform/access/actor.js';
import { addDays, dayOf } from '../../platform/clock.js';
import type { Database } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import type { DecideRiskAcceptanceInput, RequestRiskAcceptanceInput } from './acceptance.types.js';
import { acceptanceProblem, mayRequestAcceptance } from './remediation.access.js';
import { acceptanceDecision, acceptanceWish } from './remediation.rules.js';
import { workingStates } from './task.lifecycle.js';
import {
  endAcceptance,
  factsOf,
  refuse,
  requireTask,
  resultsOfTasks,
  tell,
  topicsOf,
} from './task.records.js';

/** Longer than this nobody may look away. */
const longestDays = 366;

/** Risks that are lived with for a while: one person asks, another accepts, and the day ends it. */
export class AcceptanceService {
  constructor(private readonly database: Database) {}

  /** INVALID_STATE while another request waits, or when the work is no longer to be done. */
  request(actor: Actor, input: RequestRiskAcceptanceInput): Promise<string> {
    const { taskId, version, until, reason } = check(acceptanceWish, { ...input });
    return this.database.write(actor, async (tx) => {
      const task = await requireTask(tx, taskId, version);
      if (!mayRequestAcceptance(actor, { ...factsOf(task), state: 'OPEN', acceptanceState: null }))
        throw forbidden();
      if (task.acceptanceState === 'REQUESTED')
        throw invalidState(
          text('已有风险接受申请等待审批。', 'A request to accept the risk is already waiting.'),
        );
      if (!workingStates.includes(task.state))
        throw invalidState(
          text(
            '任务已提交或已验证，不能申请风险接受。',
            'The task is submitted or verified: no risk is left to accept.',
          ),
        );
      const today = dayOf(tx.now);
      if (until <= today || until > addDays(today, longestDays))
        throw badInput({
          until: text('须在明天到一年之内。', 'Choose a day from tomorrow to a year ahead.'),
        });
      const before = { acceptance: task.acceptanceState ?? null, until: task.acceptedUntil ?? null };
      endAcceptance(task);
      task.acceptanceState = 'REQUESTED';
      task.acceptedUntil = until;
      task.acceptanceReason = reason;
      task.acceptanceBy = actor.membershipId ?? null;
      tell(tx, 'acceptanceRequested', task, topicsOf(await resultsOfTasks(tx, [task.id])), {
        before,
        after: { acceptance: 'REQUESTED', until },
        reason,
      });
      return task.id;
    });
  }

  /** Accepts, or rejects with an explanation. FORBIDDEN for the person who asked. */
  decide(actor: Actor, input: DecideRiskAcceptanceInput): Promise<string> {
    const { taskId, version, approve, note } = check(acceptanceDecision, { ...input });
    if (!approve && !note)
      throw badInput({ note: text('不接受须说明理由。', 'Rejecting needs an explanation.') });
    return this.database.write(actor, async (tx) => {
      const task = await requireTask(tx, taskId, version);
      refuse(acceptanceProblem(actor, factsOf(task)));
      if (task.acceptanceState !== 'REQUESTED')
        throw invalidState(text('没有等待审批的风险接受申请。', 'No request to accept the risk is waiting.'));
      if (approve && (task.acceptedUntil ?? '') < dayOf(tx.now))
        throw invalidState(text('申请的期限已过，请重新申请。', 'The day asked for has passed: ask again.'));
      task.acceptanceState = approve ? 'APPROVED' : 'REJECTED';
      task.acceptanceDecidedBy = actor.membershipId ?? null;
      task.acceptanceDecidedAt = tx.now;
      task.acceptanceNote = note ?? null;
      tell(
        tx,
        approve ? 'acceptanceApproved' : 'acceptanceRejected',
        task,
        topicsOf(await resultsOfTasks(tx, [task.id])),
        {
          before: { acceptance: 'REQUESTED' },
          after: { acceptance: task.acceptanceState, until: task.acceptedUntil ?? null },
          ...(note === undefined ? {} : { reason: note }),
        },
      );
      return task.id;
    });
  }
}
