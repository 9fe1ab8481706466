import { Extensions, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import type { ChoiceRecord, FigureRecord } from './planning.entity.js';
import { RoadmapState } from './planning.enums.js';

export const FigureKind = apiEnum('PlannedFigureKind', 'Which figure of an item or indicator is to rise.', {
  USE: 'Share of the business that really runs on it (有效应用).',
  QUALITY: 'Data-quality index at one level (数据质量指数).',
  GRADE: 'The grade that an indicator reaches (达到的等级).',
} satisfies Record<FigureRecord['kind'], string>);

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A roadmap (安全规划): packages over one to three years that lead from gaps to target levels. What they cost and reach is computed, never stored.',
})
export class Roadmap extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What to know about it.' })
  note!: string | null;

  @Field(() => Day, { description: 'First day; years and quarters count from it.' })
  startsOn!: string;

  @Field(() => Day, { description: 'Last day of the last year.' })
  endsOn!: string;

  @Field(() => Int, { description: 'Years, 1 to 3.' })
  years!: number;

  @Field(() => Int, { description: 'Packages.' })
  packageCount!: number;

  @Field(() => Int, { description: 'Alternatives.' })
  alternativeCount!: number;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  @Field(() => RoadmapState, { description: 'Where it is in its life.' })
  state!: RoadmapState;

  @Field(() => DateTime, { nullable: true, description: 'When it was proposed last.' })
  proposedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What it was proposed with.' })
  proposalNote!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was approved, or returned last.' })
  decidedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What the approval was explained with.' })
  decisionNote!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned or opened again last; null again after the next proposal.',
  })
  returnReason!: string | null;

  assessmentIds!: string[];
  ownerId!: string | null;
  chosenAlternativeId!: string | null;
  proposedById!: string | null;
  decidedById!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A figure of an item or indicator that a package raises, and proves.',
})
export class PlannedFigure {
  @Field(() => FigureKind, { description: 'Which figure.' })
  kind!: FigureRecord['kind'];

  @Field(() => Int, { nullable: true, description: 'Level that a quality index is about; null elsewhere.' })
  level!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share or index to be reached, 0 to 1.' })
  value!: number | null;

  @Field(() => String, { nullable: true, description: 'Grade to be reached.' })
  grade!: string | null;

  assessmentId!: string;
  controlId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How far the tasks of a package are.' })
export class PackageTasks {
  @Field(() => Int, { description: 'Tasks that do its work.' })
  total!: number;

  @Field(() => Int, { description: 'Of these, not verified yet.' })
  open!: number;

  @Field(() => Int, { description: 'Of these, verified.' })
  verified!: number;

  @Field(() => Int, { description: 'Of these, overdue today.' })
  late!: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A package of a roadmap (工作包): what is done, paid and answered for as one, and the gaps that it closes.',
})
export class RoadmapPackage extends Node {
  @Field(() => Int, { description: 'Place in the order, from 1.' })
  place!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is to reach.' })
  goal!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be done.' })
  measures!: string | null;

  @Field(() => Int, { description: 'Quarter of the roadmap in which it begins, from 1.' })
  startQuarter!: number;

  @Field(() => Int, { description: 'Quarter in which it is finished.' })
  endQuarter!: number;

  @Field(() => Day, { description: 'First day of the quarter in which it begins.' })
  startsOn!: string;

  @Field(() => Day, { description: 'Last day of the quarter in which it is finished.' })
  endsOn!: string;

  @Field(() => Float, { nullable: true, description: 'Yuan at least; null when nobody said so.' })
  costLow!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Yuan most likely; null: nobody estimated it, and it is in no sum.',
  })
  costLikely!: number | null;

  @Field(() => Float, { nullable: true, description: 'Yuan at most; null when nobody said so.' })
  costHigh!: number | null;

  @Field(() => Float, { nullable: true, description: 'Person days; null when nobody estimated them.' })
  effortDays!: number | null;

  @Field(() => Int, { description: 'Results whose gaps it closes.' })
  resultCount!: number;

  @Field(() => Int, { description: 'Figures that it raises.' })
  figureCount!: number;

  @Extensions({ listSize: 40 })
  @Field(() => [PlannedFigure], { description: 'Figures of items or indicators that it raises.' })
  figures!: PlannedFigure[];

  @Field(() => [ID], { description: 'Packages that must be finished first.' })
  predecessorIds!: string[];

  @Field(() => PackageTasks, {
    description: 'Its tasks, made or joined by `createPlanFromPackages`; none before that.',
  })
  tasks!: PackageTasks;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of its tasks that are verified, 0 to 1; null while it has none.',
  })
  progress!: number | null;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  roadmapId!: string;
  unitId!: string | null;
  ownerId!: string | null;
  resultIds!: string[];
  planIds!: string[];
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An alternative of a roadmap (方案): which packages, in which years, under which budget.',
})
export class RoadmapAlternative extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What to know about it.' })
  note!: string | null;

  @Field(() => Float, { nullable: true, description: 'Yuan that may be spent; null without a limit.' })
  budget!: number | null;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  roadmapId!: string;
  choices!: ChoiceRecord[];
}

export const RoadmapConnection = connectionOf('Roadmap', () => Roadmap).Connection;

@ObjectType({ simpleResolvers: true, description: 'A roadmap after a change.' })
export class RoadmapPayload {
  @Field(() => Roadmap, { description: 'The roadmap as it is now.' })
  roadmap!: Roadmap;
}

@ObjectType({ simpleResolvers: true, description: 'Packages after a change.' })
export class RoadmapPackagesPayload {
  @Extensions({ listSize: 60 })
  @Field(() => [RoadmapPackage], { description: 'The packages that were made or changed, as they are now.' })
  packages!: RoadmapPackage[];

  @Field(() => Roadmap, { description: 'Their roadmap.' })
  roadmap!: Roadmap;
}

@ObjectType({ simpleResolvers: true, description: 'An alternative after a change.' })
export class RoadmapAlternativePayload {
  @Field(() => RoadmapAlternative, { description: 'The alternative as it is now.' })
  alternative!: RoadmapAlternative;

  @Field(() => Roadmap, { description: 'Its roadmap.' })
  roadmap!: Roadmap;

  @Field(() => String, {
    nullable: true,
    description:
      'How packages were chosen for the budget, in the caller’s language: what was left out and whether the choice is the best; null when people chose.',
  })
  chosenBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Something of a roadmap, or a roadmap, that is gone.' })
export class DeleteRoadmapPayload {
  @Field(() => [ID], { description: 'What was deleted.' })
  deletedIds!: string[];

  @Field(() => Roadmap, {
    nullable: true,
    description: 'The roadmap that it belonged to; null for a roadmap.',
  })
  roadmap!: Roadmap | null;
}
