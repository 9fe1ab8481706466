import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { mayKeepSteps } from './remediation.access.js';
import type { StepRecord, TaskRecord } from './remediation.entity.js';
import { stepList, stepTick } from './remediation.rules.js';
import type { SetTaskStepsInput, TickTaskStepInput } from './task-depth.types.js';
import { factsOf, requireTask, resultsOfTasks, tell, topicsOf } from './task.records.js';

/** The sub-steps of a task, kept by those who do the work. */
export class StepService {
  constructor(private readonly database: Database) {}

  /** The steps in this order; those with a known id keep who ticked them. */
  set(actor: Actor, input: SetTaskStepsInput): Promise<string> {
    const wanted = check(stepList, { ...input, steps: input.steps.map((step) => ({ ...step })) });
    return this.database.write(actor, async (tx) => {
      const task = await requireOpen(tx, wanted.taskId, wanted.version);
      const known = new Map(task.steps.map((step) => [step.id, step]));
      const named = wanted.steps.flatMap((step) => step.id ?? []);
      if (named.some((id) => !known.has(id)) || new Set(named).size < named.length) throw notFound();
      const steps = wanted.steps.map(({ id, title }) => ({
        ...(id ? known.get(id)! : { id: newId(), doneById: null, doneAt: null }),
        title,
      }));
      await change(tx, task, steps, 'stepsChanged');
      return task.id;
    });
  }

  /** Ticks a step, or opens it again; saying what is so already changes nothing. No version: several people tick at once. */
  tick(actor: Actor, input: TickTaskStepInput): Promise<string> {
    const { taskId, stepId, done } = check(stepTick, { ...input });
    return this.database.write(actor, async (tx) => {
      const task = await requireOpen(tx, taskId);
      const step = task.steps.find(({ id }) => id === stepId);
      if (!step) throw notFound();
      if ((step.doneAt !== null) === done) return task.id;
      const ticked = done
        ? { ...step, doneById: actor.membershipId ?? null, doneAt: tx.now.toISOString() }
        : { ...step, doneById: null, doneAt: null };
      const steps = task.steps.map((one) => (one === step ? ticked : one));
      await change(tx, task, steps, done ? 'stepDone' : 'stepReopened', step.title);
      return task.id;
    });
  }
}

async function requireOpen(tx: Tx, id: string, version?: number): Promise<TaskRecord> {
  const task = await requireTask(tx, id, version);
  if (!mayKeepSteps(tx.actor, { ...factsOf(task), state: 'OPEN' })) throw forbidden();
  if (task.state === 'VERIFIED')
    throw invalidState(
      text(
        '任务已验证，重新打开后才能改步骤。',
        'The task is verified: reopen it before changing its steps.',
      ),
    );
  return task;
}

async function change(
  tx: Tx,
  task: TaskRecord,
  steps: readonly StepRecord[],
  event: string,
  note?: string,
): Promise<void> {
  const names = (list: readonly StepRecord[]) =>
    list.map(({ title, doneAt }) => ({ title, done: doneAt !== null }));
  const before = names(task.steps);
  task.steps = steps;
  tell(tx, event, task, topicsOf(await resultsOfTasks(tx, [task.id])), {
    before: { steps: before },
    after: { steps: names(steps), ...(note === undefined ? {} : { note }) },
  });
}
