import { Extensions, Resolver } from 'type-graphql';
import { byParent, distinct, idsOf, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Assessment, assessmentsByIds, Result, resultsByIds } from '../assessment/index.js';
import { Control, controlsByIds } from '../framework/index.js';
import { Unit, unitOfEach } from '../organization/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { plansByIds, RemediationPlan } from '../remediation/index.js';
import { benchmarksOf } from './benchmark.queries.js';
import { RoadmapBenchmark } from './benchmark.types.js';
import { closureOf } from './effects.js';
import { mayEditRoadmap, mayPlanRoadmaps } from './planning.access.js';
import type { Scenarios } from './planning.ports.js';
import { packagesOf } from './planning.queries.js';
import { PlannedFigure, Roadmap, RoadmapPackage } from './planning.types.js';
import { RoadmapEffect, RoadmapNextStep, RoadmapScenario } from './scenario.types.js';
import { nextStepOf, scenariosOf } from './scenario.queries.js';

@Resolver(() => Roadmap)
export class RoadmapFields {
  constructor(private readonly scenarios_: Scenarios) {}

  @Relation(() => [Assessment], {
    description: 'The assessments whose outcomes are planned, in their order.',
  })
  async assessments(roadmaps: Roadmap[], _args: object, { reads }: Load): Promise<Assessment[][]> {
    const found = new Map(
      (await assessmentsByIds(reads, distinct(roadmaps.flatMap((one) => one.assessmentIds)))).map((one) => [
        one.id,
        one,
      ]),
    );
    return roadmaps.map(({ assessmentIds }) => assessmentIds.flatMap((id) => found.get(id) ?? []));
  }

  @Relation(() => Membership, { nullable: true, description: 'The member who answers for it.' })
  owner(roadmaps: Roadmap[], _args: object, load: Load) {
    return memberOfEach(roadmaps, load, (roadmap) => roadmap.ownerId);
  }

  @Extensions({ listSize: 60 })
  @Relation(() => [RoadmapPackage], { description: 'Its packages in their order.' })
  async packages(roadmaps: Roadmap[], _args: object, { reads }: Load): Promise<RoadmapPackage[][]> {
    return byParent(roadmaps, await packagesOf(reads, idsOf(roadmaps)), (one) => one.roadmapId);
  }

  @Extensions({ listSize: 7 })
  @Relation(() => [RoadmapScenario], {
    description:
      'What it costs and reaches by year: all packages first, then each alternative, oldest first. Computed by the engines of the scores from the rows of now.',
  })
  scenarios(roadmaps: Roadmap[], _args: object, { reads }: Load): Promise<RoadmapScenario[][]> {
    return scenariosOf(reads, roadmaps, this.scenarios_);
  }

  @Extensions({ listSize: 20 })
  @Relation(() => [RoadmapBenchmark], {
    description:
      'Each assessment that the caller sees beside the next level of its rule book and beside the others that were assessed by it, now or on the day that the roadmap is asked for.',
  })
  benchmark(roadmaps: Roadmap[], _args: object, { reads }: Load): Promise<RoadmapBenchmark[][]> {
    return benchmarksOf(reads, roadmaps, this.scenarios_);
  }

  @Relation(() => Boolean, { description: 'True when the caller may change it and everything in it now.' })
  viewerCanEdit(roadmaps: Roadmap[], _args: object, { actor, reads }: Load): boolean[] {
    return roadmaps.map((roadmap) => !reads.moment && mayEditRoadmap(actor, roadmap));
  }

  @Relation(() => Boolean, {
    description: 'True when the caller may make remediation plans of its packages.',
  })
  viewerCanMakePlan(roadmaps: Roadmap[], _args: object, { actor, reads }: Load): boolean[] {
    return roadmaps.map(() => !reads.moment && mayPlanRoadmaps(actor));
  }
}

@Resolver(() => RoadmapPackage)
export class RoadmapPackageRelations {
  @Relation(() => Unit, { nullable: true, description: 'The unit that does it.' })
  unit(packages: RoadmapPackage[], _args: object, load: Load) {
    return unitOfEach(packages, load);
  }

  @Relation(() => Membership, { nullable: true, description: 'The member who answers for it.' })
  owner(packages: RoadmapPackage[], _args: object, load: Load) {
    return memberOfEach(packages, load, (one) => one.ownerId);
  }

  @Extensions({ listSize: 250 })
  @Relation(() => [Result], { description: 'The results whose gaps it closes.' })
  async results(packages: RoadmapPackage[], _args: object, { reads, selected }: Load): Promise<Result[][]> {
    const ids = distinct(packages.flatMap((one) => one.resultIds));
    const found = new Map((await resultsByIds(reads, ids, selected)).map((one) => [one.id, one]));
    return packages.map(({ resultIds }) => resultIds.flatMap((id) => found.get(id) ?? []));
  }

  @Extensions({ listSize: 10 })
  @Relation(() => [RemediationPlan], { description: 'The plans that its tasks are in, newest first.' })
  async plans(packages: RoadmapPackage[], _args: object, { reads }: Load): Promise<RemediationPlan[][]> {
    const found = await plansByIds(reads, distinct(packages.flatMap((one) => one.planIds)));
    const newest = found.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
    return packages.map(({ planIds }) => newest.filter(({ id }) => planIds.includes(id)));
  }
}

@Resolver(() => PlannedFigure)
export class PlannedFigureFields {
  @Relation(() => Control, { nullable: true, description: 'The graded item or the indicator.' })
  async control(
    figures: PlannedFigure[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Control | null)[]> {
    const keys = figures.map((one) => one.controlId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Assessment, { nullable: true, description: 'The assessment.' })
  async assessment(figures: PlannedFigure[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = figures.map((one) => one.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }
}

@Resolver(() => RoadmapBenchmark)
export class RoadmapBenchmarkFields {
  @Relation(() => Assessment, { description: 'The assessment.' })
  assessment(benchmarks: RoadmapBenchmark[]): Assessment[] {
    return benchmarks.map(({ scenario }) => scenario.assessment);
  }
}

@Resolver(() => RoadmapEffect)
export class RoadmapEffectFields {
  @Relation(() => Assessment, { description: 'The assessment.' })
  assessment(effects: RoadmapEffect[]): Assessment[] {
    return effects.map(({ scenario }) => scenario.assessment);
  }

  @Relation(() => RoadmapNextStep, {
    nullable: true,
    description:
      'What the step above the last proven outcome would still take; null at the top, while undecided, and in the past, of which no estimates are kept.',
  })
  next(effects: RoadmapEffect[], _args: object, { actor }: Load): (RoadmapNextStep | null)[] {
    return effects.map(({ scenario, finished }) =>
      nextStepOf(scenario, closureOf(finished, scenario.assessment.id), actor.locale),
    );
  }
}
