import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { requireAssessment, topicOf } from '../assessment/index.js';
import { requireMembership } from '../people/index.js';
import { PlanEntity } from './remediation.entity.js';
import type { CreatePlanInput } from './plan.inputs.js';
import { newPlan } from './remediation.rules.js';

/** Plans that group tasks. */
export class PlanService {
  constructor(private readonly database: Database) {}

  /** Adds a plan. NOT_FOUND when the assessment or the owner is not visible. Answers its id. */
  async createPlan(actor: Actor, input: CreatePlanInput): Promise<string> {
    const wanted = check(newPlan, { ...input, sourceReference: input.sourceReference?.trim() || null });
    const { name, assessmentId, startsOn, endsOn, ownerId, sourceReference } = wanted;
    const source = wanted.source ?? (assessmentId ? 'ASSESSMENT' : null);
    if (endsOn < startsOn) {
      throw badInput({
        endsOn: text('结束日期不能早于开始日期。', 'The last day must not be before the first.'),
      });
    }
    return this.database.write(actor, async (tx) => {
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
      return plan.id;
    });
  }
}
