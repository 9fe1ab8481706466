import { Arg, Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../../platform/access/allow.js';
import { dayOf } from '../../../platform/clock.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { badInput, limitExceeded, text } from '../../../platform/graphql/errors.js';
import { check, id, line } from '../../../platform/graphql/input-rules.js';
import { distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { asOfOption } from '../../../platform/graphql/as-of.js';
import { AsOf } from '../../../platform/graphql/scalars.js';
import { editionById, requireEdition } from '../../framework/index.js';
import { Unit, unitOfEach } from '../../organization/index.js';
import { recordedIn } from '../score.queries.js';
import { assessmentsByIds } from '../assessment.queries.js';
import { Assessment } from '../assessment.types.js';
import { partScores } from './clause-counts.js';
import { readComparison } from './score-comparison.queries.js';
import { ComparedSubject, ComparedUnit, PartScore, ScoreComparison } from './score-comparison.types.js';
import { readScoreLines } from './score-lines.queries.js';
import {
  mostLineDays,
  mostLines,
  ScoreLine,
  ScoreLines,
  ScoreLinesArgs,
  ScoreScope,
} from './score-lines.types.js';
import type { SteeringScope } from './steering.scope.js';

const dayMs = 86_400_000;

const scopeRule = z.object({
  frameworkCode: line(100).nullish(),
  unitId: id.nullish(),
  systemId: id.nullish(),
});

@Resolver()
export class SteeringResolver {
  @Allow('assessment:read')
  @Query(() => ScoreLines, {
    description: `Declared and proven scores over time: one line per rule book and subject, points only where a score moved. BAD_USER_INPUT for a period that ends before it begins or after today, LIMIT_EXCEEDED for more than ${mostLineDays} days, NOT_FOUND for an unknown rule book. An unknown unit or system has no lines; of more than ${mostLines} the first are shown.`,
  })
  async scoreLines(
    @Args(() => ScoreLinesArgs) { scope, from, to }: ScoreLinesArgs,
    @Ctx() context: RequestContext,
  ): Promise<ScoreLines> {
    checkPeriod(from, to);
    return readScoreLines(context.reads, await scopeOf(context, scope), { from, to });
  }

  @Allow('assessment:read')
  @Query(() => ScoreComparison, {
    description:
      'The newest assessments by one rule book side by side, by unit and by subject, now or on a past day. BAD_USER_INPUT without a rule book, whose scales alone can be compared; NOT_FOUND for an unknown one.',
  })
  async scoreComparison(
    @Arg('scope', () => ScoreScope, { description: 'What is compared; with a rule book.' }) scope: ScoreScope,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ScoreComparison> {
    const wanted = await scopeOf(context, scope);
    if (wanted.frameworkId === null)
      throw badInput({ frameworkCode: text('请选择标准。', 'Choose a rule book.') });
    return readComparison(context.readsAt(asOf), wanted);
  }
}

function checkPeriod(from: string, to: string): void {
  if (to < from)
    throw badInput({ to: text('结束日期不能早于开始日期。', 'The last day must not be before the first.') });
  if (to > dayOf(new Date()))
    throw badInput({ to: text('结束日期不能晚于今天。', 'The last day must not be after today.') });
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  if (days > mostLineDays) throw limitExceeded('days', mostLineDays, days);
}

async function scopeOf(
  context: RequestContext,
  scope: ScoreScope | null | undefined,
): Promise<SteeringScope> {
  const { frameworkCode, unitId = null, systemId = null } = check(scopeRule, { ...scope });
  const edition = frameworkCode ? await requireEdition(context.reads, frameworkCode) : undefined;
  return { frameworkId: edition?.framework.id ?? null, unitId, systemId };
}

@Resolver(() => ScoreLine)
export class ScoreLineFields {
  @Relation(() => Assessment, { description: 'The newest assessment of the line.' })
  async assessment(lines: ScoreLine[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = lines.map((one) => one.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }
}

@Resolver(() => ComparedSubject)
export class ComparedSubjectFields {
  @Relation(() => Assessment, { description: 'Its newest assessment.' })
  async assessment(rows: ComparedSubject[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = rows.map((one) => one.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => Unit, {
    nullable: true,
    description: 'The unit that owns it; null for the whole hospital and for systems of nobody.',
  })
  unit(rows: ComparedSubject[], _args: object, load: Load) {
    return unitOfEach(rows, load);
  }
}

@Resolver(() => ComparedUnit)
export class ComparedUnitFields {
  @Relation(() => Unit, { nullable: true, description: 'The unit; null for what belongs to none.' })
  unit(rows: ComparedUnit[], _args: object, load: Load) {
    return unitOfEach(rows, load);
  }

  @Relation(() => Assessment, { description: 'The assessment with the lowest proven score.' })
  async weakest(rows: ComparedUnit[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = rows.map((one) => one.weakestId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }
}

@Resolver(() => Assessment)
export class AssessmentParts {
  @Extensions({ listSize: 20 })
  @Relation(() => [PartScore], {
    needs: ['frameworkId'],
    description:
      'Its clauses by the parts of the rule book, declared and proven: security classes of MLPS, chapters of other books. Of a past day as they were then.',
  })
  async partScores(assessments: Assessment[], _args: object, { reads }: Load): Promise<PartScore[][]> {
    const recorded = await recordedIn(
      reads,
      assessments.map(({ id }) => id),
    );
    return Promise.all(
      assessments.map(async ({ id, frameworkId }) => {
        const edition = await editionById(reads, frameworkId);
        return edition ? partScores(edition, recorded.get(id)?.results ?? []) : [];
      }),
    );
  }
}
