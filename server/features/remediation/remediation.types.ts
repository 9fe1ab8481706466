import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import type { TaskReopening } from './reopening.types.js';
import {
  DelayState,
  PlanSource,
  PlanState,
  RiskLevel,
  TaskPriority,
  TaskState,
} from './remediation.enums.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A remediation plan (整改计划): tasks under one name and period.',
})
export class RemediationPlan extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Day, { description: 'First day.' })
  startsOn!: string;

  @Field(() => Day, { description: 'Last day; not before the first.' })
  endsOn!: string;

  @Field(() => PlanState, { description: 'Where it is in its life.' })
  state!: PlanState;

  @Field(() => PlanSource, { nullable: true, description: 'What it comes from; null when nobody said.' })
  source!: PlanSource | null;

  @Field(() => String, {
    nullable: true,
    description: 'Which inspection, report or list exactly: a number, a title, a date.',
  })
  sourceReference!: string | null;

  @Field(() => String, { nullable: true, description: 'What to know about it.' })
  note!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When approval was asked for last.' })
  requestedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What approval was asked for with.' })
  requestNote!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why approval was refused last; null again after the next request.',
  })
  returnReason!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  assessmentId!: string | null;
  ownerId!: string | null;
  requestedById!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many tasks of a plan are in one state.' })
export class TaskStateCount {
  @Field(() => TaskState, { description: 'The state.' })
  state!: TaskState;

  @Field(() => Int, { description: 'Tasks in it; 0 is listed too.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A sub-step of a task (整改步骤).' })
export class TaskStep {
  @Field(() => ID, { description: 'Id within its task.' })
  id!: string;

  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was ticked; null while it is open.' })
  doneAt!: string | null;

  doneById!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A remediation task (整改任务): who closes which gaps by when, verified by somebody else.',
})
export class RemediationTask extends Node {
  @Field(() => String, {
    description: 'Code in the organization, for example ZG-0001; numbers have no gaps.',
  })
  code!: string;

  @Field(() => String, { description: 'What is to be done.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Details.' })
  description!: string | null;

  @Field(() => TaskState, { description: 'Where it is in its life.' })
  state!: TaskState;

  @Field(() => TaskPriority, { description: 'How urgent it is.' })
  priority!: TaskPriority;

  @Field(() => Day, { description: 'Last day for the work; moved only by an approved delay.' })
  dueOn!: string;

  @Field(() => Day, { description: 'Due day as first set; never changes.' })
  originalDueOn!: string;

  @Field(() => Boolean, {
    description:
      'True when the due day has passed (Asia/Shanghai), the task is not verified and its risk not accepted.',
  })
  overdue!: boolean;

  @Field(() => Int, { description: 'Days since the due day; 0 when not overdue.' })
  overdueDays!: number;

  @Field(() => Float, { nullable: true, description: 'Planned cost in yuan.' })
  budget!: number | null;

  @Field(() => Float, { nullable: true, description: 'Actual cost in yuan.' })
  actualCost!: number | null;

  @Field(() => Float, { nullable: true, description: 'Planned effort in person days.' })
  effortDays!: number | null;

  @Field(() => RiskLevel, {
    nullable: true,
    description: 'Level of the risk as long as nothing is done; null when nobody said.',
  })
  riskBefore!: RiskLevel | null;

  @Field(() => RiskLevel, {
    nullable: true,
    description: 'Level of the risk that is left when it is done; never above the one before.',
  })
  riskAfter!: RiskLevel | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Levels by which it lowers the risk (风险降低), 0 to 4; null until both levels are named. People say them: nothing is computed.',
  })
  riskReduced!: number | null;

  @Field(() => Day, {
    nullable: true,
    description:
      'Last day on which its risk is accepted (风险接受); null when it is not, and from the day after.',
  })
  acceptedUntil!: string | null;

  @Field(() => [TaskStep], { description: 'Sub-steps in order.' })
  steps!: TaskStep[];

  @Field(() => Int, {
    description: 'Tasks to be finished first that are not verified yet; starting is allowed nevertheless.',
  })
  openPredecessors!: number;

  @Field(() => DateTime, { nullable: true, description: 'Last submission.' })
  submittedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What was done, as told with the last submission.' })
  submissionNote!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Verification; null again after a reopening.' })
  verifiedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned or reopened last; null again after the next submission.',
  })
  returnReason!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'Last change.' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  number!: number;
  priorityOrder!: number;
  planId!: string | null;
  unitId!: string | null;
  ownerId!: string | null;
  submittedById!: string | null;
  verifiedById!: string | null;
  acceptanceState!: DelayState | null;
  acceptanceUntil!: string | null;
  acceptanceReason!: string | null;
  acceptanceById!: string | null;
  acceptanceDecidedById!: string | null;
  acceptanceDecidedAt!: string | null;
  acceptanceNote!: string | null;
  contributorIds!: string[];
  reopening!: TaskReopening | null;
  predecessorIds!: string[];
  delayPending!: boolean;
  delayRequestedById!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A request for a later due day of a task (延期申请).',
})
export class DelayRequest extends Node {
  @Field(() => Day, { description: 'The due day that was asked for.' })
  requestedDueOn!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DelayState, { description: 'What became of it.' })
  state!: DelayState;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  requestedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'Decision; null while it waits.' })
  decidedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What the decision was explained with.' })
  decisionNote!: string | null;

  taskId!: string;
  requestedById!: string | null;
  decidedById!: string | null;
}

export const RemediationTaskConnection = connectionOf('RemediationTask', () => RemediationTask).Connection;
export const RemediationPlanConnection = connectionOf('RemediationPlan', () => RemediationPlan).Connection;

@ObjectType({
  simpleResolvers: true,
  description: 'Several tasks after a change, in the order they were asked for.',
})
export class TasksPayload {
  @Field(() => [RemediationTask], { description: 'The tasks as they are now.' })
  tasks!: RemediationTask[];
}

@ObjectType({ simpleResolvers: true, description: 'A task after a change.' })
export class TaskPayload {
  @Field(() => RemediationTask, { description: 'The task as it is now.' })
  task!: RemediationTask;
}

@ObjectType({ simpleResolvers: true, description: 'A plan after a change.' })
export class RemediationPlanPayload {
  @Field(() => RemediationPlan, { description: 'The plan as it is now.' })
  plan!: RemediationPlan;
}
