import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Day } from '../../platform/graphql/scalars.js';
import { ChangeCause } from '../assessment/index.js';
import { TaskPriority, TaskState } from './remediation.enums.js';

export const TaskDifference = apiEnum('TaskDifference', 'What of a task differs between two moments.', {
  CREATED: 'It was made in between.',
  STATE: 'Its state; VERIFIED afterwards means that it was closed.',
  DUE: 'Its due day.',
  PEOPLE: 'The unit or the member who does the work.',
  CONTENT: 'Title, description, priority, plan or costs.',
});
export type TaskDifference = keyof typeof TaskDifference;

@ObjectType({ simpleResolvers: true, description: 'How a task stood at one moment.' })
export class TaskStanding {
  @Field(() => TaskState, { description: 'State.' })
  state!: TaskState;

  @Field(() => TaskPriority, { description: 'Priority.' })
  priority!: TaskPriority;

  @Field(() => Day, { description: 'Due day.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'True when the due day had passed and nobody had verified it.' })
  overdue!: boolean;

  unitId!: string | null;
  ownerId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One task that differs between two moments.' })
export class TaskComparison {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => String, { description: 'Its code, for example ZG-0001.' })
  code!: string;

  @Field(() => String, { description: 'Its title, the later one.' })
  title!: string;

  @Field(() => [TaskDifference], { description: 'What differs.' })
  differences!: TaskDifference[];

  @Field(() => TaskStanding, {
    nullable: true,
    description: 'As it was; null when it was not made yet, or not visible to the caller.',
  })
  before!: TaskStanding | null;

  @Field(() => TaskStanding, {
    nullable: true,
    description: 'As it became; null when it is no longer visible to the caller.',
  })
  after!: TaskStanding | null;

  @Extensions({ listSize: 20 })
  @Field(() => [ChangeCause], { description: 'What was done to it in between, newest first, at most 20.' })
  causes!: ChangeCause[];
}

const pages = connectionOf('TaskComparison', () => TaskComparison);
export const TaskComparisonConnection = pages.Connection;
