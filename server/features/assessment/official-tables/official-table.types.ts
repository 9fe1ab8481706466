import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { DateTime } from '../../../platform/graphql/scalars.js';

export const OfficialTableKind = apiEnum(
  'OfficialTableKind',
  'An official table that decides a level and that our sources may lack.',
  {
    LEVEL_TABLE: 'What each level asks for: least score, basic and elective items (级别表).',
    CATEGORIES: 'Which items are basic and which elective at each level (基本项与选择项).',
    PASS_USE: 'Least use at which an item counts as reached (达标的应用比例).',
    GRADES: 'Least total score of each grade (等级分数线).',
  },
);
export type OfficialTableKind = keyof typeof OfficialTableKind;

@ObjectType({ simpleResolvers: true, description: 'An official table that a decision waits for.' })
export class MissingOfficialTable {
  @Field(() => OfficialTableKind, { description: 'The table.' })
  kind!: OfficialTableKind;

  @Field(() => String, { description: 'Level or grade that cannot be decided without it.' })
  level!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A row of the level table as entered.' })
export class EnteredLevelRow {
  @Field(() => Int, { description: 'Number of the level.' })
  level!: number;

  @Field(() => Float, { nullable: true, description: 'Least total score, in points.' })
  minimumScore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Basic items, all of which must be reached.' })
  basicRequired!: number | null;

  @Field(() => Int, { nullable: true, description: 'Elective items that must be reached.' })
  electiveRequired!: number | null;

  @Field(() => Int, { nullable: true, description: 'Elective items that the level has.' })
  electiveTotal!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Which items are basic or elective at one level, as entered.',
})
export class EnteredCategoryRow {
  @Field(() => Int, { description: 'Number of the level.' })
  level!: number;

  @Field(() => [String], { description: 'Codes of basic items.' })
  basic!: string[];

  @Field(() => [String], { description: 'Codes of elective items.' })
  elective!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'Least score of a grade, as entered.' })
export class EnteredGradeRow {
  @Field(() => String, { description: 'Key of the grade.' })
  grade!: string;

  @Field(() => Float, { nullable: true, description: 'Least total score, in points.' })
  minimumScore!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Least use at which an item counts as reached, as entered.',
})
export class EnteredPassUse {
  @Field(() => Float, { nullable: true, description: 'Of a basic item, 0 to 1.' })
  BASIC!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of an elective item, 0 to 1.' })
  ELECTIVE!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'An earlier state of an entered table.' })
export class OfficialTableChange {
  @Field(() => DateTime, { description: 'When it was entered.' })
  at!: string;

  @Field(() => String, { description: 'Who entered it, by the name of that time.' })
  actorName!: string;

  @Field(() => String, { description: 'Where it was read.' })
  source!: string;

  @Field(() => Boolean, { description: 'True when the table was taken back.' })
  withdrawn!: boolean;

  @Field(() => [EnteredLevelRow], { description: 'Rows of LEVEL_TABLE.' })
  levelRows!: EnteredLevelRow[];

  @Field(() => [EnteredCategoryRow], { description: 'Rows of CATEGORIES.' })
  categories!: EnteredCategoryRow[];

  @Field(() => EnteredPassUse, { nullable: true, description: 'Content of PASS_USE.' })
  passUse!: EnteredPassUse | null;

  @Field(() => [EnteredGradeRow], { description: 'Rows of GRADES.' })
  grades!: EnteredGradeRow[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'An official table that the rule book as we have it lacks, and what this organization entered for it. What the book itself says cannot be overruled; it stands in Framework.gradedScoring, pointsScoring and Control.gradedItem.',
})
export class OfficialTable {
  @Field(() => ID, { description: 'Stable key of rule book and table; no node id.' })
  id!: string;

  @Field(() => OfficialTableKind, { description: 'Which table.' })
  kind!: OfficialTableKind;

  @Field(() => Boolean, {
    description:
      'True once nothing is missing any more: book and entry together are whole. An undecided level may still name it when the two contradict each other.',
  })
  complete!: boolean;

  @Field(() => Boolean, { description: 'True when this organization entered something.' })
  entered!: boolean;

  @Field(() => [EnteredLevelRow], { description: 'Entered rows of LEVEL_TABLE; empty for other tables.' })
  levelRows!: EnteredLevelRow[];

  @Field(() => [EnteredCategoryRow], { description: 'Entered rows of CATEGORIES; empty for other tables.' })
  categories!: EnteredCategoryRow[];

  @Field(() => EnteredPassUse, { nullable: true, description: 'Entered PASS_USE; null for other tables.' })
  passUse!: EnteredPassUse | null;

  @Field(() => [EnteredGradeRow], { description: 'Entered rows of GRADES; empty for other tables.' })
  grades!: EnteredGradeRow[];

  @Field(() => String, { nullable: true, description: 'Where it was read: document, annex, page.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'Who entered it, by the name of that time.' })
  enteredByName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was entered.' })
  enteredAt!: string | null;

  @Field(() => Int, { description: 'Version for optimistic locking; 0 while nothing was ever entered.' })
  version!: number;

  frameworkId!: string;
}

@InputType({ description: 'A row of the level table; what the rule book gives itself may be left out.' })
export class LevelRowInput {
  @Field(() => Int, { description: 'Number of the level, from 1.' })
  level!: number;

  @Field(() => Float, { nullable: true, description: 'Least total score, in points.' })
  minimumScore?: number | null;

  @Field(() => Int, { nullable: true, description: 'Basic items.' })
  basicRequired?: number | null;

  @Field(() => Int, { nullable: true, description: 'Elective items that must be reached.' })
  electiveRequired?: number | null;

  @Field(() => Int, { nullable: true, description: 'Elective items that the level has.' })
  electiveTotal?: number | null;
}

@InputType({
  description: 'Which items are basic or elective at one level; items named in neither list stay unknown.',
})
export class CategoryRowInput {
  @Field(() => Int, { description: 'Number of the level, from 1.' })
  level!: number;

  @Field(() => [String], { description: 'Codes of basic items, for example 01.01.' })
  basic!: string[];

  @Field(() => [String], { description: 'Codes of elective items.' })
  elective!: string[];
}

@InputType({ description: 'Least use at which an item counts as reached.' })
export class PassUseInput {
  @Field(() => Float, { nullable: true, description: 'Of a basic item, 0 to 1.' })
  BASIC?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of an elective item, 0 to 1.' })
  ELECTIVE?: number | null;
}

@InputType({ description: 'Least score of a grade.' })
export class GradeRowInput {
  @Field(() => String, { description: 'Key of the grade, for example 4B.' })
  grade!: string;

  @Field(() => Float, { nullable: true, description: 'Least total score, in points.' })
  minimumScore?: number | null;
}

@InputType({
  description:
    'An official table as somebody read it in the official document. It replaces what was entered before; without content that is taken back.',
})
export class EnterOfficialTableInput {
  @Field(() => String, { description: 'Code of the rule book.' })
  frameworkCode!: string;

  @Field(() => OfficialTableKind, { description: 'Which table; the content goes into the field for it.' })
  kind!: OfficialTableKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Version that it is based on (0: nothing entered yet); CONFLICT when it changed since.',
  })
  version?: number | null;

  @Field(() => String, {
    description:
      'Where it was read: document, annex, page; at most 500 characters. Shown with every score that uses it.',
  })
  source!: string;

  @Field(() => [LevelRowInput], { nullable: true, description: 'For LEVEL_TABLE, at most 9 rows.' })
  levelRows?: LevelRowInput[] | null;

  @Field(() => [CategoryRowInput], { nullable: true, description: 'For CATEGORIES, at most 9 rows.' })
  categories?: CategoryRowInput[] | null;

  @Field(() => PassUseInput, { nullable: true, description: 'For PASS_USE.' })
  passUse?: PassUseInput | null;

  @Field(() => [GradeRowInput], { nullable: true, description: 'For GRADES, at most 20 rows.' })
  grades?: GradeRowInput[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'An entered table after a change.' })
export class OfficialTablePayload {
  @Field(() => OfficialTable, { description: 'The table as it is now.' })
  table!: OfficialTable;

  @Field(() => Int, { description: 'Open assessments whose scores were computed anew with it.' })
  rescoredAssessments!: number;
}
