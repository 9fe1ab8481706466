import { Args, Extensions, Resolver } from 'type-graphql';
import { z } from 'zod';
import { limitExceeded } from '../../platform/graphql/errors.js';
import { check, id, paragraph } from '../../platform/graphql/input-rules.js';
import { byParent, distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { isId } from '../../platform/ids.js';
import { editionById, Framework, frameworksByIds } from '../framework/index.js';
import { Membership, membershipsByIds } from '../people/index.js';
import { InformationSystem, systemsByIds } from '../system/index.js';
import { mayClose, mayManage, mayRate, mayReopen } from './assessment.access.js';
import { assessmentsByIds, assessmentsOfSystems } from './assessment.queries.js';
import { Assessment } from './assessment.types.js';
import { controlsWithin, narrowByControl, narrowsByControl } from './result-narrowing.js';
import { resultsOfAssessments, resultsOfControl } from './result.queries.js';
import type { TaskPredicate } from './result.queries.js';
import { assessmentsAt } from './score-at.js';
import { Result, ResultArgs, ResultsArgs } from './result.types.js';

const filtering = z.object({
  filter: z.object({
    search: paragraph(200),
    unitId: id.nullish(),
    assigneeId: id.nullish(),
    under: z.string().max(200, 'long:200').nullish(),
  }),
});

/** Results of one assessment in one answer; nothing is cut off silently. The largest given rule book has 738. */
const maximumResults = 1_000;

/** What the limits count for the list: level 3 has 211 results, some have more, most have fewer. */
const listSize = 250;

@Resolver(() => Assessment)
export class AssessmentFields {
  constructor(private readonly tasks: TaskPredicate) {}

  @Relation(() => Framework, { description: 'The framework it is assessed by.' })
  async framework(assessments: Assessment[], _args: object, { reads }: Load): Promise<(Framework | null)[]> {
    const keys = assessments.map((assessment) => assessment.frameworkId);
    return inOrder(keys, await frameworksByIds(reads, distinct(keys)));
  }

  @Relation(() => InformationSystem, {
    nullable: true,
    description: 'The assessed system; none for other subjects and when it is not visible to the caller.',
  })
  async system(
    assessments: Assessment[],
    _args: object,
    { reads }: Load,
  ): Promise<(InformationSystem | null)[]> {
    const keys = assessments.map((assessment) => assessment.systemId);
    return inOrder(keys, await systemsByIds(reads, distinct(keys)));
  }

  @Relation(() => Assessment, {
    nullable: true,
    description: 'The assessment whose answers were carried over.',
  })
  async previous(assessments: Assessment[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = assessments.map((assessment) => assessment.previousId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => Membership, { nullable: true, description: 'Who created it; none for an API token.' })
  async createdBy(assessments: Assessment[], _args: object, { reads }: Load): Promise<(Membership | null)[]> {
    const keys = assessments.map((assessment) => assessment.createdById);
    return inOrder(keys, await membershipsByIds(reads, distinct(keys)));
  }

  @Extensions({ listSize })
  @Relation(() => [Result], {
    description:
      'Results in reading order; only those that the caller may see. At most 1,000: name a node or a level in larger rule books.',
  })
  async results(
    assessments: Assessment[],
    @Args(() => ResultsArgs) { filter, asOf }: ResultsArgs,
    { reads, selected }: Load,
  ): Promise<Result[][]> {
    const wanted = filter ?? {};
    const { search } = check(filtering, { filter: { ...wanted, search: wanted.search ?? '' } }).filter;
    const ids = assessments.map((assessment) => assessment.id);
    const editions =
      narrowsByControl(wanted) || wanted.under != null || wanted.levels?.length
        ? await Promise.all(assessments.map((assessment) => editionById(reads, assessment.frameworkId)))
        : [];
    const controlIds = controlsWithin(
      editions.filter((edition) => edition !== undefined),
      wanted,
    );
    const rows = await resultsOfAssessments(
      reads,
      ids,
      { ...wanted, search, controlIds },
      this.tasks,
      selected,
    );
    const lists = byParent(assessments, rows, (row) => row.assessmentId);
    const longest = Math.max(0, ...lists.map((list) => list.length));
    if (longest > maximumResults)
      throw limitExceeded('results (name a node or a level)', maximumResults, longest);
    if (!narrowsByControl(wanted)) return lists;
    const then = inOrder(ids, await assessmentsAt(reads, assessments, asOf));
    return lists.map((list, at) => {
      const edition = editions[at];
      const assessment = then[at];
      return edition && assessment ? narrowByControl(list, wanted, edition, assessment) : [];
    });
  }

  @Relation(() => Result, {
    nullable: true,
    description:
      'The result of one control; null when it is not part of the assessment or not visible to the caller.',
  })
  async result(
    assessments: Assessment[],
    @Args(() => ResultArgs) { controlId }: ResultArgs,
    { reads, selected }: Load,
  ): Promise<(Result | null)[]> {
    if (!isId(controlId)) return assessments.map(() => null);
    const rows = await resultsOfControl(
      reads,
      assessments.map((assessment) => assessment.id),
      controlId,
      selected,
    );
    return byParent(assessments, rows, (row) => row.assessmentId).map(([row]) => row ?? null);
  }

  @Relation(() => Boolean, {
    description: 'Whether the caller may rate results here at all; Result.viewerCanRate says which.',
  })
  viewerCanRate(assessments: Assessment[], _args: object, { actor }: Load): boolean[] {
    return assessments.map((assessment) => mayRate(actor, assessment));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may change settings and assign results.' })
  viewerCanManage(assessments: Assessment[], _args: object, { actor }: Load): boolean[] {
    return assessments.map((assessment) => mayManage(actor, assessment));
  }

  @Relation(() => Boolean, {
    description: 'Whether the caller may close it; every result must be rated first.',
  })
  viewerCanClose(assessments: Assessment[], _args: object, { actor }: Load): boolean[] {
    return assessments.map((assessment) => mayClose(actor, assessment));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may open it again.' })
  viewerCanReopen(assessments: Assessment[], _args: object, { actor }: Load): boolean[] {
    return assessments.map((assessment) => mayReopen(actor, assessment));
  }
}

@Resolver(() => InformationSystem)
export class SystemAssessments {
  @Relation(() => [Assessment], { description: 'Assessments of this system, newest period first.' })
  async assessments(systems: InformationSystem[], _args: object, { reads }: Load): Promise<Assessment[][]> {
    const rows = await assessmentsOfSystems(
      reads,
      systems.map((system) => system.id),
    );
    return byParent(systems, rows, (row) => row.systemId ?? '');
  }
}
