import { Resolver } from 'type-graphql';
import { say } from '../../platform/graphql/errors.js';
import { byParent, idsOf, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { memberOfEach, Membership } from '../people/index.js';
import { baselinesOfPlans, baselinesOfTasks, standingsOfPlans } from './baseline.queries.js';
import { PlanBaseline, PlanStanding, TaskBaseline } from './plan-approval.types.js';
import { mayMoveDates } from './plan.lifecycle.js';
import { approvalProblem, mayDecideApproval, mayEditPlan, mayRequestApproval } from './remediation.access.js';
import { RemediationPlan, RemediationTask } from './remediation.types.js';

@Resolver(() => RemediationPlan)
export class PlanApprovalFields {
  @Relation(() => Membership, { nullable: true, description: 'Who asked for approval last.' })
  requestedBy(plans: RemediationPlan[], _args: object, load: Load) {
    return memberOfEach(plans, load, (plan) => plan.requestedById);
  }

  @Relation(() => [PlanBaseline], { description: 'What was approved, newest first.' })
  async baselines(plans: RemediationPlan[], _args: object, { reads }: Load): Promise<PlanBaseline[][]> {
    return byParent(plans, await baselinesOfPlans(reads, idsOf(plans)), (baseline) => baseline.planId);
  }

  @Relation(() => PlanStanding, { description: 'Cost, effort and slippage against the last baseline.' })
  async standing(plans: RemediationPlan[], _args: object, { reads }: Load): Promise<PlanStanding[]> {
    const found = await standingsOfPlans(reads, idsOf(plans));
    return byParent(plans, found, (standing) => standing.planId).map(([standing]) => standing!);
  }

  @Relation(() => Boolean, { description: 'True when the caller may change what the plan says.' })
  viewerCanEdit(plans: RemediationPlan[], _args: object, { actor, reads }: Load): boolean[] {
    return plans.map(() => !reads.moment && mayEditPlan(actor));
  }

  @Relation(() => Boolean, {
    description: 'True when the caller may move its first and last day: never while it is approved.',
  })
  viewerCanMoveDates(plans: RemediationPlan[], _args: object, { actor, reads }: Load): boolean[] {
    return plans.map(({ state }) => !reads.moment && mayEditPlan(actor) && mayMoveDates(state));
  }

  @Relation(() => Boolean, { description: 'True when the caller may ask for approval now.' })
  viewerCanRequestApproval(plans: RemediationPlan[], _args: object, { actor }: Load): boolean[] {
    return plans.map((plan) => mayRequestApproval(actor, plan));
  }

  @Relation(() => Boolean, {
    description: 'True when the plan waits for approval and the caller may decide it.',
  })
  viewerCanDecideApproval(plans: RemediationPlan[], _args: object, { actor }: Load): boolean[] {
    return plans.map((plan) => mayDecideApproval(actor, plan));
  }

  @Relation(() => String, {
    nullable: true,
    description:
      'Why the caller may not decide on a plan that waits for approval, in his language; null when he may, when it does not wait, and in the past.',
  })
  approvalBlockedReason(plans: RemediationPlan[], _args: object, { actor, reads }: Load): (string | null)[] {
    return plans.map((plan) => {
      const problem = plan.state === 'REQUESTED' && !reads.moment ? approvalProblem(actor, plan) : undefined;
      return problem ? say(problem, actor.locale) : null;
    });
  }
}

@Resolver(() => PlanBaseline)
export class PlanBaselineFields {
  @Relation(() => Membership, { nullable: true, description: 'Who asked.' })
  requestedBy(baselines: PlanBaseline[], _args: object, load: Load) {
    return memberOfEach(baselines, load, (baseline) => baseline.requestedById);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who approved.' })
  approvedBy(baselines: PlanBaseline[], _args: object, load: Load) {
    return memberOfEach(baselines, load, (baseline) => baseline.approvedById);
  }
}

@Resolver(() => RemediationTask)
export class TaskBaselineFields {
  @Relation(() => TaskBaseline, {
    nullable: true,
    needs: [],
    description: 'Against the last baseline of its plan; null without a plan that was ever approved.',
  })
  async baseline(tasks: RemediationTask[], _args: object, { reads }: Load): Promise<(TaskBaseline | null)[]> {
    const found = await baselinesOfTasks(reads, idsOf(tasks));
    return byParent(tasks, found, (baseline) => baseline.taskId).map(([baseline]) => baseline ?? null);
  }
}
