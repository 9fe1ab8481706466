import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A step of a task as it should be.' })
export class TaskStepInput {
  @Field(() => ID, {
    nullable: true,
    description: 'A step that is there already; it stays ticked. None is a new one.',
  })
  id?: string | null;

  @Field(() => String, { description: 'What is to be done, at most 200 characters.' })
  title!: string;
}

@InputType({ description: 'All steps of a task in their order; those not named go away.' })
export class SetTaskStepsInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => [TaskStepInput], { description: 'The steps, at most 50.' })
  steps!: TaskStepInput[];
}

@InputType({ description: 'Ticks a step of a task, or opens it again.' })
export class TickTaskStepInput {
  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => ID, { description: 'The step.' })
  stepId!: string;

  @Field(() => Boolean, { description: 'True when it is done.' })
  done!: boolean;
}
