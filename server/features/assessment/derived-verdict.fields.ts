import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { toMappingClaim } from '../crosswalk/index.js';
import { requireAssessment } from './assessment.queries.js';
import { derivationsOf } from './derived-verdict.queries.js';
import type { DerivedVerdictService } from './derived-verdict.service.js';
import { DerivedVerdict } from './derived-verdict.types.js';
import { resultsByIds } from './result.queries.js';
import { RateResultsPayload, Result } from './result.types.js';

@Resolver()
export class DerivedVerdictResolver {
  constructor(private readonly service: DerivedVerdictService) {}

  @Allow('assessment:rate')
  @Mutation(() => RateResultsPayload, {
    description:
      'Confirms verdicts that follow from another rule book: up to 250 results of one open assessment are rated MET in the name of the caller, all of them or none. BAD_USER_INPUT when one is rated already or follows no longer; FORBIDDEN for API tokens.',
  })
  async confirmDerivedVerdicts(
    @Arg('resultIds', () => [ID], { description: '1 to 250 results.' }) resultIds: string[],
    @Ctx() context: RequestContext,
  ): Promise<RateResultsPayload> {
    const touched = await this.service.confirm(context.actor, resultIds);
    return {
      results: await resultsByIds(context.reads, touched.resultIds),
      assessment: await requireAssessment(context.reads, touched.assessmentId),
    };
  }
}

@Resolver(() => Result)
export class ResultDerivation {
  @Relation(() => DerivedVerdict, {
    nullable: true,
    needs: ['controlId', 'assessmentId', 'assessmentState', 'verdict', 'ratedAt', 'carriedFromOn'],
    description:
      'The verdict that follows from the newest assessment of another rule book about the same subject; null once somebody has rated the result, when nothing follows, and in the past.',
  })
  async derivedVerdict(
    results: Result[],
    _args: object,
    { reads }: Load,
  ): Promise<(DerivedVerdict | null)[]> {
    // It is there to be confirmed, and nothing of the past can be.
    if (reads.moment) return results.map(() => null);
    const unrated = results.filter(
      (result) =>
        result.assessmentState === 'OPEN' &&
        result.verdict === 'OPEN' &&
        !result.ratedAt &&
        !result.carriedFromOn,
    );
    const found = await derivationsOf(reads, unrated);
    return results.map(({ id }) => {
      const derivation = found.get(id);
      if (!derivation) return null;
      const { claim, proven, sourceIds } = derivation;
      return { verdict: 'MET', claim: toMappingClaim(claim), proven, sourceIds: [...sourceIds] };
    });
  }
}

@Resolver(() => DerivedVerdict)
export class DerivedVerdictFields {
  @Relation(() => [Result], { description: 'The results that it follows from, all MET, of one assessment.' })
  async sources(verdicts: DerivedVerdict[], _args: object, { reads, selected }: Load): Promise<Result[][]> {
    const found = await resultsByIds(
      reads,
      distinct(verdicts.flatMap((verdict) => verdict.sourceIds)),
      selected,
    );
    return verdicts.map(({ sourceIds }) => inOrder(sourceIds, found).flatMap((result) => result ?? []));
  }
}
