import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import type { PlanFromPathService } from './plan-from-path.service.js';
import { PlanFromPathInput, PlanFromPathPayload } from './plan-from-path.types.js';
import { plansByIds } from './plan.queries.js';

@Resolver()
export class PlanFromPathResolver {
  constructor(private readonly service: PlanFromPathService) {}

  @Allow('remediation:plan')
  @Mutation(() => PlanFromPathPayload, {
    description:
      'Makes a plan with its tasks from the path of an assessment to a target, all in one. INVALID_STATE when the target is reached, no way leads there, or an official table is missing.',
  })
  async createPlanFromPath(
    @Arg('input', () => PlanFromPathInput, { description: 'Which path, and when.' }) input: PlanFromPathInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanFromPathPayload> {
    const { planId, ...made } = await this.service.createPlanFromPath(context.actor, input);
    const [plan] = await plansByIds(context.reads, [planId]);
    if (!plan) throw notFound();
    return { plan, ...made };
  }
}
