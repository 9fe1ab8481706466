import { Arg, Args, Ctx, Extensions, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import { asOfOption } from '../../platform/graphql/as-of.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { limitExceeded } from '../../platform/graphql/errors.js';
import { check, id as validId, maximumListItems, paragraph } from '../../platform/graphql/input-rules.js';
import { AsOf } from '../../platform/graphql/scalars.js';
import { isId } from '../../platform/ids.js';
import { ScoringKind } from '../framework/index.js';
import {
  AssessmentFilter,
  AssignResultsInput,
  CreateAssessmentInput,
  MovingArgs,
  RateResultsInput,
  UpdateAssessmentInput,
} from './assessment.inputs.js';
import {
  assessmentsByIds,
  latestAssessments,
  listAssessments,
  listedAssessments,
  requireAssessment,
} from './assessment.queries.js';
import type { AssessmentService } from './assessment.service.js';
import { Assessment, AssessmentConnection, AssessmentPayload } from './assessment.types.js';
import type { RatingService, TouchedResults } from './rating.service.js';
import { resultsByIds } from './result.queries.js';
import { RateResultsPayload } from './result.types.js';
import { listSystemScores } from './score.queries.js';
import { SystemScore } from './score.types.js';

const filtering = z.object({
  filter: z.object({
    search: paragraph(200),
    frameworkCode: paragraph(100),
    systemId: validId.nullish(),
    systemIds: z.array(validId).max(maximumListItems, `many:${maximumListItems}`).nullish(),
  }),
});

@Resolver()
export class AssessmentResolver {
  constructor(
    private readonly service: AssessmentService,
    private readonly ratings: RatingService,
  ) {}

  @Allow('assessment:read')
  @Query(() => AssessmentConnection, { description: 'Assessments that the caller may see, newest first.' })
  assessments(
    @Ctx() context: RequestContext,
    @Arg('filter', () => AssessmentFilter, { nullable: true, description: 'Which assessments.' })
    filter: AssessmentFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after:
      | string
      | null,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
  ) {
    const { search, frameworkCode } = check(filtering, { filter: { ...filter } }).filter;
    const reads = context.readsAt(asOf);
    return listAssessments(reads, { ...filter, search, frameworkCode }, readPage(first, after, 2));
  }

  @Allow('assessment:read')
  @Query(() => Assessment, {
    nullable: true,
    description:
      'One assessment; null when it is unknown or not visible to the caller, and before it was made.',
  })
  async assessment(
    @Arg('id', () => ID, { description: 'The assessment.' }) id: string,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Assessment | null> {
    const reads = context.readsAt(asOf);
    return isId(id) ? ((await assessmentsByIds(reads, [id]))[0] ?? null) : null;
  }

  @Allow('assessment:read')
  @Extensions({ listSize: 250 })
  @Query(() => [SystemScore], {
    description:
      'The newest MLPS assessment of every information system with both scores, by system code; from maintained summaries.',
  })
  systemScores(
    @Arg('frameworkCode', () => String, {
      nullable: true,
      description: 'Only this framework; all when left out.',
    })
    frameworkCode: string | null,
    @Ctx() context: RequestContext,
  ): Promise<SystemScore[]> {
    const code = check(filtering, { filter: { frameworkCode } }).filter.frameworkCode;
    return listSystemScores(context.reads, code ?? null);
  }

  @Allow('assessment:read')
  @Extensions({ listSize: 40 })
  @Query(() => [Assessment], {
    description:
      'The newest assessment of every rule book and subject that the caller may see, by rule book and subject; at most 250. With the first fields of `rating` it takes two statements.',
  })
  async latestAssessments(
    @Arg('frameworkCode', () => String, {
      nullable: true,
      description: 'Only this framework; all when left out.',
    })
    frameworkCode: string | null,
    @Arg('scoringKinds', () => [ScoringKind], {
      nullable: true,
      description: 'Only rule books that are scored in one of these ways; all when left out.',
    })
    scoringKinds: ScoringKind[] | null,
    @Ctx() context: RequestContext,
  ): Promise<Assessment[]> {
    const code = check(filtering, { filter: { frameworkCode } }).filter.frameworkCode;
    const found = await latestAssessments(context.reads, code ?? null, scoringKinds);
    if (found.length > listedAssessments)
      throw limitExceeded('assessments (name a framework)', listedAssessments, found.length);
    return found;
  }

  @Allow('assessment:manage')
  @Mutation(() => AssessmentPayload, {
    description:
      'Starts an assessment by any rule book; in MLPS grading and technologies of the system choose the controls.',
  })
  async createAssessment(
    @Arg('input', () => CreateAssessmentInput, { description: 'The assessment to start.' })
    input: CreateAssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(context, await this.service.createAssessment(context.actor, input));
  }

  @Allow('assessment:manage')
  @Mutation(() => AssessmentPayload, {
    description: 'Changes name, target or scoring of an open assessment; its scores are computed anew.',
  })
  async updateAssessment(
    @Arg('input', () => UpdateAssessmentInput, { description: 'What changes.' }) input: UpdateAssessmentInput,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(context, await this.service.updateAssessment(context.actor, input));
  }

  @Allow('assessment:manage')
  @Mutation(() => AssessmentPayload, {
    description:
      'Closes an assessment: read-only, proof and scores stay as they are. INVALID_STATE while a result that the target asks for is open, or an answer or figure waits to be confirmed after a move.',
  })
  async closeAssessment(
    @Args(() => MovingArgs) { id, version }: MovingArgs,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(context, await this.service.closeAssessment(context.actor, id, version));
  }

  @Allow('assessment:manage')
  @Mutation(() => AssessmentPayload, {
    description: 'Opens a closed assessment again; its scores follow the evidence from now on.',
  })
  async reopenAssessment(
    @Args(() => MovingArgs) { id, version }: MovingArgs,
    @Arg('reason', () => String, { description: 'Why, at most 2,000 characters; kept in the audit trail.' })
    reason: string,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentPayload> {
    return payload(context, await this.service.reopenAssessment(context.actor, id, version, reason));
  }

  @Allow('assessment:rate')
  @Mutation(() => RateResultsPayload, {
    description: 'Rates up to 250 results of one open assessment: all of them or none.',
  })
  async rateResults(
    @Arg('input', () => RateResultsInput, { description: 'The ratings.' }) input: RateResultsInput,
    @Ctx() context: RequestContext,
  ): Promise<RateResultsPayload> {
    return touched(context, await this.ratings.rateResults(context.actor, input));
  }

  @Allow('assessment:manage')
  @Mutation(() => RateResultsPayload, {
    description: 'Says which unit and member answer for up to 250 results of one open assessment.',
  })
  async assignResults(
    @Arg('input', () => AssignResultsInput, { description: 'Which results, and to whom.' })
    input: AssignResultsInput,
    @Ctx() context: RequestContext,
  ): Promise<RateResultsPayload> {
    return touched(context, await this.ratings.assignResults(context.actor, input));
  }
}

async function payload(context: RequestContext, id: string): Promise<AssessmentPayload> {
  return { assessment: await requireAssessment(context.reads, id) };
}

async function touched(
  context: RequestContext,
  { assessmentId, resultIds }: TouchedResults,
): Promise<RateResultsPayload> {
  return {
    results: await resultsByIds(context.reads, resultIds),
    assessment: await requireAssessment(context.reads, assessmentId),
  };
}
