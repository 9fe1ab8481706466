import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Weight } from '../framework/index.js';
import { AsOfArgs } from '../../platform/graphql/as-of.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { ProofState, RiskJudgement, Verdict } from './assessment.enums.js';
import { Assessment } from './assessment.types.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'The verdict on one control in one assessment (结果), as declared and as proven.',
})
export class Result extends Node {
  @Field(() => Verdict, { description: 'Verdict that people recorded (自报).' })
  verdict!: Verdict;

  @Field(() => String, { nullable: true, description: 'What was found: the current state (现状).' })
  currentState!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is missing (差距); only while the verdict is PARTIAL or UNMET.',
  })
  gap!: string | null;

  @Field(() => String, { nullable: true, description: 'What to do about it (建议).' })
  suggestion!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it does not apply; only while the verdict is NOT_APPLICABLE.',
  })
  notApplicableReason!: string | null;

  @Field(() => ProofState, {
    description: 'Whether the verdict is supported by proof today (when closed: on the day of closing).',
  })
  proofState!: ProofState;

  @Field(() => Verdict, {
    description:
      'Verdict that counts in the proven score (实证): MET without valid proof is OPEN, PARTIAL without valid proof is UNMET, NOT_APPLICABLE that needs confirmation is OPEN.',
  })
  provenVerdict!: Verdict;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the verdict was given: in this assessment, or to the same words in the one that it was moved from.',
  })
  ratedAt!: string | null;

  @Field(() => Day, {
    nullable: true,
    description:
      'Day on which an answer carried over from an earlier assessment was given; none once it is rated anew.',
  })
  carriedFromOn!: string | null;

  @Field(() => Boolean, {
    description:
      'True for an answer that was carried over to other words of a newer edition: it never counts as proven, and the assessment cannot be closed, until somebody names the verdict again.',
  })
  needsConfirmation!: boolean;

  @Field(() => RiskJudgement, {
    nullable: true,
    description: 'Judgement of the high risk; none counts as PENDING when a case is in scope.',
  })
  riskJudgement!: RiskJudgement | null;

  @Field(() => String, { nullable: true, description: 'Reason of that judgement.' })
  riskReason!: string | null;

  @Field(() => Int, { description: 'Evidences linked for this control and subject, whatever their state.' })
  evidenceCount!: number;

  @Field(() => Int, { description: 'Of these, accepted and valid today.' })
  validEvidenceCount!: number;

  @Field(() => Boolean, {
    description:
      'Whether the target level of the assessment asks for it. What lies beyond counts in the score, but is neither open nor a gap.',
  })
  asked!: boolean;

  @Field(() => Int, { description: 'Version for optimistic locking; pass it back with a rating.' })
  version!: number;

  assessmentId!: string;
  controlId!: string;
  systemId!: string | null;
  unitId!: string | null;
  assigneeId!: string | null;
  ratedById!: string | null;
  /** State of the assessment it belongs to. */
  assessmentState!: 'OPEN' | 'CLOSED';
}

@ObjectType({ simpleResolvers: true, description: 'One rating in the history of a result.' })
export class ResultChange {
  @Field(() => DateTime, { description: 'When it was given.' })
  at!: string;

  @Field(() => String, { description: 'Who gave it, by the name of that time.' })
  actorName!: string;

  @Field(() => Verdict, { description: 'Verdict that was given.' })
  verdict!: Verdict;

  @Field(() => String, {
    nullable: true,
    description:
      'What was recorded with it: the reason why it does not apply, the gap, or the current state.',
  })
  note!: string | null;
}

@InputType({
  description: 'Which results to list; everything given must hold. An empty list restricts nothing.',
})
export class ResultFilter {
  @Field(() => [Verdict], { nullable: true, description: 'Declared verdicts.' })
  verdicts?: Verdict[] | null;

  @Field(() => [ProofState], { nullable: true, description: 'States of proof.' })
  proofStates?: ProofState[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of security classes, for example CES.' })
  categories?: string[] | null;

  @Field(() => [Weight], { nullable: true, description: 'Weights of the control.' })
  weights?: Weight[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a node of the rule book, for example an item 01.01: only results at or below it.',
  })
  under?: string | null;

  @Field(() => [String], { nullable: true, description: 'Levels of the control, for example 4 and 5.' })
  levels?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what the target level asks for (true), or only what lies beyond it (false).',
  })
  asked?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Assigned to this unit.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Assigned to this member.' })
  assigneeId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only results assigned to the caller or to a unit of his.',
  })
  mine?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only controls with (true) or without (false) a high-risk case in scope.',
  })
  highRisk?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only verdicts MET or PARTIAL without valid proof (true), or all others (false).',
  })
  declaredNotProven?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in the control (also by pinyin and in its own text, see searchControls) or in the texts of the result; two Chinese characters are enough. At most 200 characters.',
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only answers that need confirmation (true), or all others (false).',
  })
  needsConfirmation?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only results without (true) or with (false) a remediation task.',
  })
  withoutTask?: boolean | null;
}

/** Arguments of Assessment.results. */
@ArgsType()
export class ResultsArgs extends AsOfArgs {
  @Field(() => ResultFilter, { nullable: true, description: 'Which results; all when left out.' })
  filter?: ResultFilter | null;
}

/** Arguments of Assessment.result. */
@ArgsType()
export class ResultArgs extends AsOfArgs {
  @Field(() => ID, { description: 'The control.' })
  controlId!: string;
}

/** Arguments of Control.results. */
@ArgsType()
export class ControlResultsArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row to go on after.' })
  after?: string | null;
}

export const ResultConnection = connectionOf('Result', () => Result).Connection;

@ObjectType({
  simpleResolvers: true,
  description: 'Results after a change, with the assessment whose scores moved with them.',
})
export class RateResultsPayload {
  @Field(() => [Result], { description: 'The results that were named, as they are now.' })
  results!: Result[];

  @Field(() => Assessment, { description: 'Their assessment, with its new scores.' })
  assessment!: Assessment;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What happened to an assessment; several changes within a moment come as one.',
})
export class AssessmentChange {
  @Field(() => Assessment, { description: 'The assessment as it is now.' })
  assessment!: Assessment;

  @Field(() => [Result], {
    description:
      'Results that were touched, as they are now; at most 250. Empty when the whole assessment should be read again.',
  })
  results!: Result[];

  @Field(() => String, { description: 'Who did it.' })
  actorName!: string;

  @Field(() => String, { description: 'What was done, for example result.rated.' })
  action!: string;
}
