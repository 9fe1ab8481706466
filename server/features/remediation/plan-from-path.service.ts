import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import { addDays } from '../../platform/clock.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, invalidState, text } from '../../platform/graphql/errors.js';
import { check, day, id, line } from '../../platform/graphql/input-rules.js';
import { requireAssessment, ScoreBasis, topicOf } from '../assessment/index.js';
import type { FoundPath } from '../assessment/index.js';
import { requireMembership } from '../people/index.js';
import { tasksOfPath } from './path-tasks.js';
import { PlanEntity } from './remediation.entity.js';
import type { PlanFromPathInput } from './plan-from-path.types.js';
import type { Paths } from './remediation.ports.js';
import { resultsWithTask } from './task.queries.js';
import { create } from './task.service.js';

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
    const { organizationId, membershipId } = tx.actor;
    const known = await tx.em.findOne(
      PlanEntity,
      { organizationId, clientKey: wanted.clientKey },
      { fields: ['id', 'assessmentId'] },
    );
    if (known) {
      await requireAssessment(tx, known.assessmentId ?? wanted.assessmentId);
      return { planId: known.id, createdTasks: await tasksIn(tx, known.id), alreadyTasked: 0 };
    }
    const assessment = await requireAssessment(tx, wanted.assessmentId);
    const path = await this.paths.pathInside(tx, assessment.id, wanted);
    requireWay(path);
    await requireMembership(tx, wanted.ownerId);
    const ids = path.steps.flatMap(({ resultId }) => resultId ?? []);
    const busy = await resultsWithTask(tx, ids);
    const steps = path.steps.filter(({ resultId }) => resultId === null || !busy.has(resultId));
    const { targetLevel, targetScore } = path;
    const plan = tx.em.create(PlanEntity, {
      organizationId,
      name: wanted.name ?? `${assessment.name} → ${targetLevel ?? targetScore}`.slice(-100),
      state: 'DRAFT',
      source: 'ASSESSMENT',
      assessmentId: assessment.id,
      startsOn: wanted.startsOn,
      endsOn: wanted.endsOn,
      ownerId: wanted.ownerId ?? null,
      createdBy: membershipId ?? null,
      clientKey: wanted.clientKey,
    });
    tx.em.persist(plan);
    // Tasks are checked against the plan that they name.
    await tx.em.flush();
    const drafts = tasksOfPath({ ...path, steps }, tx.actor.locale);
    const tasks = await create(
      tx,
      drafts.map(({ share, ...task }) => ({
        ...task,
        planId: plan.id,
        dueOn: addDays(wanted.startsOn, Math.ceil(share * daysBetween(wanted.startsOn, wanted.endsOn))),
      })),
    );
    tx.record({
      action: 'plan.created',
      objectType: 'RemediationPlan',
      objectId: plan.id,
      objectName: plan.name,
      after: {
        name: plan.name,
        assessmentId: assessment.id,
        startsOn: wanted.startsOn,
        endsOn: wanted.endsOn,
        ownerId: wanted.ownerId ?? null,
        path: {
          basis: path.basis,
          targetLevel,
          targetScore,
          status: path.outcome.status,
          steps: path.steps.length,
        },
      },
      topics: [topicOf(assessment.id)],
    });
    return { planId: plan.id, createdTasks: tasks.length, alreadyTasked: path.steps.length - steps.length };
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

async function tasksIn(tx: Tx, planId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'plan.tasks',
    'select count(*)::integer as count from remediation_task where organization_id = $1 and plan_id = $2',
    [tx.actor.organizationId, planId],
  );
  return row?.count ?? 0;
}
