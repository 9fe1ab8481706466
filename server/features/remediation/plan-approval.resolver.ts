import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import type { PlanApprovalService } from './plan-approval.service.js';
import { DecidePlanApprovalInput, RequestPlanApprovalInput } from './plan.inputs.js';
import { plansByIds } from './plan.queries.js';
import { RemediationPlanPayload } from './remediation.types.js';

@Resolver()
export class PlanApprovalResolver {
  constructor(private readonly approvals: PlanApprovalService) {}

  @Allow('remediation:plan')
  @Mutation(() => RemediationPlanPayload, {
    description: 'Asks for the approval of a plan, or of what it became since the last one.',
  })
  async requestPlanApproval(
    @Arg('input', () => RequestPlanApprovalInput, { description: 'The plan.' })
    input: RequestPlanApprovalInput,
    @Ctx() context: RequestContext,
  ): Promise<RemediationPlanPayload> {
    return payload(context, await this.approvals.request(context.actor, input));
  }

  @Allow('remediation:approvePlan')
  @Mutation(() => RemediationPlanPayload, {
    description:
      'Approves a plan, which freezes a baseline, or gives it back. FORBIDDEN for the person who asked.',
  })
  async decidePlanApproval(
    @Arg('input', () => DecidePlanApprovalInput, { description: 'The decision.' })
    input: DecidePlanApprovalInput,
    @Ctx() context: RequestContext,
  ): Promise<RemediationPlanPayload> {
    return payload(context, await this.approvals.decide(context.actor, input));
  }
}

async function payload({ reads }: RequestContext, id: string): Promise<RemediationPlanPayload> {
  const [plan] = await plansByIds(reads, [id]);
  if (!plan) throw notFound();
  return { plan };
}
