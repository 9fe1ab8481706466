import { Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { PlanSource, PlanState } from './remediation.enums.js';

@InputType({ description: 'Which plans.' })
export class RemediationPlanFilter {
  @Field(() => [PlanState], { nullable: true, description: 'In one of these states.' })
  states?: PlanState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those whose approval the caller may decide now: somebody else asked for it.',
  })
  approvableByMe?: boolean | null;
}

@InputType({ description: 'A new plan.' })
export class CreatePlanInput {
  @Field(() => String, { description: 'Name, at most 100 characters.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The assessment whose gaps it closes.' })
  assessmentId?: string | null;

  @Field(() => Day, { description: 'First day.' })
  startsOn!: string;

  @Field(() => Day, { description: 'Last day; not before the first.' })
  endsOn!: string;

  @Field(() => ID, { nullable: true, description: 'The member who answers for it.' })
  ownerId?: string | null;

  @Field(() => PlanSource, {
    nullable: true,
    description: 'What it comes from; with an assessment that is ASSESSMENT when left out.',
  })
  source?: PlanSource | null;

  @Field(() => String, {
    nullable: true,
    description: 'Which inspection, report or list exactly, at most 200 characters.',
  })
  sourceReference?: string | null;

  @Field(() => String, { nullable: true, description: 'What to know about it, at most 4000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Changes to a plan; fields left out stay as they are, null empties.' })
export class ChangePlanInput {
  @Field(() => ID, { description: 'The plan.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name, at most 100 characters.' })
  name?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'First day; INVALID_STATE while the plan is approved, because its baseline holds it.',
  })
  startsOn?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'Last day, not before the first; INVALID_STATE likewise.',
  })
  endsOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who answers for it.' })
  ownerId?: string | null;

  @Field(() => PlanSource, { nullable: true, description: 'What it comes from.' })
  source?: PlanSource | null;

  @Field(() => String, {
    nullable: true,
    description: 'Which inspection, report or list exactly, at most 200 characters.',
  })
  sourceReference?: string | null;

  @Field(() => String, { nullable: true, description: 'What to know about it, at most 4000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Asks for the approval of a plan; again after re-planning.' })
export class RequestPlanApprovalInput {
  @Field(() => ID, { description: 'The plan; it has at least one task.' })
  planId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'What to know about it, at most 2000 characters; required when the plan was approved before.',
  })
  note?: string | null;
}

@InputType({ description: 'Decides on the approval of a plan; never by the person who asked.' })
export class DecidePlanApprovalInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => Boolean, { description: 'True freezes a baseline, false gives the plan back.' })
  approve!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Explanation, at most 2000 characters; required when giving it back.',
  })
  note?: string | null;
}
