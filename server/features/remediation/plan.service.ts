import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import {
  badInput,
  forbidden,
  invalidState,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { requireAssessment, topicOf } from '../assessment/index.js';
import { requireMembership } from '../people/index.js';
import type { ChangePlanInput, CreatePlanInput } from './plan.inputs.js';
import { mayMoveDates } from './plan.lifecycle.js';
import { addPlan } from './plan-making.js';
import type { PlannedTask } from './plan-making.js';
import { plansByIds } from './plan.queries.js';
import { mayEditPlan } from './remediation.access.js';
import { PlanEntity } from './remediation.entity.js';
import type { PlanRecord } from './remediation.entity.js';
import { changedPlan, newPlan } from './remediation.rules.js';
import { create } from './task.service.js';

/** Plans that group tasks. */
export class PlanService {
  constructor(private readonly database: Database) {}

  /** Adds a plan. NOT_FOUND when the assessment or the owner is not visible. Answers its id. */
  async createPlan(actor: Actor, input: CreatePlanInput): Promise<string> {
    return this.database.write(actor, (tx) => createInside(tx, input));
  }

  /** Changes what a plan says, never its baselines; the same again tells nobody. INVALID_STATE for the days of an approved one. */
  changePlan(actor: Actor, input: ChangePlanInput): Promise<string> {
    const change = check(changedPlan, {
      ...input,
      name: input.name ?? undefined,
      startsOn: input.startsOn ?? undefined,
      endsOn: input.endsOn ?? undefined,
      sourceReference: input.sourceReference?.trim() || null,
      note: input.note ?? null,
    });
    return this.database.write(actor, async (tx) => {
      const plan = await requirePlan(tx, change.id, change.version);
      if (!mayEditPlan(actor)) throw forbidden();
      await requireMembership(tx, change.ownerId);
      const before = saidBy(plan);
      const after = {
        ...before,
        name: change.name ?? before.name,
        startsOn: change.startsOn ?? before.startsOn,
        endsOn: change.endsOn ?? before.endsOn,
        ...Object.fromEntries(
          emptiable.filter((key) => input[key] !== undefined).map((key) => [key, change[key] ?? null]),
        ),
      };
      const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
        (key) => after[key] !== before[key],
      );
      if (changed.length === 0) return plan.id;
      if (!mayMoveDates(plan.state) && (changed.includes('startsOn') || changed.includes('endsOn')))
        throw invalidState(
          text(
            '计划已批准，起止日期以基线为准：请先重新规划（提请批准），再改日期。',
            'The plan is approved and its baseline holds the days: ask for approval anew, then move them.',
          ),
        );
      requireOrder(after.startsOn, after.endsOn);
      Object.assign(plan, after);
      const of = (said: typeof after) => Object.fromEntries(changed.map((key) => [key, said[key]]));
      tx.record({
        action: 'plan.changed',
        objectType: 'RemediationPlan',
        objectId: plan.id,
        objectName: plan.name,
        before: of(before),
        after: of(after),
        topics: plan.assessmentId ? [topicOf(plan.assessmentId)] : [],
      });
      return plan.id;
    });
  }
}

/** A plan as people ask for it, in a transaction that is under way. */
async function createInside(tx: Tx, input: CreatePlanInput): Promise<string> {
  const wanted = check(newPlan, {
    ...input,
    sourceReference: input.sourceReference?.trim() || null,
    note: input.note ?? null,
  });
  requireOrder(wanted.startsOn, wanted.endsOn);
  if (wanted.assessmentId) await requireAssessment(tx, wanted.assessmentId);
  await requireMembership(tx, wanted.ownerId);
  return addPlan(tx, {
    name: wanted.name,
    source: wanted.source ?? (wanted.assessmentId ? 'ASSESSMENT' : null),
    sourceReference: wanted.sourceReference ?? null,
    note: wanted.note ?? null,
    assessmentId: wanted.assessmentId ?? null,
    startsOn: wanted.startsOn,
    endsOn: wanted.endsOn,
    ownerId: wanted.ownerId ?? null,
  });
}

/** What a room above found, as work to be done. */
export interface FoundWork extends Omit<PlannedTask, 'clientKey'> {
  readonly clientKey?: string;
}

/**
 * Puts work into a plan, a new one unless one is named, inside a transaction of another room, which has asked whether the actor may.
 * Answers the plan and the ids of the tasks in the order given; a finding that no control answers for makes a task without results.
 */
export async function planInside(
  tx: Tx,
  plan: CreatePlanInput | { readonly id: string },
  work: readonly FoundWork[],
): Promise<{ readonly planId: string; readonly taskIds: readonly string[] }> {
  const planId = 'id' in plan ? plan.id : await createInside(tx, plan);
  const tasks = work.map((task) => ({ ...task, planId }));
  return { planId, taskIds: await create(tx, tasks) };
}

const emptiable = ['ownerId', 'source', 'sourceReference', 'note'] as const;

const saidBy = (plan: PlanRecord) => ({
  name: plan.name,
  startsOn: plan.startsOn,
  endsOn: plan.endsOn,
  ownerId: plan.ownerId ?? null,
  source: plan.source ?? null,
  sourceReference: plan.sourceReference ?? null,
  note: plan.note ?? null,
});

function requireOrder(startsOn: string, endsOn: string): void {
  if (endsOn < startsOn)
    throw badInput({
      endsOn: text('结束日期不能早于开始日期。', 'The last day must not be before the first.'),
    });
}

/** A plan in the actor's sight at the version that he saw, locked until the end of the transaction. */
export async function requirePlan(tx: Tx, id: string, version: number): Promise<PlanRecord> {
  const [seen] = await plansByIds(tx, [id]);
  const plan =
    seen &&
    (await tx.em.findOne(
      PlanEntity,
      { organizationId: tx.actor.organizationId, id },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    ));
  if (!plan) throw notFound();
  if (plan.version !== version) throw staleVersion();
  return plan;
}
