import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { isId } from '../../platform/ids.js';
import { requireAssessment } from '../assessment/index.js';
import { GapsArgs } from './gap.inputs.js';
import { gapSummary, listGaps } from './gap.queries.js';
import { GapConnection } from './gap.types.js';
import { gapListing } from './remediation.rules.js';
import { GapSummary } from './gap-summary.types.js';

@Resolver()
export class GapResolver {
  @Allow('remediation:read')
  @Query(() => GapConnection, {
    description:
      'Gaps as far as the caller may see them: results PARTIAL or UNMET, or MET without valid proof; of one assessment, or of all open ones.',
  })
  async gaps(@Args(() => GapsArgs) args: GapsArgs, @Ctx() context: RequestContext): Promise<GapConnection> {
    const filter = {
      ...args.filter,
      ...check(gapListing, { ...args.filter, search: args.filter?.search ?? '' }),
    };
    if (filter.assessmentId) await requireAssessment(context.reads, filter.assessmentId);
    return listGaps(context.reads, filter, readPage(args.first, args.after, 3));
  }

  @Allow('remediation:read')
  @Query(() => GapSummary, {
    description:
      'Gaps and the work on them, as far as the caller may see them: in one assessment, or in all open ones.',
  })
  async gapSummary(
    @Arg('assessmentId', () => ID, {
      nullable: true,
      description: 'The assessment; all open ones when left out.',
    })
    assessmentId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<GapSummary> {
    if (assessmentId == null) return gapSummary(context.reads, null);
    if (!isId(assessmentId)) throw notFound();
    await requireAssessment(context.reads, assessmentId);
    return gapSummary(context.reads, [assessmentId]);
  }
}
