import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import { badInput, forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check, reason as reasonRule } from '../../platform/graphql/input-rules.js';
import { evidencesByIds, requireEvidences } from '../evidence/index.js';
import { judgeProblem, mayAct } from './remediation.access.js';
import type { TaskRecord } from './remediation.entity.js';
import type { ReturnTaskInput, SubmitTaskInput, VerifyTaskInput } from './flow.inputs.js';
import type { ProofLinks, Rerating, ResultRatings } from './remediation.ports.js';
import { unverified } from './predecessors.js';
import { submission, verdictOn, verification } from './remediation.rules.js';
import { transitions } from './task.lifecycle.js';
import type { TaskAction } from './task.lifecycle.js';
import {
  attachProofs,
  endAcceptance,
  factsOf,
  proofIdsOf,
  refuse,
  requireTask,
  resultsOfTasks,
  tell,
  topicsOf,
  waitingDelay,
} from './task.records.js';
import type { ResultOfTask } from './task.records.js';

interface Step {
  readonly id: string;
  readonly version: number;
  readonly reason?: string;
  /** What the audit trail keeps besides the state. */
  readonly told?: Readonly<Record<string, Json>>;
}

/** The steps in the life of a task. */
export class TaskFlowService {
  constructor(
    private readonly database: Database,
    private readonly links: ProofLinks,
    private readonly ratings: ResultRatings,
  ) {}

  /** Takes a task up, or up again after it was returned. */
  start(actor: Actor, id: string, version: number): Promise<string> {
    return this.moving(
      actor,
      { id, version },
      'START',
      async () => undefined,
      async (tx, task) => {
        // Allowed, because work in hospitals overlaps; but nobody shall say later that it went unnoticed.
        const begunBefore = await unverified(tx, task.predecessorIds);
        const told: Record<string, Json> = begunBefore.length > 0 ? { begunBefore } : {};
        return told;
      },
    );
  }

  /** Hands a task in. BAD_USER_INPUT without any proof: what is not shown is not done. */
  submit(actor: Actor, input: SubmitTaskInput): Promise<string> {
    const { taskId, version, note, evidenceIds, actualCost } = check(submission, { ...input });
    const wanted = { id: taskId, version, told: { note, evidenceIds } };
    return this.moving(actor, wanted, 'SUBMIT', async (tx, task) => {
      await requireEvidences(tx, evidenceIds);
      await attachProofs(tx, task.id, evidenceIds);
      if (
        evidenceIds.length === 0 &&
        (await evidencesByIds(tx, await proofIdsOf(tx, task.id))).length === 0
      ) {
        throw badInput({
          evidenceIds: text(
            '提交整改须至少附一份证据。',
            'A submission needs at least one piece of evidence.',
          ),
        });
      }
      task.submittedBy = actor.membershipId ?? null;
      task.submittedAt = tx.now;
      task.submissionNote = note;
      task.returnReason = null;
      if (input.actualCost !== undefined) task.actualCost = actualCost ?? null;
    });
  }

  /**
   * Accepts a submitted task: its proofs become links of its controls and its results are rated again, all in the same
   * transaction. FORBIDDEN for the person who submitted it.
   */
  verify(actor: Actor, input: VerifyTaskInput): Promise<string> {
    const wanted = check(verification, {
      ...input,
      rerates: input.rerates.map((rerate) => ({ ...rerate })),
      evidenceIds: input.evidenceIds ?? [],
    });
    const told = {
      note: wanted.note ?? null,
      rerates: wanted.rerates.map(({ resultId, verdict }) => ({ resultId, verdict })),
    };
    return this.moving(
      actor,
      { id: wanted.taskId, version: wanted.version, told },
      'VERIFY',
      async (tx, task, results) => {
        requireOwnResults(wanted.rerates, results);
        task.verifiedBy = actor.membershipId ?? null;
        task.verifiedAt = tx.now;
        await lapseDelay(tx, task);
        await requireEvidences(tx, wanted.evidenceIds);
        await attachProofs(tx, task.id, wanted.evidenceIds);
        // Results are locked before scores, as everywhere: the other way round two people would wait for each other.
        await this.ratings.rateInside(tx, wanted.rerates.map(toRating));
        await this.linkProofs(tx, task, results);
      },
    );
  }

  /** Gives a submitted task back, with a reason. FORBIDDEN for the person who submitted it. */
  return(actor: Actor, input: ReturnTaskInput): Promise<string> {
    const { taskId, version, reason } = check(verdictOn, { ...input });
    return this.moving(actor, { id: taskId, version, reason }, 'RETURN', async (_tx, task) => {
      task.returnReason = reason;
    });
  }

  /** Opens a verified task again, with a reason. Verdicts stay: rating them is the assessment's business. */
  reopen(actor: Actor, id: string, version: number, why: string): Promise<string> {
    const reason = check(reasonRule(), why);
    return this.moving(actor, { id, version, reason }, 'REOPEN', async (_tx, task) => {
      task.verifiedBy = null;
      task.verifiedAt = null;
      task.returnReason = reason;
    });
  }

  private moving(
    actor: Actor,
    wanted: Step,
    action: TaskAction,
    work: (tx: Tx, task: TaskRecord, results: readonly ResultOfTask[]) => Promise<void>,
    found?: (tx: Tx, task: TaskRecord) => Promise<Readonly<Record<string, Json>>>,
  ): Promise<string> {
    return this.database.write(actor, async (tx) => {
      const task = await requireTask(tx, wanted.id, wanted.version);
      const { from, to, event } = transitions[action];
      const before = task.state;
      if (!from.includes(before)) throw wrongState(action);
      if (action === 'VERIFY' || action === 'RETURN') refuse(judgeProblem(actor, factsOf(task)));
      else if (!mayAct(actor, factsOf(task), action)) throw forbidden();
      const results = await resultsOfTasks(tx, [task.id]);
      task.state = to;
      // Told before what follows from it, so that a screen names the step and not the ratings that it caused.
      tell(tx, event, task, topicsOf(results), {
        before: { state: before },
        after: { state: to, ...wanted.told, ...(await found?.(tx, task)) },
        ...(wanted.reason === undefined ? {} : { reason: wanted.reason }),
      });
      if (action === 'START' || action === 'VERIFY') endAcceptance(task);
      if (action === 'VERIFY') task.reopening = null;
      await work(tx, task, results);
      return task.id;
    });
  }

  /** Links the proofs of a task to the controls of its results, for the systems that were assessed. */
  private async linkProofs(tx: Tx, task: TaskRecord, results: readonly ResultOfTask[]): Promise<void> {
    // Evidence that was deleted meanwhile, or that the verifier may not see, proves nothing by his word.
    const evidenceIds = (await evidencesByIds(tx, await proofIdsOf(tx, task.id))).map(
      (evidence) => evidence.id,
    );
    if (evidenceIds.length === 0) return;
    for (const [systemId, own] of Map.groupBy(results, (result) => result.systemId)) {
      // Nearly always one system: a task closes gaps of one assessment.
      const controlIds = [...new Set(own.map((result) => result.controlId))];
      await this.links.linkInside(tx, { evidenceIds, controlIds, systemId });
    }
  }
}

const wrong: Readonly<Record<TaskAction, ReturnType<typeof text>>> = {
  START: text('只有未开始或被退回的任务才能开始整改。', 'Only an open or returned task can be started.'),
  SUBMIT: text('只有整改中的任务才能提交。', 'Only a task in progress can be submitted.'),
  VERIFY: text('只有待验证的任务才能验证。', 'Only a submitted task can be verified.'),
  RETURN: text('只有待验证的任务才能退回。', 'Only a submitted task can be returned.'),
  REOPEN: text('只有已验证的任务才能重新打开。', 'Only a verified task can be reopened.'),
};

const wrongState = (action: TaskAction) => invalidState(wrong[action]);

function requireOwnResults(
  rerates: readonly { readonly resultId: string }[],
  results: readonly ResultOfTask[],
): void {
  const own = new Set(results.map((result) => result.resultId));
  if (rerates.every((rerate) => own.has(rerate.resultId))) return;
  throw badInput({
    rerates: text('只能重新评定本任务关联的结果。', 'Only results of this task can be rated again.'),
  });
}

/** NOT_APPLICABLE needs a reason: what was found is the reason. */
const toRating = ({ resultId, verdict, currentState }: Rerating): Rerating => ({
  resultId,
  verdict,
  ...(currentState == null ? {} : { currentState }),
  ...(verdict === 'NOT_APPLICABLE' && currentState != null ? { notApplicableReason: currentState } : {}),
});

/** A delay that nobody decided is pointless once the work is verified; nobody is named as having decided it. */
async function lapseDelay(tx: Tx, task: TaskRecord): Promise<void> {
  const delay = await waitingDelay(tx, task.id);
  if (!delay) return;
  delay.state = 'REJECTED';
  delay.decidedAt = tx.now;
  delay.decisionNote = '任务已验证，申请失效。';
}
