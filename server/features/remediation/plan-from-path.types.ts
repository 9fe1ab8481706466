import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { ScoreBasis } from '../assessment/index.js';
import { RemediationPlan } from './remediation.types.js';

@InputType({
  description:
    'A plan that follows the path of an assessment to a target: one task per step, those of one graded item together. Results that have an unfinished task keep it.',
})
export class PlanFromPathInput {
  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string;

  @Field(() => ScoreBasis, {
    nullable: true,
    description: 'Which outcome is to reach the target; PROVEN when left out.',
  })
  basis?: ScoreBasis | null;

  @Field(() => String, { nullable: true, description: 'As in Assessment.path.' })
  targetLevel?: string | null;

  @Field(() => Float, { nullable: true, description: 'As in Assessment.path.' })
  targetScore?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the plan, at most 100 characters; made from assessment and target when left out.',
  })
  name?: string | null;

  @Field(() => Day, { description: 'First day; due days follow the effort from here on.' })
  startsOn!: string;

  @Field(() => Day, { description: 'Last day; not before the first.' })
  endsOn!: string;

  @Field(() => ID, { nullable: true, description: 'The member who answers for the plan.' })
  ownerId?: string | null;

  @Field(() => String, {
    description: 'Idempotency key, at most 100 characters: a second request with it answers the first plan.',
  })
  clientKey!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A plan that was made from a path.' })
export class PlanFromPathPayload {
  @Field(() => RemediationPlan, { description: 'The plan as it is now.' })
  plan!: RemediationPlan;

  @Field(() => Int, { description: 'Tasks that the plan got when it was made.' })
  createdTasks!: number;

  @Field(() => Int, {
    description:
      'Steps left out, because an unfinished task closes their gap already; 0 for a known client key.',
  })
  alreadyTasked!: number;
}
