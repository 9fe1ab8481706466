import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { DelayState } from './remediation.enums.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'The wish to live with the risk of a task until a day (风险接受). Verdicts and scores do not change by it.',
})
export class RiskAcceptance {
  @Field(() => DelayState, { description: 'What became of the wish.' })
  state!: DelayState;

  @Field(() => Day, { description: 'Last day; the day after, the task is as open as it was.' })
  until!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTime, { nullable: true, description: 'Decision; null while it waits.' })
  decidedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'What the decision was explained with.' })
  note!: string | null;

  requestedById!: string;
  decidedById!: string | null;
}

@InputType({ description: 'Asks to live with the risk of a task until a day.' })
export class RequestRiskAcceptanceInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => Day, { description: 'Last day; after today, at most a year ahead.' })
  until!: string;

  @Field(() => String, { description: 'Why, and what is done meanwhile; at most 2000 characters.' })
  reason!: string;
}

@InputType({ description: 'Decides whether the risk of a task is accepted; never by the person who asked.' })
export class DecideRiskAcceptanceInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => Boolean, { description: 'True accepts it until the day that was asked for.' })
  approve!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Explanation, at most 2000 characters; required when rejecting.',
  })
  note?: string | null;
}
