import { Arg, Args, Ctx, Extensions, ID, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import { readPage } from '../../../platform/graphql/connection.js';
import type { Connection } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { badInput, notFound, text } from '../../../platform/graphql/errors.js';
import { Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { AsOf } from '../../../platform/graphql/scalars.js';
import { isId } from '../../../platform/ids.js';
import { pageOf, PageArgs } from '../../crosswalk/index.js';
import { requireAssessment } from '../assessment.queries.js';
import { Assessment } from '../assessment.types.js';
import { ratingAnswers } from '../outcome/rating-answers.js';
import { Rating } from '../outcome/outcome.types.js';
import { ChangeCause, SettingComparison } from './comparison.parts.js';
import {
  AssessmentComparison,
  MeasureComparison,
  ProofComparison,
  ProofComparisonConnection,
  ResultComparison,
  ResultComparisonArgs,
  ResultComparisonConnection,
  ScoreMove,
  ScoreMoveConnection,
} from './comparison.types.js';
import { Compared } from './compared.js';
import { measuresThatDiffer, resultState, settingsThatDiffer, standingOf } from './differences.js';
import { movesBetween } from './score-moves.js';

const shownCauses = 20;

@Resolver()
export class ComparisonResolver {
  @Allow('assessment:read')
  @Query(() => AssessmentComparison, {
    description:
      'One assessment at two moments: what changed, who changed it and why. NOT_FOUND when it is not visible to the caller; BAD_USER_INPUT when the second moment is before the first, in the future, or when one of them is before the past is kept.',
  })
  async compareAssessment(
    @Arg('id', () => ID, { description: 'The assessment.' }) id: string,
    @Arg('from', () => AsOf, { description: 'The earlier moment.' }) from: string,
    @Arg('to', () => AsOf, { description: 'The later moment; the day of today is now.' }) to: string,
    @Ctx() context: RequestContext,
  ): Promise<AssessmentComparison> {
    const before = context.readsAt(from, 'from');
    const after = context.readsAt(to, 'to');
    const moments = { from: instantOf(before.moment!.at), to: instantOf(after.moment!.at) };
    if (moments.from > moments.to) throw backwards();
    if (!isId(id)) throw notFound();
    const assessment = await requireAssessment(context.reads, id);
    const compared = new Compared(assessment, context.reads, before, after);
    return { id, ...moments, assessment, compared };
  }
}

const instantOf = (moment: string): string => new Date(moment).toISOString();

const backwards = () =>
  badInput({
    to: text('截止日期不能早于起始日期。', 'The later moment is before the earlier one.'),
  });

@Resolver(() => AssessmentComparison)
export class ComparisonFields {
  @Relation(() => Assessment, { description: 'The assessment as it is now.' })
  assessment(comparisons: AssessmentComparison[]): Assessment[] {
    return comparisons.map(({ compared }) => ({ ...compared.assessment }));
  }

  @Relation(() => Rating, {
    nullable: true,
    description: 'What it came to at the earlier moment; null when it was not made yet.',
  })
  before(comparisons: AssessmentComparison[], _args: object, { selected }: Load): Promise<(Rating | null)[]> {
    return Promise.all(comparisons.map(({ compared }) => ratingAt(compared, 0, selected)));
  }

  @Relation(() => Rating, {
    nullable: true,
    description: 'What it came to at the later moment; null likewise.',
  })
  after(comparisons: AssessmentComparison[], _args: object, { selected }: Load): Promise<(Rating | null)[]> {
    return Promise.all(comparisons.map(({ compared }) => ratingAt(compared, 1, selected)));
  }

  @Relation(() => ResultComparisonConnection, {
    description: 'Results that differ, in reading order.',
  })
  results(
    comparisons: AssessmentComparison[],
    @Args(() => ResultComparisonArgs) { first, after, parts }: ResultComparisonArgs,
  ): Promise<Connection<ResultComparison>[]> {
    return Promise.all(
      comparisons.map(async ({ compared }) => {
        const found = (await compared.results()).filter(
          (result) => !parts?.length || result.parts.some((part) => parts.includes(part)),
        );
        return pageOf(
          found.map(({ id, controlId, parts: differing, before, after: later }) => ({
            resultId: id,
            controlId,
            parts: [...differing],
            before: resultState(before),
            after: resultState(later),
            compared,
          })),
          first,
          after,
        );
      }),
    );
  }

  @Extensions({ listSize: 200 })
  @Relation(() => [MeasureComparison], { description: 'Figures that differ.' })
  measures(comparisons: AssessmentComparison[]): Promise<MeasureComparison[][]> {
    return Promise.all(
      comparisons.map(async ({ compared }) =>
        measuresThatDiffer(...(await compared.measures())).map(
          ({ measure: { controlId, kind, level }, before, after }) => ({
            controlId,
            kind,
            level,
            before,
            after,
          }),
        ),
      ),
    );
  }

  @Relation(() => ProofComparisonConnection, {
    permission: 'evidence:read',
    description:
      'Evidence that came, went, was accepted or returned, began or expired, was revised or deleted; by title.',
  })
  proofs(
    comparisons: AssessmentComparison[],
    @Args(() => PageArgs) { first, after }: PageArgs,
  ): Promise<Connection<ProofComparison>[]> {
    return Promise.all(
      comparisons.map(async ({ compared }) => {
        const found = await compared.proofs();
        return pageOf(
          found.map(({ id, title, differences, before, after: later, controlIds }) => ({
            evidenceId: id,
            title,
            differences: [...differences],
            before: standingOf(before),
            after: standingOf(later),
            controlIds: [...controlIds],
            compared,
          })),
          first,
          after,
        );
      }),
    );
  }

  @Relation(() => [SettingComparison], { description: 'Settings that differ.' })
  settings(comparisons: AssessmentComparison[]): Promise<SettingComparison[][]> {
    return Promise.all(
      comparisons.map(async ({ compared }) => {
        const [before, after] = await compared.assessments();
        return after ? settingsThatDiffer(before, after) : [];
      }),
    );
  }

  @Extensions({ listSize: shownCauses })
  @Relation(() => [ChangeCause], {
    description: 'What was done to the assessment itself in between, newest first, at most 20.',
  })
  causes(comparisons: AssessmentComparison[]): Promise<ChangeCause[][]> {
    return Promise.all(comparisons.map(({ compared }) => compared.causes([compared.assessment.id], [])));
  }

  @Relation(() => ScoreMoveConnection, {
    description: 'Moments in between at which a score or level moved, oldest first, with what moved it.',
  })
  moves(
    comparisons: AssessmentComparison[],
    @Args(() => PageArgs) { first, after }: PageArgs,
    { actor }: Load,
  ): Promise<Connection<ScoreMove>[]> {
    const page = readPage(first, after, 2);
    return Promise.all(comparisons.map(({ compared }) => movesBetween(compared, page, actor)));
  }
}

async function ratingAt(compared: Compared, at: 0 | 1, selected: Load['selected']): Promise<Rating | null> {
  const assessment = (await compared.assessments())[at];
  if (!assessment) return null;
  const [rating] = await ratingAnswers([compared.before, compared.after][at]!, [assessment], selected);
  return rating ?? null;
}
