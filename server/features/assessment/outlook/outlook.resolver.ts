import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { badInput, text } from '../../../platform/graphql/errors.js';
import { inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { assessmentsByIds } from '../assessment.queries.js';
import { Assessment } from '../assessment.types.js';
import { mostAssessments, readOutlook } from './outlook.queries.js';
import { ProofOutlook } from './outlook.types.js';

const mostPoints = 4;
const furthestDays = 366;

@Resolver()
export class OutlookResolver {
  @Allow('assessment:read')
  @Query(() => [ProofOutlook], {
    description: `Open assessments in sight whose proofs begin or end within the days asked for, the nearest change first, at most ${mostAssessments}: their proven outcome today and then, when nothing is renewed. BAD_USER_INPUT unless 1 to ${mostPoints} numbers of days from 1 to ${furthestDays}.`,
  })
  proofOutlook(
    @Arg('days', () => [Int], { defaultValue: [30, 60, 90], description: 'Days from today.' })
    days: number[],
    @Ctx() context: RequestContext,
  ): Promise<ProofOutlook[]> {
    const isFine =
      days.length > 0 && days.length <= mostPoints && days.every((one) => one >= 1 && one <= furthestDays);
    if (!isFine)
      throw badInput({
        days: text(
          `请给出 1 到 ${mostPoints} 个天数，每个在 1 到 ${furthestDays} 之间。`,
          `Give 1 to ${mostPoints} numbers of days, each from 1 to ${furthestDays}.`,
        ),
      });
    return readOutlook(context.reads, (day) => context.readsAhead(day), days);
  }
}

@Resolver(() => ProofOutlook)
export class OutlookFields {
  @Relation(() => Assessment, { description: 'The assessment.' })
  async assessment(outlooks: ProofOutlook[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = outlooks.map((one) => one.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, keys));
  }
}
