import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { AsOfArgs } from '../../platform/graphql/as-of.js';
import { Day } from '../../platform/graphql/scalars.js';
import { RemediationTaskOrder, RiskLevel, TaskPriority, TaskState } from './remediation.enums.js';

@InputType({
  description: 'Which tasks to list; everything given must hold. An empty list restricts nothing.',
})
export class RemediationTaskFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in code, title or description; two Chinese characters are enough. At most 200 characters.',
  })
  search?: string | null;

  @Field(() => [TaskState], { nullable: true, description: 'States.' })
  states?: TaskState[] | null;

  @Field(() => [TaskPriority], { nullable: true, description: 'Priorities.' })
  priorities?: TaskPriority[] | null;

  @Field(() => ID, { nullable: true, description: 'Tasks of this unit and of the units below it.' })
  unitId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With `unitId` true leaves out the units below it; without it true means tasks of no unit.',
  })
  exactUnit?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the person with this login name answers for or works on, for portals that know him by it; nothing for an unknown name.',
  })
  personUsername?: string | null;

  @Field(() => ID, { nullable: true, description: 'Tasks of this member.' })
  ownerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only tasks that the caller owns or works on.' })
  mine?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Tasks of this plan.' })
  planId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Tasks for results of this assessment.' })
  assessmentId?: string | null;

  @Field(() => Day, { nullable: true, description: 'Only tasks that are due on this day or later.' })
  dueFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Only tasks that are due on this day or earlier.' })
  dueTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only tasks that are overdue (true) or not (false).' })
  overdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only submitted tasks that the caller may verify.',
  })
  verifiableByMe?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only tasks with a delay request waiting (true) or without (false).',
  })
  delayRequested?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only tasks whose risk waits to be accepted (true) or not (false).',
  })
  acceptanceRequested?: boolean | null;
}

/** Arguments of Query.remediationTasks. */
@ArgsType()
export class RemediationTasksArgs extends AsOfArgs {
  @Field(() => RemediationTaskFilter, { nullable: true, description: 'Which tasks; all when left out.' })
  filter?: RemediationTaskFilter | null;

  @Field(() => RemediationTaskOrder, { defaultValue: 'DUE_ASC', description: 'Order; ties by id.' })
  orderBy!: RemediationTaskOrder;

  @Field(() => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the row to go on after; of the same order.',
  })
  after?: string | null;
}

/** Arguments of Control.openTasks. */
@ArgsType()
export class ControlTasksArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row to go on after.' })
  after?: string | null;
}

@InputType({ description: 'A new task.' })
export class NewTask {
  @Field(() => String, { description: 'What is to be done, at most 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Details, at most 4000 characters.' })
  description?: string | null;

  @Field(() => [ID], { description: 'The results whose gaps it closes; at least one, at most 250.' })
  resultIds!: string[];

  @Field(() => ID, { nullable: true, description: 'The plan it belongs to.' })
  planId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit that does the work.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who does the work.' })
  ownerId?: string | null;

  @Field(() => Day, { description: 'Last day for the work.' })
  dueOn!: string;

  @Field(() => TaskPriority, { description: 'How urgent it is.' })
  priority!: TaskPriority;

  @Field(() => Float, { nullable: true, description: 'Planned cost in yuan.' })
  budget?: number | null;

  @Field(() => Float, { nullable: true, description: 'Planned effort in person days.' })
  effortDays?: number | null;

  @Field(() => RiskLevel, { nullable: true, description: 'Level of the risk as long as nothing is done.' })
  riskBefore?: RiskLevel | null;

  @Field(() => RiskLevel, {
    nullable: true,
    description: 'Level of the risk that is left when it is done; not above the one before.',
  })
  riskAfter?: RiskLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, at most 100 characters: a second request with it answers the first task.',
  })
  clientKey?: string | null;
}

@InputType({ description: 'New tasks: all or none.' })
export class CreateTasksInput {
  @Field(() => [NewTask], { description: 'The tasks, 1 to 250.' })
  tasks!: NewTask[];
}

@InputType({
  description:
    'Changes to one or many tasks: all or none. Fields left out stay; null empties what may be empty. The due day is changed by an approved delay only.',
})
export class UpdateTasksInput {
  @Field(() => [ID], { description: 'The tasks, 1 to 250.' })
  ids!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Version that the change was made on, with a single task; another one is CONFLICT.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'New title.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'New details.' })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit that does the work.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who does the work.' })
  ownerId?: string | null;

  @Field(() => TaskPriority, { nullable: true, description: 'New priority.' })
  priority?: TaskPriority | null;

  @Field(() => Float, { nullable: true, description: 'Planned cost in yuan.' })
  budget?: number | null;

  @Field(() => Float, { nullable: true, description: 'Actual cost in yuan.' })
  actualCost?: number | null;

  @Field(() => Float, { nullable: true, description: 'Planned effort in person days.' })
  effortDays?: number | null;

  @Field(() => RiskLevel, { nullable: true, description: 'Level of the risk as long as nothing is done.' })
  riskBefore?: RiskLevel | null;

  @Field(() => RiskLevel, {
    nullable: true,
    description: 'Level of the risk that is left when it is done; not above the one before.',
  })
  riskAfter?: RiskLevel | null;

  @Field(() => ID, { nullable: true, description: 'The plan it belongs to.' })
  planId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Everybody who works on it besides the owner, at most 20; they see it.',
  })
  contributorIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'All tasks that are to be finished first, at most 50; never in a circle.',
  })
  predecessorIds?: string[] | null;
}
