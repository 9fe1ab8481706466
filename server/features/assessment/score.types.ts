import { ArgsType, Extensions, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Verification, Weight } from '../framework/index.js';
import { AsOfArgs } from '../../platform/graphql/as-of.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Conclusion, RiskJudgement, ScoreBasis, ScoringEdition } from './assessment.enums.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A high-risk case of a failing control that nobody judged as mitigated.',
})
export class Veto {
  @Field(() => ID, { description: 'The result it stands on.' })
  resultId!: string;

  @Field(() => RiskJudgement, { description: 'Judgement so far: pending or confirmed.' })
  judgement!: RiskJudgement;

  @Field(() => Boolean, { description: 'True when the case is also a major hidden danger (重大风险隐患).' })
  majorDanger!: boolean;

  controlId!: string;
  caseCode!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One score: a number, its conclusion and what it counted.',
})
export class Score {
  @Field(() => Float, { description: '0 to 100: points (2019, 2021) or conformity rate in percent (2025).' })
  value!: number;

  @Field(() => Conclusion, { description: 'Conclusion by the rules of the edition.' })
  conclusion!: Conclusion;

  @Field(() => Boolean, {
    description: 'True while open verdicts or unjudged high risks may still change it.',
  })
  provisional!: boolean;

  @Field(() => Int, { description: 'Controls met. Informative annexes are in none of these counts.' })
  met!: number;

  @Field(() => Int, { description: 'Controls met in part.' })
  partial!: number;

  @Field(() => Int, { description: 'Controls not met.' })
  unmet!: number;

  @Field(() => Int, { description: 'Controls that do not apply.' })
  notApplicable!: number;

  @Field(() => Int, { description: 'Controls not rated yet.' })
  open!: number;

  @Field(() => Int, { description: 'Controls that apply, open ones included.' })
  applicable!: number;

  @Field(() => [Veto], { description: 'High risks that bar a better conclusion in this edition.' })
  vetoes!: Veto[];
}

@ObjectType({ simpleResolvers: true, description: 'Both scores of an assessment by MLPS, as last computed.' })
export class AssessmentScore {
  @Field(() => ScoringEdition, { description: 'Edition by which they were computed.' })
  edition!: ScoringEdition;

  @Field(() => Score, { description: 'From the verdicts that people recorded (自报).' })
  declared!: Score;

  @Field(() => Score, { description: 'Only from verdicts with valid proof (实证).' })
  proven!: Score;

  @Field(() => DateTime, { description: 'When they last changed.' })
  computedAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a counted proof next begins or ends to be valid; none when none will.',
  })
  nextChangeAt!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One step of the calculation.' })
export class ScoreStep {
  @Field(() => String, { description: "What is computed, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'The calculation in numbers.' })
  formula!: string;

  @Field(() => Float, { description: 'What comes out.' })
  value!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What one control costs.' })
export class ScoreDeduction {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => Weight, {
    description: 'Weight that was used; where none is published, the stand-in of the framework.',
  })
  weight!: Weight;

  @Field(() => Verification, { description: 'How far that weight was checked; UNKNOWN for a stand-in.' })
  weightVerification!: Verification;

  @Field(() => Float, {
    description: 'Factor of the weight in this edition; 1 in the 2025 rate, which counts items.',
  })
  factor!: number;

  @Field(() => Float, { description: 'What the control earned, 0 to 1.' })
  x!: number;

  @Field(() => Float, { description: 'Points (2019, 2021) or percentage points (2025) lost.' })
  deduction!: number;

  @Field(() => String, { description: "Why, in the caller's language." })
  reason!: string;

  controlId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A score explained line by line.' })
export class ScoreExplanation {
  @Field(() => ScoringEdition, { description: 'Edition of the formula.' })
  edition!: ScoringEdition;

  @Field(() => ScoreBasis, { description: 'Which verdicts were read.' })
  basis!: ScoreBasis;

  @Field(() => [ScoreStep], { description: 'The calculation in order.' })
  steps!: ScoreStep[];

  @Extensions({ listSize: 250 })
  @Field(() => [ScoreDeduction], {
    description: 'What each control costs, largest first; only those the caller may see.',
  })
  deductions!: ScoreDeduction[];

  @Field(() => Conclusion, { description: 'The conclusion.' })
  conclusion!: Conclusion;

  @Field(() => String, { description: "The rule that led to it, in the caller's language." })
  conclusionRule!: string;

  @Field(() => [Veto], { description: 'High risks that bar a better conclusion in this edition.' })
  vetoes!: Veto[];

  @Field(() => [Veto], {
    description: 'All high risks of failing controls that nobody judged as mitigated, vetoing or not.',
  })
  highRisks!: Veto[];

  @Field(() => [String], {
    description:
      "What to know about the number and how far its rules were checked, in the caller's language.",
  })
  notes!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'One security class in the score.' })
export class CategoryScore {
  @Field(() => String, { description: 'Code of the class, for example CES.' })
  category!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Controls that score.' })
  total!: number;

  @Field(() => Int, { description: 'Of these, applicable.' })
  applicable!: number;

  @Field(() => Int, { description: 'Declared met.' })
  met!: number;

  @Field(() => Int, { description: 'Declared met in part.' })
  partial!: number;

  @Field(() => Int, { description: 'Declared not met.' })
  unmet!: number;

  @Field(() => Int, { description: 'Declared not applicable.' })
  notApplicable!: number;

  @Field(() => Int, { description: 'Not rated yet.' })
  open!: number;

  @Field(() => Int, { description: 'Declared met or met in part, and supported by valid proof.' })
  proven!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'What its controls earned on average as declared, 0 to 100; null when none applies.',
  })
  declaredRate!: number | null;

  @Field(() => Float, { nullable: true, description: 'The same as proven.' })
  provenRate!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Both scores at one moment; a new point whenever one of them changed.',
})
export class ScorePoint {
  @Field(() => DateTime, { description: 'Since when.' })
  at!: string;

  @Field(() => Float, {
    description: 'Declared score: 0 to 100, in graded and points rule books their points.',
  })
  declared!: number;

  @Field(() => Float, { description: 'Proven score, likewise.' })
  proven!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Declared level or grade; null while undecided and where the rule book has none.',
  })
  declaredLevel!: string | null;

  @Field(() => String, { nullable: true, description: 'Proven level or grade, likewise.' })
  provenLevel!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The newest MLPS assessment of one information system on a dashboard, from the maintained summary.',
})
export class SystemScore {
  @Field(() => Float, { description: 'Declared score, 0 to 100.' })
  declared!: number;

  @Field(() => Float, { description: 'Proven score, 0 to 100.' })
  proven!: number;

  @Field(() => Conclusion, { description: 'Declared conclusion.' })
  declaredConclusion!: Conclusion;

  @Field(() => Conclusion, { description: 'Proven conclusion.' })
  provenConclusion!: Conclusion;

  @Field(() => Int, { description: 'Controls not rated yet.' })
  open!: number;

  @Field(() => Int, { description: 'Gaps: not met, met in part, or declared without valid proof.' })
  gaps!: number;

  @Field(() => Boolean, {
    description: 'True while open verdicts or unjudged high risks may still change a conclusion.',
  })
  provisional!: boolean;

  assessmentId!: string;
  assessmentName!: string;
  systemId!: string;
  systemName!: string;
  systemCode!: string;
}

/** Arguments of Assessment.scoreExplanation. */
@ArgsType()
export class ScoreExplanationArgs extends AsOfArgs {
  @Field(() => ScoreBasis, { description: 'Which of the two scores to explain.' })
  basis!: ScoreBasis;
}

/** Arguments of Assessment.scoreHistory. */
@ArgsType()
export class ScoreHistoryArgs {
  @Field(() => Int, { nullable: true, description: 'Days back from today, 1 to 3650; 90 when left out.' })
  days?: number | null;
}
