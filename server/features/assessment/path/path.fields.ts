import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { Control, controlsByIds } from '../../framework/index.js';
import { requireAssessment } from '../assessment.queries.js';
import { Assessment } from '../assessment.types.js';
import { speaker } from '../outcome/outcome.details.js';
import { resultsByIds } from '../result.queries.js';
import { Result } from '../result.types.js';
import type { TaskEstimates } from './estimate.queries.js';
import type { EstimateService } from './estimate.service.js';
import { findPath } from './find-path.js';
import type { FoundPath } from './find-path.js';
import { EstimateGapsInput, EstimateGapsPayload, PathArgs, PathStep, RatingPath } from './path.types.js';

@Resolver(() => Assessment)
export class AssessmentPath {
  constructor(private readonly tasks: TaskEstimates) {}

  @Relation(() => RatingPath, {
    nullable: true,
    description:
      'The cheapest way to a target from what is recorded and estimated now. Null for people who see only their own work: the way leads through the work of others.',
  })
  path(
    assessments: Assessment[],
    @Args(() => PathArgs) args: PathArgs,
    load: Load,
  ): Promise<(RatingPath | null)[]> {
    const { reads, actor } = load;
    if (actor.ownWorkOnly) return Promise.resolve(assessments.map(() => null));
    return Promise.all(
      assessments.map(async (assessment) =>
        toPath(await findPath(reads, assessment, args, this.tasks), load),
      ),
    );
  }
}

function toPath(
  { edition, basis, targetLevel, targetScore, outcome, steps }: FoundPath,
  { actor }: Load,
): RatingPath {
  const say = speaker(edition, actor.locale);
  return {
    basis,
    targetLevel,
    targetScore,
    status: outcome.status,
    sentence: say(outcome.text),
    steps: steps.map(({ id: _id, distance: _distance, ...step }, at): PathStep => ({
      ...step,
      place: at + 1,
    })),
    effortDays: outcome.effort,
    cost: outcome.cost,
    atLeastDays: outcome.atLeast,
    defaultEstimates: steps.filter(({ estimate }) => estimate === 'DEFAULT').length,
    withoutCost: steps.filter(({ cost }) => cost === null).length,
    blockedBy: [...outcome.blockedBy],
    missingTables: outcome.missingTables.map(({ table, level }) => ({ kind: table, level })),
  };
}

@Resolver(() => PathStep)
export class PathStepFields {
  @Relation(() => Control, { description: 'The control of the result, or the item of the figure.' })
  async control(steps: PathStep[], _args: object, { reads, selected }: Load): Promise<(Control | null)[]> {
    const keys = steps.map((step) => step.controlId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Result, { nullable: true, description: 'The result; null for a figure of an item.' })
  async result(steps: PathStep[], _args: object, { reads, selected }: Load): Promise<(Result | null)[]> {
    const keys = steps.map((step) => step.resultId);
    return inOrder(keys, await resultsByIds(reads, distinct(keys), selected));
  }
}

@Resolver()
export class EstimateResolver {
  constructor(private readonly service: EstimateService) {}

  @Allow('remediation:plan')
  @Mutation(() => EstimateGapsPayload, {
    description:
      'Says what closing up to 250 gaps of one open assessment takes: all of them or none. A task on the result goes before it.',
  })
  async estimateGaps(
    @Arg('input', () => EstimateGapsInput, { description: 'The estimates.' }) input: EstimateGapsInput,
    @Ctx() { actor, reads }: RequestContext,
  ): Promise<EstimateGapsPayload> {
    return { assessment: await requireAssessment(reads, await this.service.estimateGaps(actor, input)) };
  }
}
