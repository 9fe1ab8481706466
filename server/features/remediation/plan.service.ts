import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { requireAssessment, topicOf } from '../assessment/index.js';
import { requireMembership } from '../people/index.js';
import { PlanEntity } from './remediation.entity.js';
import type { CreatePlanInput } from './plan.inputs.js';
import { newPlan } from './remediation.rules.js';
import type { CheckedTask } from './remediation.rules.js';
import { create } from './task.service.js';

/** Plans that group tasks. */
export class PlanService {
  constructor(private readonly database: Database) {}

  /** Adds a plan. NOT_FOUND when the assessment or the owner is not visible. Answers its id. */
  async createPlan(actor: Actor, input: CreatePlanInput): Promise<string> {
    return this.database.write(actor, (tx) => makePlan(tx, input));
  }
}

/** A plan in a transaction that is under way. */
async function makePlan(tx: Tx, input: CreatePlanInput): Promise<string> {
  const { actor } = tx;
  const wanted = check(newPlan, { ...input, sourceReference: input.sourceReference?.trim() || null });
  const { name, assessmentId, startsOn, endsOn, ownerId, sourceReference } = wanted;
  const source = wanted.source ?? (assessmentId ? 'ASSESSMENT' : null);
  if (endsOn < startsOn) {
    throw badInput({
      endsOn: text('结束日期不能早于开始日期。', 'The last day must not be before the first.'),
    });
  }
  if (assessmentId) await requireAssessment(tx, assessmentId);
  await requireMembership(tx, ownerId);
  const plan = tx.em.create(PlanEntity, {
    organizationId: actor.organizationId,
    name,
    state: 'DRAFT',
    source,
    sourceReference: sourceReference ?? null,
    assessmentId: assessmentId ?? null,
    startsOn,
    endsOn,
    ownerId: ownerId ?? null,
    createdBy: actor.membershipId ?? null,
    clientKey: null,
  });
  tx.em.persist(plan);
  tx.record({
    action: 'plan.created',
    objectType: 'RemediationPlan',
    objectId: plan.id,
    objectName: name,
    after: {
      name,
      source,
      sourceReference: sourceReference ?? null,
      assessmentId: assessmentId ?? null,
      startsOn,
      endsOn,
      ownerId: ownerId ?? null,
    },
    topics: assessmentId ? [topicOf(assessmentId)] : [],
  });
  // What is put into it is checked against it.
  await tx.em.flush();
  return plan.id;
}

/** What a room above found, as work to be done. */
export interface FoundWork extends Omit<CheckedTask, 'planId' | 'clientKey'> {
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
  const planId = 'id' in plan ? plan.id : await makePlan(tx, plan);
  return {
    planId,
    taskIds: await create(
      tx,
      work.map((task) => ({ ...task, planId })),
    ),
  };
}
