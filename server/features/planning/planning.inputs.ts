import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { FigureKind } from './planning.types.js';

@InputType({ description: 'A new roadmap.' })
export class CreateRoadmapInput {
  @Field(() => String, { description: 'Name, at most 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'At most 4000 characters.' })
  note?: string | null;

  @Field(() => Day, { description: 'First day; years and quarters count from it.' })
  startsOn!: string;

  @Field(() => Int, { description: 'Years, 1 to 3.' })
  years!: number;

  @Field(() => [ID], { description: 'Open assessments whose outcomes are planned, 1 to 20.' })
  assessmentIds!: string[];

  @Field(() => ID, { nullable: true, description: 'The member who answers for it.' })
  ownerId?: string | null;

  @Field(() => String, {
    description:
      'Idempotency key, at most 100 characters: a second request with it answers the first roadmap.',
  })
  clientKey!: string;
}

@InputType({ description: 'Changes to a roadmap; fields left out stay as they are, null empties.' })
export class UpdateRoadmapInput {
  @Field(() => ID, { description: 'The roadmap.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name, at most 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 4000 characters.' })
  note?: string | null;

  @Field(() => Day, { nullable: true, description: 'First day.' })
  startsOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Years, 1 to 3; INVALID_STATE while a package ends after the last one.',
  })
  years?: number | null;

  @Field(() => [ID], { nullable: true, description: 'Assessments, 1 to 20.' })
  assessmentIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The member who answers for it.' })
  ownerId?: string | null;
}

@InputType({ description: 'A figure of an item or indicator of one assessment that is to be reached.' })
export class PlannedFigureInput {
  @Field(() => ID, { description: 'The assessment, one of the roadmap.' })
  assessmentId!: string;

  @Field(() => ID, { description: 'The graded item or the indicator.' })
  controlId!: string;

  @Field(() => FigureKind, { description: 'Which figure.' })
  kind!: keyof typeof FigureKind;

  @Field(() => Int, { nullable: true, description: 'Level of QUALITY; left out otherwise.' })
  level?: number | null;

  @Field(() => Float, { nullable: true, description: 'Share or index of USE and QUALITY, 0 to 1.' })
  value?: number | null;

  @Field(() => String, { nullable: true, description: 'Grade of GRADE.' })
  grade?: string | null;
}

@InputType({
  description: 'What a package says; in a change, fields left out stay as they are and null empties.',
})
export class RoadmapPackageFields {
  @Field(() => String, {
    nullable: true,
    description: 'Name, at most 100 characters; a new package has one.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is to reach, at most 1000 characters.' })
  goal?: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be done, at most 4000 characters.' })
  measures?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit that does it.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who answers for it.' })
  ownerId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Quarter in which it begins, from 1; a new one begins in 1.',
  })
  startQuarter?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Quarter in which it is finished; not before it begins, not after the roadmap.',
  })
  endQuarter?: number | null;

  @Field(() => Float, { nullable: true, description: 'Yuan at least.' })
  costLow?: number | null;

  @Field(() => Float, { nullable: true, description: 'Yuan most likely; leave it out rather than guess.' })
  costLikely?: number | null;

  @Field(() => Float, { nullable: true, description: 'Yuan at most.' })
  costHigh?: number | null;

  @Field(() => Float, { nullable: true, description: 'Person days.' })
  effortDays?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Results of the assessments whose gaps it closes, at most 250.',
  })
  resultIds?: string[] | null;

  @Field(() => [PlannedFigureInput], { nullable: true, description: 'Figures that it raises, at most 250.' })
  figures?: PlannedFigureInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Packages of the same roadmap to be finished first; circles are BAD_USER_INPUT.',
  })
  predecessorIds?: string[] | null;
}

@InputType({ description: 'New packages of a roadmap, put behind those that are there: all or none.' })
export class CreateRoadmapPackagesInput {
  @Field(() => ID, { description: 'The roadmap; at most 60 packages in all.' })
  roadmapId!: string;

  @Field(() => [RoadmapPackageFields], { description: 'The packages.' })
  packages!: RoadmapPackageFields[];
}

@InputType({ description: 'Changes to a package; fields left out stay as they are, null empties.' })
export class UpdateRoadmapPackageInput extends RoadmapPackageFields {
  @Field(() => ID, { description: 'The package.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;
}

@InputType({ description: 'The order of the packages of a roadmap.' })
export class OrderRoadmapPackagesInput {
  @Field(() => ID, { description: 'The roadmap.' })
  roadmapId!: string;

  @Field(() => [ID], { description: 'Every package of it, first one first.' })
  packageIds!: string[];
}

@InputType({ description: 'A package that an alternative takes.' })
export class RoadmapChoiceInput {
  @Field(() => ID, { description: 'The package.' })
  packageId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The year in which it is finished; that of its own end when left out.',
  })
  year?: number | null;
}

@InputType({ description: 'What an alternative says; in a change, fields left out stay and null empties.' })
export class RoadmapAlternativeFields {
  @Field(() => String, { nullable: true, description: 'Name, at most 60 characters; a new one has one.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters.' })
  note?: string | null;

  @Field(() => Float, { nullable: true, description: 'Yuan that may be spent.' })
  budget?: number | null;

  @Field(() => [RoadmapChoiceInput], { nullable: true, description: 'Packages taken, each once.' })
  choices?: RoadmapChoiceInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: instead of `choices`, the packages whose gains add up to the most within the budget; those without a cost are left out.',
  })
  fillBudget?: boolean | null;
}

@InputType({ description: 'A new alternative of a roadmap; at most 6.' })
export class CreateRoadmapAlternativeInput extends RoadmapAlternativeFields {
  @Field(() => ID, { description: 'The roadmap.' })
  roadmapId!: string;
}

@InputType({ description: 'Changes to an alternative; fields left out stay as they are, null empties.' })
export class UpdateRoadmapAlternativeInput extends RoadmapAlternativeFields {
  @Field(() => ID, { description: 'The alternative.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;
}
