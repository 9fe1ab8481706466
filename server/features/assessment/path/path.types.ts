import { ArgsType, Extensions, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { ScoreBasis } from '../assessment.enums.js';
import { Assessment } from '../assessment.types.js';
import { MissingOfficialTable } from '../official-tables/official-table.types.js';
import type { PathOutcome } from '../scoring/index.js';
import type { Closing } from './path.gaps.js';

export const PathStatus = apiEnum('PathStatus', 'What is known about the way to a target.', {
  REACHED: 'The target is reached already.',
  FOUND: 'No way takes less effort: exact.',
  BOUND: 'A way that reaches it; a lighter one cannot be ruled out above the stated bound.',
  IMPOSSIBLE: 'Closing every gap does not reach it.',
  UNSEARCHED: 'Too many combinations: no way was found, and none can be ruled out.',
  UNDECIDED: 'An official table is missing.',
} satisfies Record<PathOutcome['status'], string>);

export const GapClosing = apiEnum('GapClosing', 'What closing a gap means.', {
  RESULT: 'The control is to be met, with proof.',
  PROOF: 'It is declared already: only valid proof is missing.',
  USE: 'The share of use of an item is to rise.',
  QUALITY: 'A data-quality index of an item is to rise.',
  GRADE: 'An indicator is to reach a grade.',
} satisfies Record<Closing, string>);

export const EstimateSource = apiEnum('EstimateSource', 'Where effort and cost of a step come from.', {
  TASK: 'From unfinished remediation tasks on the result, their effort shared among their results.',
  TYPED: 'Somebody typed it in for this gap.',
  DEFAULT: 'A stand-in of the program: nobody estimated it.',
});
export type EstimateSource = keyof typeof EstimateSource;

export const EstimatedGap = apiEnum('EstimatedGap', 'Which gap of a control or item an estimate is about.', {
  RESULT: 'Its result: being met and proven, or reaching a grade.',
  USE: 'The share of use of a graded item.',
  QUALITY: 'The data-quality index of a graded item at one level.',
});
export type EstimatedClosing = keyof typeof EstimatedGap;

@ObjectType({ simpleResolvers: true, description: 'One gap on the way to a target.' })
export class PathStep {
  @Field(() => Int, {
    description: 'Place in the order, from 1: required ones, lower levels, then lighter ones first.',
  })
  place!: number;

  @Field(() => GapClosing, { description: 'What closing it means.' })
  closes!: Closing;

  @Field(() => ID, { nullable: true, description: 'The result; null for a figure of an item.' })
  resultId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Level of the clause, or that a quality index is about; null elsewhere.',
  })
  level!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of use or index to be reached, 0 to 1.' })
  to!: number | null;

  @Field(() => String, { nullable: true, description: 'Grade that the indicator reaches then.' })
  grade!: string | null;

  @Field(() => Float, { description: 'Person days.' })
  effortDays!: number;

  @Field(() => Float, { nullable: true, description: 'Yuan; null when nobody estimated it.' })
  cost!: number | null;

  @Field(() => EstimateSource, { description: 'Where both come from.' })
  estimate!: EstimateSource;

  @Field(() => Float, { description: 'Person days with every step before.' })
  totalEffortDays!: number;

  @Field(() => Float, { description: 'Yuan with every step before, unestimated costs left out.' })
  totalCost!: number;

  @Field(() => Boolean, {
    description: 'True when no way does without it: a veto, a basic item, or a requirement of the target.',
  })
  required!: boolean;

  controlId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The gaps whose closing reaches a target with the least effort, then the least cost.',
})
export class RatingPath {
  @Field(() => ScoreBasis, { description: 'Which outcome is to reach the target.' })
  basis!: ScoreBasis;

  @Field(() => String, {
    nullable: true,
    description: 'Level, grade or conclusion to be reached; null when a score is.',
  })
  targetLevel!: string | null;

  @Field(() => Float, { nullable: true, description: 'Score to be reached; null when a level is.' })
  targetScore!: number | null;

  @Field(() => PathStatus, { description: 'What is known about it.' })
  status!: PathOutcome['status'];

  @Field(() => String, { description: "The same in one sentence of the caller's language." })
  sentence!: string;

  @Extensions({ listSize: 100 })
  @Field(() => [PathStep], { description: 'The steps in order; empty when nothing was found.' })
  steps!: PathStep[];

  @Field(() => Float, { description: 'Person days in total.' })
  effortDays!: number;

  @Field(() => Float, { description: 'Yuan in total, unestimated costs left out.' })
  cost!: number;

  @Field(() => Float, { description: 'No way takes fewer person days; equal to effortDays when exact.' })
  atLeastDays!: number;

  @Field(() => Int, { description: 'Steps whose effort is only a stand-in.' })
  defaultEstimates!: number;

  @Field(() => Int, { description: 'Steps without a cost.' })
  withoutCost!: number;

  @Extensions({ listSize: 40 })
  @Field(() => [String], {
    description: 'Codes of items or controls that stand in the way whatever is closed.',
  })
  blockedBy!: string[];

  @Field(() => [MissingOfficialTable], { description: 'Official tables that are missing for an answer.' })
  missingTables!: MissingOfficialTable[];
}

/** Arguments of Assessment.path. */
@ArgsType()
export class PathArgs {
  @Field(() => ScoreBasis, {
    nullable: true,
    description: 'Which outcome is to reach the target; PROVEN when left out.',
  })
  basis?: ScoreBasis | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Level, grade, or in MLPS a conclusion (EXCELLENT, GOOD, FAIR; CONFORMING, BASICALLY_CONFORMING); the target level of the assessment, or the best conclusion that needs no further judgement, when left out. Not for checklists.',
  })
  targetLevel?: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Score to be reached, 0 to 100: in MLPS instead of a conclusion, for checklists the share met (100 when left out).',
  })
  targetScore?: number | null;
}

@InputType({ description: 'What closing one gap takes; without effortDays the estimate is taken back.' })
export class GapEstimateInput {
  @Field(() => ID, { description: 'The control of the result, or the graded item of the figure.' })
  controlId!: string;

  @Field(() => EstimatedGap, { description: 'Which gap.' })
  closes!: EstimatedClosing;

  @Field(() => Int, { nullable: true, description: 'Level of a QUALITY index; left out otherwise.' })
  level?: number | null;

  @Field(() => Float, { nullable: true, description: 'Person days, not negative.' })
  effortDays?: number | null;

  @Field(() => Float, { nullable: true, description: 'Yuan, not negative.' })
  cost?: number | null;
}

@InputType({ description: 'Estimates of gaps of one open assessment: all of them or none.' })
export class EstimateGapsInput {
  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string;

  @Field(() => [GapEstimateInput], { description: 'At most 250, each gap once.' })
  estimates!: GapEstimateInput[];
}

@ObjectType({ simpleResolvers: true, description: 'An assessment after its gaps were estimated.' })
export class EstimateGapsPayload {
  @Field(() => Assessment, { description: 'The assessment; its path may be another now.' })
  assessment!: Assessment;
}
