import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import { addDays } from '../../platform/clock.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, invalidState, text } from '../../platform/graphql/errors.js';
import { check, day, id, line } from '../../platform/graphql/input-rules.js';
import { requireAssessment, ScoreBasis } from '../assessment/index.js';
import type { FoundPath } from '../assessment/index.js';
import { requireMembership } from '../people/index.js';
import { tasksOfPath } from './path-tasks.js';
import { makePlan, planOfKey } from './plan-making.js';
import type { PlanFromPathInput } from './plan-from-path.types.js';
import type { Paths } from './remediation.ports.js';
import { countTasks } from './plan.queries.js';
import { resultsWithTask } from './task.queries.js';

const planning = z.object({
  assessmentId: id,
  basis: z.enum(ScoreBasis).nullish(),
  targetLevel: z.string().max(40, 'long:40').nullish(),
  targetScore: z.number('number').nullish(),
  name: line(100).optional(),
  startsOn: day,
  endsOn: day,
  ownerId: id.nullish(),
  clientKey: line(100),
});
type Planning = z.infer<typeof planning>;

export interface PlanMade {
  readonly planId: string;
  readonly createdTasks: number;
  readonly alreadyTasked: number;
}

/** A path to a target becomes a plan with its tasks, in one transaction and as many statements whatever its length. */
export class PlanFromPathService {
  constructor(
    private readonly database: Database,
    private readonly paths: Paths,
  ) {}

  /** INVALID_STATE when there is nothing to do or no way to the target; a known client key answers its plan. */
  async createPlanFromPath(actor: Actor, input: PlanFromPathInput): Promise<PlanMade> {
    const wanted = check(planning, { ...input, name: input.name ?? undefined });
    if (wanted.endsOn < wanted.startsOn) {
      throw badInput({
        endsOn: text('结束日期不能早于开始日期。', 'The last day must not be before the first.'),
      });
    }
    try {
      return await this.database.write(actor, (tx) => this.make(tx, wanted));
    } catch (error) {
      // A double click: the other request was faster, so its plan is there now.
      if (sqlState(error) !== '23505') throw error;
      return this.database.write(actor, (tx) => this.make(tx, wanted));
    }
  }

  private async make(tx: Tx, wanted: Planning): Promise<PlanMade> {
    const known = await planOfKey(tx, wanted.clientKey);
    if (known) {
      await requireAssessment(tx, known.assessmentId ?? wanted.assessmentId);
      return { planId: known.id, createdTasks: await countTasks(tx, known.id), alreadyTasked: 0 };
    }
    const assessment = await requireAssessment(tx, wanted.assessmentId);
    const path = await this.paths.pathInside(tx, assessment.id, wanted);
    requireWay(path);
    await requireMembership(tx, wanted.ownerId);
    const ids = path.steps.flatMap(({ resultId }) => resultId ?? []);
    const busy = await resultsWithTask(tx, ids);
    const steps = path.steps.filter(({ resultId }) => resultId === null || !busy.has(resultId));
    const { targetLevel, targetScore } = path;
    const drafts = tasksOfPath({ ...path, steps }, tx.actor.locale);
    const made = await makePlan(
      tx,
      {
        name: wanted.name ?? `${assessment.name} → ${targetLevel ?? targetScore}`.slice(-100),
        source: 'ASSESSMENT',
        assessmentId: assessment.id,
        startsOn: wanted.startsOn,
        endsOn: wanted.endsOn,
        ownerId: wanted.ownerId ?? null,
        clientKey: wanted.clientKey,
        told: {
          path: {
            basis: path.basis,
            targetLevel,
            targetScore,
            status: path.outcome.status,
            steps: path.steps.length,
          },
        },
      },
      drafts.map(({ share, ...task }) => ({
        ...task,
        dueOn: addDays(wanted.startsOn, Math.ceil(share * daysBetween(wanted.startsOn, wanted.endsOn))),
      })),
    );
    return {
      planId: made.planId,
      createdTasks: made.taskIds.length,
      alreadyTasked: path.steps.length - steps.length,
    };
  }
}

function requireWay({ outcome }: FoundPath): void {
  if (outcome.status === 'FOUND' || outcome.status === 'BOUND') return;
  if (outcome.status === 'REACHED')
    throw invalidState(text('目标已达到，无需计划。', 'The target is reached: there is nothing to plan.'));
  throw invalidState(
    outcome.status === 'UNDECIDED'
      ? text('缺官方表格，算不出路径，请先录入。', 'An official table is missing: enter it first.')
      : text('没有找到达到目标的路径。', 'No way to the target was found.'),
  );
}

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;
