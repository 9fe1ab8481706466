import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import type { SheetColumn } from './sheet.columns.js';

export const TaskSheetColumn = apiEnum(
  'TaskSheetColumn',
  'A column of the table of tasks, as it is exported and imported.',
  {
    number: 'Number of the task; empty for a new one.',
    title: 'What is to be done.',
    description: 'Details.',
    plan: 'Plan, by name.',
    state: 'State; follows from the steps of the work.',
    priority: 'Priority.',
    unit: 'Unit, by name, code or path.',
    owner: 'Owner, by name or user name.',
    contributors: 'Contributors, by name or user name.',
    dueOn: 'Due day; can be changed while the plan is a draft.',
    originalDueOn: 'Due day as first set; never changes.',
    budget: 'Planned cost in yuan.',
    actualCost: 'Actual cost in yuan.',
    effortDays: 'Planned effort in person days.',
    riskBefore: 'Level of the risk before the work.',
    riskAfter: 'Level of the risk that is left.',
    controls: 'Controls as framework:code; of a new task the gaps that it closes.',
    systems: 'Assessed systems; of a new task whose gaps are meant.',
    predecessors: 'Numbers of the tasks to be finished first.',
    steps: 'Steps, one a line: ☑ done, ☐ open.',
    version: 'Version that the row was written on; another one is refused.',
  } satisfies Record<SheetColumn, string>,
);
export type TaskSheetColumn = keyof typeof TaskSheetColumn;

export const TaskSheetStatus = apiEnum('TaskSheetStatus', 'What a row of a table comes to.', {
  UNCHANGED: 'It says what is so already.',
  CHANGED: 'It changes a task.',
  NEW: 'It makes a task.',
  REFUSED: 'It changes nothing; the problems say why.',
});
export type TaskSheetStatus = keyof typeof TaskSheetStatus;

@ObjectType({ simpleResolvers: true, description: 'A column with the headings by which it is known.' })
export class TaskSheetHeading {
  @Field(() => TaskSheetColumn, { description: 'The column.' })
  column!: TaskSheetColumn;

  @Field(() => String, { description: 'The heading that exports carry, in the language of the caller.' })
  heading!: string;

  @Field(() => [String], { description: 'Every heading that means it, of both languages.' })
  headings!: string[];

  @Field(() => Boolean, { description: 'False where another value is refused for a task that exists.' })
  isEditable!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Tables of tasks: where they come out, and which columns they have.',
})
export class TaskSheet {
  @Field(() => String, {
    description:
      'Path of the workbook; takes `filter` (a RemediationTaskFilter as JSON), `orderBy` and `language` (zh, en; otherwise that of the request). At most 10,000 tasks.',
  })
  exportUrl!: string;

  @Field(() => [TaskSheetHeading], { description: 'The columns in their order.' })
  columns!: TaskSheetHeading[];
}

@InputType({ description: 'A row of a table.' })
export class TaskSheetRowInput {
  @Field(() => Int, { description: 'Its line in the table, as people count; names it in the answer.' })
  line!: number;

  @Field(() => [String], {
    description: 'Its cells in the order of the columns; what is missing at the end is empty.',
  })
  cells!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Version that the preview showed; another one is refused.',
  })
  version?: number | null;
}

@InputType({ description: 'Rows of a table of tasks; of a larger one so many at a time.' })
export class TaskSheetInput {
  @Field(() => [TaskSheetColumn], {
    nullable: 'items',
    description: 'What the cells mean; null where they are to be passed over.',
  })
  columns!: (TaskSheetColumn | null)[];

  @Field(() => [TaskSheetRowInput], { description: 'The rows, 1 to 250.' })
  rows!: TaskSheetRowInput[];
}

@InputType({ description: 'Rows of a table of tasks to be applied.' })
export class ApplyTaskSheetInput extends TaskSheetInput {
  @Field(() => String, {
    description:
      'Idempotency key of the import, at most 80 characters: with key and line known, a new row answers the task that it made.',
  })
  key!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A cell that differs from the task.' })
export class TaskSheetChange {
  @Field(() => TaskSheetColumn, { description: 'The column.' })
  column!: TaskSheetColumn;

  @Field(() => String, { nullable: true, description: 'What is so now.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be.' })
  to!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Why a row is refused.' })
export class TaskSheetProblem {
  @Field(() => TaskSheetColumn, { nullable: true, description: 'The column; null for the row as a whole.' })
  column!: TaskSheetColumn | null;

  @Field(() => String, { description: 'What is wrong and what to do, in the language of the caller.' })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a row of a table comes to.' })
export class TaskSheetRow {
  @Field(() => Int, { description: 'Its line in the table.' })
  line!: number;

  @Field(() => TaskSheetStatus, { description: 'What it comes to, or came to.' })
  status!: TaskSheetStatus;

  @Field(() => String, { nullable: true, description: 'Code of the task; null for a new one.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Title of the task, as it is or will be.' })
  title!: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of the task now; hand it back when applying.' })
  version!: number | null;

  @Field(() => [TaskSheetChange], { description: 'What differs.' })
  changes!: TaskSheetChange[];

  @Field(() => [TaskSheetProblem], { description: 'Why it is refused; empty otherwise.' })
  problems!: TaskSheetProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'What rows would come to.' })
export class TaskSheetPreview {
  @Field(() => Int, { description: 'Rows that say what is so already; they are not listed.' })
  unchanged!: number;

  @Field(() => [TaskSheetRow], { description: 'All others, in their order.' })
  rows!: TaskSheetRow[];
}

@ObjectType({ simpleResolvers: true, description: 'What became of rows.' })
export class ApplyTaskSheetPayload {
  @Field(() => Int, { description: 'Tasks that were changed.' })
  changed!: number;

  @Field(() => Int, { description: 'Tasks that were made.' })
  made!: number;

  @Field(() => [ID], { description: 'The tasks that were made or changed.' })
  taskIds!: string[];

  @Field(() => [TaskSheetRow], { description: 'Rows that were refused, in their order.' })
  refused!: TaskSheetRow[];
}
