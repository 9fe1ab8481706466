import { Resolver } from 'type-graphql';
import { byParent, distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds, editionById, HighRiskCase } from '../framework/index.js';
import { Unit, unitOfEach } from '../organization/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { mayRateResult } from './assessment.access.js';
import { assessmentsByIds } from './assessment.queries.js';
import { Assessment } from './assessment.types.js';
import { historyOfResults, shownRatings } from './result.queries.js';
import { Result, ResultChange } from './result.types.js';
import { casesInScope, casesOf, controlOf } from './score-items.js';

@Resolver(() => Result)
export class ResultFields {
  @Relation(() => Assessment, { description: 'The assessment it is part of.' })
  async assessment(results: Result[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = results.map((result) => result.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => Control, { needs: ['controlId'], description: 'The control it answers.' })
  async control(results: Result[], _args: object, { reads, selected }: Load): Promise<(Control | null)[]> {
    const keys = results.map((result) => result.controlId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Unit, { nullable: true, description: 'Unit that answers for it.' })
  unit(results: Result[], _args: object, load: Load) {
    return unitOfEach(results, load);
  }

  @Relation(() => Membership, { nullable: true, description: 'Member who answers for it.' })
  assignee(results: Result[], _args: object, load: Load): Promise<(Membership | null)[]> {
    return memberOfEach(results, load, (result) => result.assigneeId);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who gave the verdict; none for carried answers and API tokens.',
  })
  ratedBy(results: Result[], _args: object, load: Load): Promise<(Membership | null)[]> {
    return memberOfEach(results, load, (result) => result.ratedById);
  }

  @Relation(() => [HighRiskCase], {
    description:
      'High-risk cases of its control that concern the assessed system; candidates for a veto while it is a gap.',
  })
  async highRiskCases(results: Result[], _args: object, { reads }: Load): Promise<HighRiskCase[][]> {
    const assessments = await assessmentsByIds(reads, distinct(results.map((result) => result.assessmentId)));
    const scopes = await Promise.all(
      assessments.map(async (assessment) => {
        const edition = await editionById(reads, assessment.frameworkId);
        return edition && ([assessment.id, { edition, inScope: casesInScope(edition, assessment) }] as const);
      }),
    );
    const byAssessment = new Map(scopes.filter((scope) => scope !== undefined));
    return results.map(({ assessmentId, controlId }) => {
      const scope = byAssessment.get(assessmentId);
      return scope
        ? casesOf(controlOf(scope.edition, controlId), scope.inScope).map((each) => ({ ...each }))
        : [];
    });
  }

  @Relation(() => [ResultChange], {
    description: `Ratings in this assessment, newest first, at most ${shownRatings}.`,
  })
  async history(results: Result[], _args: object, { reads }: Load): Promise<ResultChange[][]> {
    const rows = await historyOfResults(
      reads,
      results.map((result) => result.id),
    );
    return byParent(results, rows, (row) => row.resultId);
  }

  @Relation(() => Boolean, { description: 'Whether the caller may rate it.' })
  viewerCanRate(results: Result[], _args: object, { actor }: Load): boolean[] {
    return results.map((result) => mayRateResult(actor, { state: result.assessmentState }, result));
  }
}
