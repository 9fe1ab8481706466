import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime, Day } from '../../platform/graphql/scalars.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'A plan as it was approved (基线); never changes. Numbers and sums as far as the caller may see the tasks.',
})
export class PlanBaseline {
  @Field(() => Int, { description: 'Counts the approvals of the plan, from 1.' })
  number!: number;

  @Field(() => Day, { description: 'First day of the plan then.' })
  startsOn!: string;

  @Field(() => Day, { description: 'Last day of the plan then.' })
  endsOn!: string;

  @Field(() => String, { nullable: true, description: 'What approval was asked for with.' })
  requestNote!: string | null;

  @Field(() => String, { nullable: true, description: 'What the approval was explained with.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When it was approved.' })
  approvedAt!: string;

  @Field(() => Int, { description: 'Tasks in it.' })
  taskCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Planned cost of these in yuan; null when none has any.',
  })
  budget!: number | null;

  planId!: string;
  requestedById!: string;
  approvedById!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Where a plan stands against its last baseline, as far as the caller may see its tasks.',
})
export class PlanStanding {
  @Field(() => Float, { nullable: true, description: 'Planned cost of its tasks now, in yuan.' })
  budget!: number | null;

  @Field(() => Float, { nullable: true, description: 'Planned cost as approved, in yuan.' })
  baselineBudget!: number | null;

  @Field(() => Float, { nullable: true, description: 'Actual cost so far, in yuan.' })
  actualCost!: number | null;

  @Field(() => Float, { nullable: true, description: 'Planned effort now, in person days.' })
  effortDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'Planned effort as approved, in person days.' })
  baselineEffortDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many days later its last task ends than was approved; negative when earlier, null without baseline.',
  })
  slippageDays!: number | null;

  @Field(() => Int, { description: 'Tasks that end later than was approved.' })
  slippedTasks!: number;

  @Field(() => Int, { description: 'Tasks that came after the approval.' })
  addedTasks!: number;

  @Field(() => Int, { description: 'Tasks of the baseline that were taken out of the plan since.' })
  removedTasks!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A task against the last baseline of its plan.' })
export class TaskBaseline {
  @Field(() => Int, { description: 'Number of the baseline.' })
  number!: number;

  @Field(() => Boolean, {
    description: 'True when the task came after the approval: there is nothing to compare.',
  })
  added!: boolean;

  @Field(() => Day, { nullable: true, description: 'Due day as approved.' })
  dueOn!: string | null;

  @Field(() => Float, { nullable: true, description: 'Planned cost as approved, in yuan.' })
  budget!: number | null;

  @Field(() => Float, { nullable: true, description: 'Planned effort as approved, in person days.' })
  effortDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many days later than approved: by the day it was verified, or else by its due day or today, whichever is later; negative when earlier.',
  })
  slippageDays!: number | null;

  taskId!: string;
}
