import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../../platform/access/allow.js';
import { dayOf } from '../../../platform/clock.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { badInput, limitExceeded, text } from '../../../platform/graphql/errors.js';
import { check, id, line } from '../../../platform/graphql/input-rules.js';
import { distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { requireEdition } from '../../framework/index.js';
import { assessmentsByIds } from '../assessment.queries.js';
import { Assessment } from '../assessment.types.js';
import { readScoreLines } from './score-lines.queries.js';
import { mostLineDays, mostLines, ScoreLine, ScoreLines, ScoreLinesArgs } from './score-lines.types.js';
import type { ScoreScope } from './score-lines.types.js';
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
