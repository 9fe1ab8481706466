import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { connectionOf } from '../../../platform/graphql/connection.js';
import type { Connection } from '../../../platform/graphql/connection.js';
import { DateTime, Day } from '../../../platform/graphql/scalars.js';
import { EditionChange, EditionDifference, Framework, WordRun } from '../../framework/index.js';
import { MeasureKind } from '../measures/measure.types.js';
import { Assessment } from '../assessment.types.js';

export const MoveOutcome = apiEnum('MoveOutcome', 'What becomes of a control when an assessment moves.', {
  CARRIED: 'Words and terms are the same: the answer comes along as it was given (沿用).',
  TO_CONFIRM:
    'Words or terms differ: the answer comes along and counts as proven when confirmed (沿用待确认).',
  OPEN: 'The control goes on, its result begins open: nothing was answered, or somebody decided so (未评).',
  ADDED: 'New in this edition, or for this subject: begins open (新增).',
  STAYS: 'Nothing follows it: the answer stays in the older assessment (留在原测评).',
});
export type MoveOutcome = keyof typeof MoveOutcome;

@ObjectType({ simpleResolvers: true, description: 'How many controls have one fate and one outcome.' })
export class MoveCount {
  @Field(() => EditionChange, { description: 'What became of the control.' })
  change!: EditionChange;

  @Field(() => MoveOutcome, { description: 'What becomes of its answer.' })
  outcome!: MoveOutcome;

  @Field(() => Boolean, { description: 'True when somebody may decide otherwise.' })
  decidable!: boolean;

  @Field(() => Int, { description: 'Controls, each once.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A figure of the older assessment in a move.' })
export class MoveFigure {
  @Field(() => MeasureKind, { description: 'What it says.' })
  kind!: MeasureKind;

  @Field(() => Int, { nullable: true, description: 'Level that it is about; null for all.' })
  level!: number | null;

  @Field(() => Float, { nullable: true, description: 'The share, 0 to 1, or the number; null for a grade.' })
  value!: number | null;

  @Field(() => String, { nullable: true, description: 'Key of the grade; null for the other kinds.' })
  grade!: string | null;

  @Field(() => Boolean, { description: 'True when the newer edition asks for it too.' })
  comesAlong!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What is proposed for one control.' })
export class MoveLine {
  @Field(() => EditionDifference, { description: 'The control in both editions.' })
  difference!: EditionDifference;

  @Field(() => MoveOutcome, { description: 'What is proposed.' })
  outcome!: MoveOutcome;

  @Field(() => Boolean, { description: 'True when somebody may decide that it begins open instead.' })
  decidable!: boolean;

  @Field(() => [MoveFigure], { description: 'Figures recorded for it, at most eleven.' })
  figures!: MoveFigure[];

  resultId!: string | null;
}

export const { Connection: MoveLineConnection } = connectionOf('MoveLine', () => MoveLine);

@ObjectType({ simpleResolvers: true, description: 'What moving an assessment to another edition would do.' })
export class MovePreview {
  @Field(() => Framework, { description: 'The edition that it is assessed by.' })
  from!: Framework;

  @Field(() => Framework, { description: 'The edition that it would move to.' })
  to!: Framework;

  @Field(() => String, {
    description: 'What the preview rests on; pass it back, so that nothing moves that nobody has seen.',
  })
  basis!: string;

  @Field(() => Boolean, {
    description:
      'True when the newer edition has no level of the code that the assessment aims at: name one with the move.',
  })
  needsTargetLevel!: boolean;

  @Field(() => [MoveCount], { description: 'Controls per fate and outcome, under the search.' })
  totals!: MoveCount[];

  @Field(() => MoveLineConnection, { description: 'Control by control in the order of the newer edition.' })
  lines!: Connection<MoveLine>;
}

@InputType({ description: 'Which lines of a move; everything given must hold.' })
export class MoveFilter {
  @Field(() => [EditionChange], { nullable: true, description: 'Of these fates; all when empty.' })
  changes?: EditionChange[] | null;

  @Field(() => [MoveOutcome], { nullable: true, description: 'With these outcomes; all when empty.' })
  outcomes?: MoveOutcome[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of code, name or text on either side. At most 200 characters.',
  })
  search?: string | null;
}

/** Arguments of Query.previewMove. */
@ArgsType()
export class PreviewMoveArgs {
  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string;

  @Field(() => String, {
    description: 'Code of the edition to move to: published, of the same scoring kind.',
  })
  toFrameworkCode!: string;

  @Field(() => MoveFilter, { nullable: true, description: 'Which lines; all when left out.' })
  filter?: MoveFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Page size, 1–100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the page before.' })
  after?: string | null;
}

@InputType({ description: 'What somebody decided about one control.' })
export class MoveDecisionInput {
  @Field(() => ID, { description: 'The control of the older edition.' })
  controlId!: string;

  @Field(() => Boolean, { description: 'True: its answer comes along; false: the result begins open.' })
  carry!: boolean;
}

@InputType({ description: 'An assessment moves to another edition, as the preview said or as decided.' })
export class MoveAssessmentInput {
  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string;

  @Field(() => String, { description: 'Code of the edition to move to.' })
  toFrameworkCode!: string;

  @Field(() => String, {
    description: 'The basis of the preview; CONFLICT when something was rated or recorded since.',
  })
  basis!: string;

  @Field(() => [EditionChange], {
    nullable: true,
    description: 'Fates whose answers begin open, for example REPLACED.',
  })
  leaveOpen?: EditionChange[] | null;

  @Field(() => [MoveDecisionInput], {
    nullable: true,
    description: 'Decisions about single controls; they go before leaveOpen. At most 250, each once.',
  })
  decisions?: MoveDecisionInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Level to be reached; the same as before when left out. Not for MLPS and checklists.',
  })
  targetLevel?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name, at most 200 characters; made from subject, framework and period when left out.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The period in words; as before when left out.' })
  period?: string | null;

  @Field(() => Day, { nullable: true, description: 'First day; as before when left out.' })
  periodStart?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day; as before when left out.' })
  periodEnd?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: asked twice with the same key, the first move is answered.',
  })
  clientKey?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a move did, counted when it was made.' })
export class MoveSummary {
  @Field(() => Int, { description: 'Answers that came along as they were given.' })
  carried!: number;

  @Field(() => Int, { description: 'Answers that came along and waited to be confirmed.' })
  toConfirm!: number;

  @Field(() => Int, { description: 'Controls that went on and began open.' })
  open!: number;

  @Field(() => Int, { description: 'Controls that were new.' })
  added!: number;

  @Field(() => Int, { description: 'Controls whose answer stayed in the older assessment.' })
  staying!: number;

  @Field(() => Int, { description: 'Figures that came along.' })
  figures!: number;

  @Field(() => Int, { description: 'Links of evidence that came along and count.' })
  links!: number;

  @Field(() => Int, { description: 'Links of evidence that came along as proposals.' })
  proposedLinks!: number;

  @Field(() => Int, { description: 'Unfinished remediation tasks that are about the successors too.' })
  tasks!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What was done in an assessment since it was moved here, and would be lost by undoing the move.',
})
export class MoveLosses {
  @Field(() => Int, { description: 'Results that were rated, confirmed or assigned.' })
  results!: number;

  @Field(() => Int, { description: 'Figures that were recorded.' })
  figures!: number;

  @Field(() => Int, { description: 'Evidence links that were made for its controls, or confirmed.' })
  links!: number;

  @Field(() => Int, { description: 'Estimates of what closing a gap takes.' })
  estimates!: number;

  @Field(() => Int, { description: 'Remediation tasks that were made for its results.' })
  tasks!: number;

  @Field(() => Int, { description: 'Remediation plans that were made for it.' })
  plans!: number;

  @Field(() => Int, { description: 'Reports that were made of it.' })
  reports!: number;

  @Field(() => Int, { description: 'Assessments that went on from it.' })
  assessments!: number;

  @Field(() => Int, { description: '1 when its settings were changed or it was closed, else 0.' })
  settings!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How an assessment came to be by a move.' })
export class AssessmentMove {
  @Field(() => DateTime, { description: 'When.' })
  movedAt!: string;

  @Field(() => String, { description: 'Who moved it, by the name of that time.' })
  movedByName!: string;

  @Field(() => MoveSummary, { description: 'What came along.' })
  summary!: MoveSummary;

  @Field(() => Int, { description: 'Answers that still wait to be confirmed.' })
  waiting!: number;

  assessmentId!: string;
  previousId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Where the answer of a result comes from, when its assessment was moved here.',
})
export class ResultOrigin {
  @Field(() => EditionChange, { description: 'What became of the control.' })
  change!: EditionChange;

  @Field(() => Boolean, { description: 'False when it was decided that the result begins open.' })
  carried!: boolean;

  @Field(() => Boolean, {
    description: 'True when something that is asked for besides the words differs: who, how often, how many.',
  })
  termsChanged!: boolean;

  @Field(() => [WordRun], { description: 'What changed in the name, word by word; empty when nothing did.' })
  nameWords!: WordRun[];

  @Field(() => [WordRun], { description: 'What changed in the text, word by word; empty when nothing did.' })
  textWords!: WordRun[];

  fromResultId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An assessment that was moved to another edition.' })
export class MoveAssessmentPayload {
  @Field(() => Assessment, { description: 'The new assessment, by the newer edition.' })
  assessment!: Assessment;

  @Field(() => Assessment, { description: 'The older one, as it was.' })
  previous!: Assessment;

  @Field(() => MoveSummary, { description: 'What came along.' })
  summary!: MoveSummary;
}

@ObjectType({ simpleResolvers: true, description: 'A move that was taken back.' })
export class UndoMovePayload {
  @Field(() => ID, { description: 'The assessment that is gone.' })
  undoneId!: string;

  @Field(() => Assessment, { description: 'The one that it was moved from, as it was.' })
  assessment!: Assessment;
}
