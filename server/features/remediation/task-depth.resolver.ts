import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { distinct, idsOf, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { memberOfEach, Membership, membershipsByIds } from '../people/index.js';
import { mayKeepSteps } from './remediation.access.js';
import { RemediationTask, TaskPayload, TaskStep } from './remediation.types.js';
import type { StepService } from './step.service.js';
import { SetTaskStepsInput, TickTaskStepInput } from './task-depth.types.js';
import { successorsOf, tasksByIds } from './task.queries.js';

@Resolver()
export class TaskStepResolver {
  constructor(private readonly steps: StepService) {}

  @Allow('remediation:work')
  @Mutation(() => TaskPayload, { description: 'Writes down the steps of a task.' })
  async setTaskSteps(
    @Arg('input', () => SetTaskStepsInput, { description: 'The steps.' }) input: SetTaskStepsInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.steps.set(context.actor, input));
  }

  @Allow('remediation:work')
  @Mutation(() => TaskPayload, { description: 'Ticks a step of a task, or opens it again.' })
  async tickTaskStep(
    @Arg('input', () => TickTaskStepInput, { description: 'The step.' }) input: TickTaskStepInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.steps.tick(context.actor, input));
  }
}

async function payload({ reads }: RequestContext, id: string): Promise<TaskPayload> {
  const [task] = await tasksByIds(reads, [id]);
  if (!task) throw notFound();
  return { task };
}

@Resolver(() => TaskStep)
export class TaskStepFields {
  @Relation(() => Membership, { nullable: true, description: 'Who ticked it; null for API tokens.' })
  doneBy(steps: TaskStep[], _args: object, load: Load) {
    return memberOfEach(steps, load, (step) => step.doneById);
  }
}

@Resolver(() => RemediationTask)
export class TaskDepthFields {
  @Relation(() => [Membership], { description: 'Who works on it besides the owner.' })
  async contributors(
    tasks: RemediationTask[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<Membership[][]> {
    const ids = distinct(tasks.flatMap((task) => task.contributorIds));
    const found = new Map((await membershipsByIds(reads, ids, selected)).map((one) => [one.id, one]));
    return tasks.map((task) => task.contributorIds.flatMap((id) => found.get(id) ?? []));
  }

  @Relation(() => [RemediationTask], {
    description: 'Tasks to be finished first, as far as the caller may see them.',
  })
  async predecessors(tasks: RemediationTask[], _args: object, { reads }: Load): Promise<RemediationTask[][]> {
    const ids = distinct(tasks.flatMap((task) => task.predecessorIds));
    const found = new Map((await tasksByIds(reads, ids)).map((one) => [one.id, one]));
    return tasks.map((task) => task.predecessorIds.flatMap((id) => found.get(id) ?? []));
  }

  @Relation(() => [RemediationTask], {
    needs: [],
    description: 'Tasks that wait for it, as far as the caller may see them; due first.',
  })
  async successors(tasks: RemediationTask[], _args: object, { reads }: Load): Promise<RemediationTask[][]> {
    const found = await successorsOf(reads, idsOf(tasks));
    return tasks.map((task) => found.filter((one) => one.predecessorIds.includes(task.id)));
  }

  @Relation(() => Boolean, { description: 'True when the caller may write down and tick its steps.' })
  viewerCanKeepSteps(tasks: RemediationTask[], _args: object, { actor }: Load): boolean[] {
    return tasks.map((task) => mayKeepSteps(actor, task));
  }
}
