import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { plansByIds, tasksByIds } from '../remediation/index.js';
import type { PlanFromPackagesService } from './plan-from-packages.service.js';
import { mostNamed, PlanFromPackagesInput, PlanFromPackagesPayload } from './plan-from-packages.types.js';
import { requireRoadmap } from './planning.queries.js';

@Resolver()
export class PlanFromPackagesResolver {
  constructor(private readonly service: PlanFromPackagesService) {}

  @Allow('remediation:plan')
  @Mutation(() => PlanFromPackagesPayload, {
    description:
      'Makes a remediation plan with its tasks from packages of a roadmap, all in one. Tasks are due at ends of the quarters of their package, spread evenly, and take unit, owner and an even part of what is left of its most likely cost and effort; a quarter that is over gives way to the running one. INVALID_STATE when every gap is closed or has a task in another plan, LIMIT_EXCEEDED for more than 1,000 new tasks.',
  })
  async createPlanFromPackages(
    @Arg('input', () => PlanFromPackagesInput, { description: 'Which packages.' })
    input: PlanFromPackagesInput,
    @Ctx() context: RequestContext,
  ): Promise<PlanFromPackagesPayload> {
    const { planId, roadmapId, adoptedIds, createdTasks, closedGaps } = await this.service.create(
      context.actor,
      input,
    );
    const [plan] = await plansByIds(context.reads, [planId]);
    if (!plan) throw notFound();
    const named = await tasksByIds(context.reads, adoptedIds.slice(0, mostNamed));
    return {
      plan,
      roadmap: await requireRoadmap(context.reads, roadmapId),
      createdTasks,
      adoptedCount: adoptedIds.length,
      adoptedTasks: named.toSorted((one, other) => one.number - other.number),
      closedGaps,
    };
  }
}
