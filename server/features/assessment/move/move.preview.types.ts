import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { connectionOf } from '../../../platform/graphql/connection.js';
import type { Connection } from '../../../platform/graphql/connection.js';
import { EditionChange, EditionDifference, Framework } from '../../framework/index.js';
import { MeasureKind } from '../measures/measure.types.js';

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
