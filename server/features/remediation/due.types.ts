import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { RemediationTask } from './remediation.types.js';

@InputType({
  description:
    'Another due day for one or many tasks: all or none. It holds at once where the plan is a draft and no approval ever froze the day, and becomes a delay request elsewhere.',
})
export class MoveTaskDueDaysInput {
  @Field(() => [ID], { description: 'The tasks, 1 to 250.' })
  taskIds!: string[];

  @Field(() => Day, { description: 'The due day.' })
  dueOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 2000 characters; required when one of them becomes a delay request.',
  })
  reason?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a change of due days.' })
export class MoveTaskDueDaysPayload {
  @Field(() => [RemediationTask], { description: 'The tasks as they are now.' })
  tasks!: RemediationTask[];

  @Field(() => Int, { description: 'Tasks whose due day has moved.' })
  moved!: number;

  @Field(() => Int, { description: 'Tasks for which a later day was asked for.' })
  requested!: number;
}
