import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { AssessmentState, RiskJudgement, ScoringEdition, SubjectKind, Verdict } from './assessment.enums.js';

@InputType({ description: 'Which assessments to list; everything given must hold.' })
export class AssessmentFilter {
  @Field(() => ID, { nullable: true, description: 'Of this information system.' })
  systemId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Of one of these information systems, up to 250.' })
  systemIds?: string[] | null;

  @Field(() => Day, { nullable: true, description: 'Whose period ends on this day or later.' })
  periodFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Whose period begins on this day or earlier.' })
  periodTo?: string | null;

  @Field(() => String, { nullable: true, description: 'By this framework.' })
  frameworkCode?: string | null;

  @Field(() => [AssessmentState], { nullable: true, description: 'In one of these states.' })
  states?: AssessmentState[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the name, the period or the name of the system. At most 200 characters.',
  })
  search?: string | null;
}

@InputType({ description: 'What an assessment is to be about.' })
export class SubjectInput {
  @Field(() => SubjectKind, { description: 'Organization, unit or information system.' })
  kind!: SubjectKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the unit or system; for the organization it may be left out.',
  })
  id?: string | null;
}

@InputType({
  description:
    'A new assessment. By MLPS it is about an information system, and its controls follow from grading and technologies (GB/T 22239-2019 annex A); by every other rule book it holds all assessable controls and is about the organization unless a subject is given.',
})
export class CreateAssessmentInput {
  @Field(() => String, { description: 'Code of the framework, for example mlps-2.0.' })
  frameworkCode!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The information system: the same as a subject of kind SYSTEM. MLPS needs one of the two.',
  })
  systemId?: string | null;

  @Field(() => SubjectInput, { nullable: true, description: 'What it is about; not together with systemId.' })
  subject?: SubjectInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Level or grade to be reached, a code of Framework.levels: required by graded and points rule books unless carried over, decided by the grading in MLPS, left out for checklists.',
  })
  targetLevel?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name, at most 200 characters; made from system, framework and period when left out.',
  })
  name?: string | null;

  @Field(() => String, { description: 'The period in words, at most 60 characters.' })
  period!: string;

  @Field(() => Day, { description: 'First day of the period.' })
  periodStart!: string;

  @Field(() => Day, { description: 'Last day of the period.' })
  periodEnd!: string;

  @Field(() => ScoringEdition, {
    nullable: true,
    description: 'Edition of the score; the default of the framework when left out. Only for MLPS.',
  })
  scoringEdition?: ScoringEdition | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Attention factor of the 2021 formula, strictly between 0 and 1. Only for MLPS.',
  })
  attentionFactor?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Credit of a partly met item in the 2025 rate, 0 to 1. Only for MLPS.',
  })
  partialCredit?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Assessment of the same framework whose answers and figures are carried over, control by control.',
  })
  carryForwardFromId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: asked twice with the same key, the first assessment is answered.',
  })
  clientKey?: string | null;
}

@InputType({
  description: 'Changes to an open assessment; fields left out stay as they are. Scores are computed anew.',
})
export class UpdateAssessmentInput {
  @Field(() => ID, { description: 'The assessment.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the change is based on.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'New name.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'New level or grade to be reached; not in MLPS, where the grading decides it, and not for checklists.',
  })
  targetLevel?: string | null;

  @Field(() => ScoringEdition, { nullable: true, description: 'New edition of the score. Only for MLPS.' })
  scoringEdition?: ScoringEdition | null;

  @Field(() => Float, {
    nullable: true,
    description: 'New attention factor, strictly between 0 and 1. Only for MLPS.',
  })
  attentionFactor?: number | null;

  @Field(() => Float, { nullable: true, description: 'New partial credit, 0 to 1. Only for MLPS.' })
  partialCredit?: number | null;
}

/** Arguments of closing and reopening. */
@ArgsType()
export class MovingArgs {
  @Field(() => ID, { description: 'The assessment.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the decision is based on.' })
  version!: number;
}

@InputType({ description: 'The rating of one result. Texts: left out stays, null or empty clears.' })
export class ResultRating {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version that the rating is based on; CONFLICT when it changed since. Left out: not checked.',
  })
  version?: number | null;

  @Field(() => Verdict, {
    nullable: true,
    description: 'New verdict. Naming the same again confirms a carried answer.',
  })
  verdict?: Verdict | null;

  @Field(() => String, { nullable: true, description: 'Current state, at most 10,000 characters.' })
  currentState?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Gap, at most 10,000 characters; only with the verdict PARTIAL or UNMET.',
  })
  gap?: string | null;

  @Field(() => String, { nullable: true, description: 'Suggestion, at most 10,000 characters.' })
  suggestion?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it does not apply, at most 2,000 characters; required by NOT_APPLICABLE.',
  })
  notApplicableReason?: string | null;

  @Field(() => RiskJudgement, {
    nullable: true,
    description: 'Judgement of the high risk; only for controls with a high-risk case.',
  })
  riskJudgement?: RiskJudgement | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason of the judgement, at most 2,000 characters; required by CONFIRMED and MITIGATED.',
  })
  riskReason?: string | null;
}

@InputType({ description: 'Ratings of results of one assessment: all of them or none.' })
export class RateResultsInput {
  @Field(() => [ResultRating], { description: 'At most 250, each result once.' })
  ratings!: ResultRating[];
}

@InputType({ description: 'Who answers for results of one assessment. Left out stays, null clears.' })
export class AssignResultsInput {
  @Field(() => [ID], { description: 'The results, at most 250.' })
  resultIds!: string[];

  @Field(() => ID, { nullable: true, description: 'The unit.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member.' })
  assigneeId?: string | null;
}
