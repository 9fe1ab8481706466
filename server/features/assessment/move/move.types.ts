import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Day } from '../../../platform/graphql/scalars.js';
import { EditionChange, WordRun } from '../../framework/index.js';
import { Assessment } from '../assessment.types.js';

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

  @Field(() => Int, {
    description: 'Evidence links that were made for its controls and for no other assessment, or confirmed.',
  })
  links!: number;

  @Field(() => Int, { description: 'Estimates of what closing a gap takes.' })
  estimates!: number;

  @Field(() => Int, { description: 'Remediation tasks that were made for its results.' })
  tasks!: number;

  @Field(() => Int, { description: 'Remediation plans that were made for it.' })
  plans!: number;

  @Field(() => Int, { description: 'Reports that were made of it.' })
  reports!: number;

  @Field(() => Int, { description: 'Packs that were made of it.' })
  packs!: number;

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

  @Field(() => Int, { description: 'Answers and figures that still wait to be confirmed.' })
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
