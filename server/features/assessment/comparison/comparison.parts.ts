import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, Day } from '../../../platform/graphql/scalars.js';
import { EvidenceState, EvidenceValidity } from '../../evidence/index.js';
import { ProofState, RiskJudgement, Verdict } from '../assessment.enums.js';
import { AssessmentSetting } from './comparison.enums.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Something that happened between two moments: who, when, why.',
})
export class ChangeCause {
  @Field(() => DateTime, { description: 'When; of a period of validity the day on which it counted.' })
  at!: string;

  @Field(() => String, {
    description: 'Who did it, by the name of that time; empty for what a date alone did.',
  })
  actorName!: string;

  @Field(() => String, {
    description:
      'What was done, as the audit trail names it, for example result.rated; evidence.began and evidence.expired for what a date alone did.',
  })
  action!: string;

  @Field(() => String, { description: 'Type of the object that it was done to, for example Evidence.' })
  objectType!: string;

  @Field(() => ID, { nullable: true, description: 'That object.' })
  objectId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name at that time.' })
  objectName!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, where somebody gave a reason.' })
  reason!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What stood in a result at one moment.' })
export class ResultState {
  @Field(() => Verdict, { description: 'Declared verdict.' })
  verdict!: Verdict;

  @Field(() => Verdict, { description: 'Verdict that counted as proven.' })
  provenVerdict!: Verdict;

  @Field(() => ProofState, { description: 'Whether it was supported by proof.' })
  proofState!: ProofState;

  @Field(() => String, { nullable: true, description: 'Current state as recorded.' })
  currentState!: string | null;

  @Field(() => String, { nullable: true, description: 'Gap as recorded.' })
  gap!: string | null;

  @Field(() => String, { nullable: true, description: 'Suggestion as recorded.' })
  suggestion!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it did not apply.' })
  notApplicableReason!: string | null;

  @Field(() => RiskJudgement, { nullable: true, description: 'Judgement of the high risk.' })
  riskJudgement!: RiskJudgement | null;

  @Field(() => String, { nullable: true, description: 'Reason of that judgement.' })
  riskReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the verdict had been given.' })
  ratedAt!: string | null;

  unitId!: string | null;
  assigneeId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A figure at one moment.' })
export class MeasureState {
  @Field(() => Float, { nullable: true, description: 'The share, 0 to 1; null for the other kinds.' })
  share!: number | null;

  @Field(() => Int, { nullable: true, description: 'The number of COUNT.' })
  count!: number | null;

  @Field(() => String, { nullable: true, description: 'The grade of GRADE.' })
  grade!: string | null;

  @Field(() => String, { nullable: true, description: 'How it was counted.' })
  note!: string | null;

  @Field(() => ProofState, { description: 'Whether it was proven.' })
  proofState!: ProofState;

  @Field(() => String, { nullable: true, description: 'Who had recorded it, by the name of that time.' })
  recordedByName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it had been recorded.' })
  recordedAt!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How a piece of evidence stood at one moment.' })
export class ProofStanding {
  @Field(() => EvidenceState, { description: 'Review state.' })
  state!: EvidenceState;

  @Field(() => EvidenceValidity, { description: 'Where the day lay in its period of validity.' })
  validity!: EvidenceValidity;

  @Field(() => Day, { description: 'First day of validity.' })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: 'Last day of validity; null without end.' })
  validUntil!: string | null;

  @Field(() => Boolean, { description: 'True when it counted as proof where it was linked.' })
  proves!: boolean;

  @Field(() => Int, { description: 'Controls of the assessment that it was linked to.' })
  controlCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One setting that differs between two moments.' })
export class SettingComparison {
  @Field(() => AssessmentSetting, { description: 'Which.' })
  setting!: AssessmentSetting;

  @Field(() => String, { nullable: true, description: 'As it was.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'As it became.' })
  after!: string | null;
}
