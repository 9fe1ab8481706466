import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { Verdict } from '../assessment/index.js';

@InputType({ description: 'Hands a task in for verification.' })
export class SubmitTaskInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'What was done, at most 4000 characters.' })
  note!: string;

  @Field(() => [ID], { description: 'Evidence that proves it; with what was attached before, at least one.' })
  evidenceIds!: string[];

  @Field(() => Float, { nullable: true, description: 'Actual cost in yuan.' })
  actualCost?: number | null;
}

@InputType({ description: 'The verdict on one result after its task was verified.' })
export class ResultRerate {
  @Field(() => ID, { description: 'A result of the task.' })
  resultId!: string;

  @Field(() => Verdict, { description: 'The new verdict.' })
  verdict!: Verdict;

  @Field(() => String, {
    nullable: true,
    description: 'Current state after the work, at most 4000 characters; stays as it is when left out.',
  })
  currentState?: string | null;
}

@InputType({
  description:
    'Accepts a submitted task. Its proofs are linked to the controls of its results, and the results rated again, in the same transaction.',
})
export class VerifyTaskInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Remark for the audit trail, at most 2000 characters.',
  })
  note?: string | null;

  @Field(() => [ResultRerate], {
    description: 'New verdicts for results of the task; results not named stay as they are.',
  })
  rerates!: ResultRerate[];

  @Field(() => [ID], { nullable: true, description: 'More evidence from the retest.' })
  evidenceIds?: string[] | null;
}

@InputType({ description: 'Gives a submitted task back.' })
export class ReturnTaskInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Why, at most 2000 characters.' })
  reason!: string;
}

@InputType({ description: 'Asks for a later due day.' })
export class RequestDelayInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Day, { description: 'The wished due day; after the present one.' })
  requestedDueOn!: string;

  @Field(() => String, { description: 'Why, at most 2000 characters.' })
  reason!: string;
}

@InputType({ description: 'Decides a delay request; never by the person who asked.' })
export class DecideDelayInput {
  @Field(() => ID, { description: 'The request.' })
  delayRequestId!: string;

  @Field(() => Boolean, { description: 'True moves the due day, false leaves it.' })
  approve!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Explanation, at most 2000 characters; required when rejecting.',
  })
  note?: string | null;
}
