import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { DateTime, Day } from '../../../platform/graphql/scalars.js';
import { ProofState } from '../assessment.enums.js';
import { Assessment } from '../assessment.types.js';

export const MeasureKind = apiEnum(
  'MeasureKind',
  'What a figure beside the verdicts says (graded items: use, quality; indicators: count, grade).',
  {
    USE: 'Share of the business that really runs on it, 0 to 1 (有效应用). Of a graded item, for all its levels or for one.',
    QUALITY: 'Data-quality index of a graded item at one level, 0 to 1 (数据质量指数).',
    COUNT: 'How many there are, in the unit of the indicator (数量).',
    GRADE: 'The grade that an indicator reaches (达到的等级).',
  },
);
export type MeasureKind = keyof typeof MeasureKind;

@ObjectType({
  simpleResolvers: true,
  description:
    'A figure that a rule book asks for beside the verdicts: use or data quality of a graded item, count or grade of an indicator. Declared by people; proven by valid evidence linked to the item or indicator itself.',
})
export class Measure {
  @Field(() => ID, {
    description: 'Stable within the assessment, also before anything is recorded. No node id.',
  })
  id!: string;

  @Field(() => MeasureKind, { description: 'What it says.' })
  kind!: MeasureKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Level that it is about; null for all levels of the item, and for indicators.',
  })
  level!: number | null;

  @Field(() => Boolean, { description: 'False while nobody recorded it, or after it was cleared.' })
  recorded!: boolean;

  @Field(() => Float, { nullable: true, description: 'Cases that count; null when only the share is known.' })
  numerator!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'All cases; 0 means that there is no such business, and then there is no share.',
  })
  denominator!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The share, 0 to 1, of USE and QUALITY; null without cases and for the other kinds.',
  })
  share!: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of COUNT, in the unit of the indicator.' })
  count!: number | null;

  @Field(() => String, { nullable: true, description: 'Key of the grade of GRADE, for example 4B.' })
  grade!: string | null;

  @Field(() => String, { nullable: true, description: 'How it was counted.' })
  note!: string | null;

  @Field(() => ProofState, {
    description:
      'Whether it is proven today (when closed: on the day of closing): by accepted, valid evidence that is linked to the item or indicator itself. Proofs of single clauses show functions, not figures.',
  })
  proofState!: ProofState;

  @Field(() => String, { nullable: true, description: 'Who recorded it, by the name of that time.' })
  recordedByName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was recorded in this assessment.' })
  recordedAt!: string | null;

  @Field(() => Day, {
    nullable: true,
    description:
      'Day on which a figure carried over from an earlier assessment was recorded; none once recorded anew.',
  })
  carriedFromOn!: string | null;

  @Field(() => Boolean, {
    description:
      'True for a carried figure whose item has other words in this edition: proven by nothing until it is recorded again.',
  })
  needsConfirmation!: boolean;

  @Field(() => Int, { description: 'Version for optimistic locking; 0 while nothing was ever recorded.' })
  version!: number;

  controlId!: string;
  assessmentId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a figure was before.' })
export class MeasureChange {
  @Field(() => DateTime, { description: 'When it was recorded.' })
  at!: string;

  @Field(() => String, { description: 'Who recorded it, by the name of that time.' })
  actorName!: string;

  @Field(() => Float, { nullable: true, description: 'The share, 0 to 1; null for the other kinds.' })
  share!: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of COUNT.' })
  count!: number | null;

  @Field(() => String, { nullable: true, description: 'The grade of GRADE.' })
  grade!: string | null;

  @Field(() => String, { nullable: true, description: 'How it was counted.' })
  note!: string | null;
}

@InputType({
  description:
    'One figure. USE and QUALITY take a ratio, or numerator and denominator; COUNT a count; GRADE a grade. Without any of them the figure is cleared.',
})
export class MeasureInput {
  @Field(() => ID, { description: 'The graded item or indicator.' })
  controlId!: string;

  @Field(() => MeasureKind, { description: 'What the figure says.' })
  kind!: MeasureKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Level of a QUALITY index (required), or of a USE that holds for one level only.',
  })
  level?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version that it is based on (0: not recorded yet); CONFLICT when it changed since.',
  })
  version?: number | null;

  @Field(() => Float, { nullable: true, description: 'Cases that count; at most the denominator.' })
  numerator?: number | null;

  @Field(() => Float, { nullable: true, description: 'All cases; 0 when there is no such business.' })
  denominator?: number | null;

  @Field(() => Float, { nullable: true, description: 'The share itself, 0 to 1.' })
  ratio?: number | null;

  @Field(() => Int, { nullable: true, description: 'The number, not negative.' })
  count?: number | null;

  @Field(() => String, { nullable: true, description: 'Key of a grade of the rule book.' })
  grade?: string | null;

  @Field(() => String, { nullable: true, description: 'How it was counted, at most 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Figures of one open assessment: all of them or none.' })
export class RecordMeasuresInput {
  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string;

  @Field(() => [MeasureInput], { description: 'At most 250, each figure once.' })
  measures!: MeasureInput[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'Figures after a change, with the assessment whose scores moved with them.',
})
export class RecordMeasuresPayload {
  @Field(() => [Measure], { description: 'The figures that were named, as they are now.' })
  measures!: Measure[];

  @Field(() => Assessment, { description: 'Their assessment, with its new scores.' })
  assessment!: Assessment;
}

/** Arguments of Assessment.measures. */
@ArgsType()
export class MeasuresArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this graded item or indicator.' })
  controlId?: string | null;
}
