import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { RemediationPlan, RemediationTask } from '../remediation/index.js';
import { Roadmap } from './planning.types.js';

/** Of tasks that were there already, so many are named. */
export const mostNamed = 100;
export const mostPlanTasks = 1_000;

@InputType({
  description:
    'A remediation plan from packages of a roadmap: one task per gap that is not closed yet. A gap that an unfinished task closes keeps it.',
})
export class PlanFromPackagesInput {
  @Field(() => ID, { description: 'The roadmap, in whatever state.' })
  roadmapId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Packages of it; all of them, or all that the alternative takes, when left out.',
  })
  packageIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'An alternative of it: only packages that it takes, moved by whole years to where it has them done.',
  })
  alternativeId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the plan, at most 100 characters; that of the roadmap when left out.',
  })
  name?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The member who answers for the plan; who answers for the roadmap when left out.',
  })
  ownerId?: string | null;

  @Field(() => String, {
    description: 'Idempotency key, at most 100 characters: a second request with it answers the first plan.',
  })
  clientKey!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A plan that was made from packages.' })
export class PlanFromPackagesPayload {
  @Field(() => RemediationPlan, { description: 'The plan as it is now.' })
  plan!: RemediationPlan;

  @Field(() => Roadmap, { description: 'The roadmap, whose packages count these tasks now.' })
  roadmap!: Roadmap;

  @Field(() => Int, { description: 'Tasks that were made; for a known client key those in the plan now.' })
  createdTasks!: number;

  @Field(() => Int, {
    description: 'Unfinished tasks that close gaps of the packages already; 0 for a known client key.',
  })
  adoptedCount!: number;

  @Extensions({ listSize: mostNamed })
  @Field(() => [RemediationTask], {
    description: `The first ${mostNamed} of these, by number. The packages count them; those in no plan joined this one, the others stayed in theirs.`,
  })
  adoptedTasks!: RemediationTask[];

  @Field(() => Int, { description: 'Gaps that are closed by now: no task for them.' })
  closedGaps!: number;
}
