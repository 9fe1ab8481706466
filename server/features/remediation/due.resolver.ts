import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { idsOf, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { freeToMove } from './due.access.js';
import type { DueService } from './due.service.js';
import { MoveTaskDueDaysInput, MoveTaskDueDaysPayload } from './due.types.js';
import { mayEdit } from './remediation.access.js';
import { RemediationTask } from './remediation.types.js';
import { tasksInOrder } from './task.queries.js';

@Resolver()
export class DueResolver {
  constructor(private readonly days: DueService) {}

  @Allow('remediation:plan')
  @Mutation(() => MoveTaskDueDaysPayload, {
    description: 'Gives tasks another due day, or asks for it where the present one is binding.',
  })
  async moveTaskDueDays(
    @Arg('input', () => MoveTaskDueDaysInput, { description: 'Tasks and day.' }) input: MoveTaskDueDaysInput,
    @Ctx() context: RequestContext,
  ): Promise<MoveTaskDueDaysPayload> {
    const { ids, moved, requested } = await this.days.move(context.actor, input);
    return { tasks: await tasksInOrder(context.reads, ids), moved, requested };
  }
}

@Resolver(() => RemediationTask)
export class TaskDueFields {
  @Relation(() => Boolean, {
    description:
      'True when the caller may move the due day without asking: the plan is a draft and no approval ever froze it.',
  })
  async viewerCanMoveDue(
    tasks: RemediationTask[],
    _args: object,
    { reads, actor }: Load,
  ): Promise<boolean[]> {
    const free = await freeToMove(reads, idsOf(tasks));
    return tasks.map((task) => free.has(task.id) && mayEdit(actor, task));
  }
}
