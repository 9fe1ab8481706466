import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { Conclusion, PathStatus } from '../assessment/index.js';
import type { Scenario } from '../assessment/index.js';
import type { PackageFacts } from './effects.js';
import { RoadmapAlternative, RoadmapPackage } from './planning.types.js';

@ObjectType({ simpleResolvers: true, description: 'Cost of several packages in yuan.' })
export class RoadmapCost {
  @Field(() => Float, { description: 'At least; where nobody said so, the most likely counts.' })
  low!: number;

  @Field(() => Float, { description: 'Most likely.' })
  likely!: number;

  @Field(() => Float, { description: 'At most; where nobody said so, the most likely counts.' })
  high!: number;

  @Field(() => Int, { description: 'Packages that nobody estimated; they are in none of the sums.' })
  unknown!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One year of a roadmap as an alternative fills it.' })
export class RoadmapYear {
  @Field(() => Int, { description: 'The year, from 1.' })
  year!: number;

  @Field(() => Day, { description: 'Its last day.' })
  endsOn!: string;

  @Field(() => RoadmapCost, { description: 'Cost of the packages that are finished in it.' })
  cost!: RoadmapCost;

  @Field(() => Int, { description: 'Packages that are finished in it.' })
  packages!: number;

  @Field(() => Float, { description: 'Person days of these, unestimated ones left out.' })
  effortDays!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An outcome that is thought of, by the engine of the scores.',
})
export class ProspectiveOutcome {
  @Field(() => Float, { nullable: true, description: 'The score or points; null when nothing applies.' })
  value!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Level or grade reached; null while undecided, below the first, and where there are none.',
  })
  level!: string | null;

  @Field(() => String, { nullable: true, description: 'Level or grade that is certain.' })
  lowestLevel!: string | null;

  @Field(() => String, { nullable: true, description: 'Level or grade that is possible at best.' })
  highestLevel!: string | null;

  @Field(() => Boolean, { description: 'False: cannot be decided; the bounds hold either way.' })
  decided!: boolean;

  @Field(() => Conclusion, { nullable: true, description: 'Conclusion of MLPS; null in other rule books.' })
  conclusionKey!: keyof typeof Conclusion | null;

  @Field(() => String, {
    description: 'The conclusion and its rule in one sentence of the caller’s language.',
  })
  conclusion!: string;

  @Field(() => Int, { description: 'Controls met, of those that the target asks for.' })
  met!: number;

  @Field(() => Int, { description: 'Controls that apply.' })
  applicable!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What an assessment comes to at the end of a year.' })
export class RoadmapPoint {
  @Field(() => Int, { description: 'The year; 0 is today.' })
  year!: number;

  @Field(() => Day, { description: 'Its last day; today for 0.' })
  day!: string;

  @Field(() => ProspectiveOutcome, { description: 'As if what is finished by then were met (自报).' })
  declared!: ProspectiveOutcome;

  @Field(() => ProspectiveOutcome, { description: 'As if it were met and proven (实证).' })
  proven!: ProspectiveOutcome;

  @Field(() => Int, { description: 'Gaps left of what the target asks for.' })
  gaps!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What the step above the last outcome would still take.' })
export class RoadmapNextStep {
  @Field(() => String, {
    nullable: true,
    description: 'The next level, grade or conclusion; null in a checklist, where it is everything.',
  })
  target!: string | null;

  @Field(() => PathStatus, { description: 'What is known about the way there.' })
  status!: keyof typeof PathStatus;

  @Field(() => String, { description: 'The same in one sentence of the caller’s language.' })
  sentence!: string;

  @Field(() => Int, { description: 'Gaps on the way with least effort.' })
  steps!: number;

  @Field(() => Float, { description: 'Person days of these; stand-ins where nobody estimated.' })
  effortDays!: number;

  @Extensions({ listSize: 10 })
  @Field(() => [String], { description: 'Codes of the first ten of them, or of what blocks the way.' })
  codes!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'What an alternative does to one assessment.' })
export class RoadmapEffect {
  @Extensions({ listSize: 4 })
  @Field(() => [RoadmapPoint], { description: 'Today, then the end of each year.' })
  points!: RoadmapPoint[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the target level is certain at the end; null where the assessment has none.',
  })
  reachesTarget!: boolean | null;

  assessmentId!: string;
  scenario!: Scenario;
  finished!: readonly PackageFacts[];
}

@ObjectType({ simpleResolvers: true, description: 'A package that an alternative takes.' })
export class RoadmapChoice {
  @Field(() => RoadmapPackage, { description: 'The package.' })
  package!: RoadmapPackage;

  @Field(() => Int, { description: 'The year in which it is finished, from 1.' })
  year!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a choice of packages costs and reaches by year. Assumed: everything else stays as it is today, proofs that run out are renewed, and each package is done and proven in its year.',
})
export class RoadmapScenario {
  @Field(() => RoadmapAlternative, {
    nullable: true,
    description: 'The alternative; null: all packages, each in the year in which it ends by itself.',
  })
  alternative!: RoadmapAlternative | null;

  @Extensions({ listSize: 60 })
  @Field(() => [RoadmapChoice], { description: 'Packages taken, in their order.' })
  choices!: RoadmapChoice[];

  @Field(() => RoadmapCost, { description: 'Cost of all of them.' })
  cost!: RoadmapCost;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the most likely cost exceeds the budget; null without a budget.',
  })
  overBudget!: boolean | null;

  @Field(() => [RoadmapYear], { description: 'Year by year.' })
  years!: RoadmapYear[];

  @Extensions({ listSize: 20 })
  @Field(() => [RoadmapEffect], { description: 'Each assessment of the roadmap that the caller sees.' })
  effects!: RoadmapEffect[];

  @Extensions({ listSize: 20 })
  @Field(() => [String], {
    description:
      'What contradicts itself, in the caller’s language: packages taken without or before what they wait for.',
  })
  problems!: string[];
}
