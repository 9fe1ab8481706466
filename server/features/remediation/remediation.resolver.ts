import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { asOfOption } from '../../platform/graphql/as-of.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { AsOf } from '../../platform/graphql/scalars.js';
import { isId } from '../../platform/ids.js';
import type { DelayService } from './delay.service.js';
import { listPlans, plansByIds } from './plan.queries.js';
import type { PlanService } from './plan.service.js';
import { ChangePlanInput, CreatePlanInput, RemediationPlanFilter } from './plan.inputs.js';
import { CreateTasksInput, RemediationTasksArgs, UpdateTasksInput } from './remediation.inputs.js';
import {
  DecideDelayInput,
  RequestDelayInput,
  ReturnTaskInput,
  SubmitTaskInput,
  VerifyTaskInput,
} from './flow.inputs.js';
import { listing } from './remediation.rules.js';
import {
  RemediationPlan,
  RemediationPlanConnection,
  RemediationPlanPayload,
  RemediationTask,
  RemediationTaskConnection,
  TaskPayload,
  TasksPayload,
} from './remediation.types.js';
import type { TaskFlowService } from './task-flow.service.js';
import { keysOf, listTasks } from './task.list.js';
import { tasksByIds, tasksInOrder } from './task.queries.js';
import type { TaskService } from './task.service.js';

export interface RemediationServices {
  readonly plans: PlanService;
  readonly tasks: TaskService;
  readonly flow: TaskFlowService;
  readonly delays: DelayService;
}

@Resolver()
export class RemediationResolver {
  constructor(private readonly services: RemediationServices) {}

  @Allow('remediation:read')
  @Query(() => RemediationPlanConnection, {
    description: 'Remediation plans, newest first, as far as the caller may see them.',
  })
  remediationPlans(
    @Arg('filter', () => RemediationPlanFilter, { nullable: true, description: 'Which plans.' })
    filter: RemediationPlanFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<RemediationPlan>> {
    return listPlans(context.readsAt(asOf), filter ?? {}, readPage(first, after, 2));
  }

  @Allow('remediation:read')
  @Query(() => RemediationPlan, {
    nullable: true,
    description: 'One plan; null when it is unknown or not visible to the caller.',
  })
  async remediationPlan(
    @Arg('id', () => ID, { description: 'The plan.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RemediationPlan | null> {
    return isId(id) ? ((await plansByIds(context.reads, [id]))[0] ?? null) : null;
  }

  @Allow('remediation:read')
  @Query(() => RemediationTaskConnection, {
    description: 'Remediation tasks as far as the caller may see them.',
  })
  remediationTasks(
    @Args(() => RemediationTasksArgs) args: RemediationTasksArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<RemediationTask>> {
    const { search, unitId, ownerId, planId, assessmentId } = args.filter ?? {};
    const checked = check(listing, { search: search ?? '', unitId, ownerId, planId, assessmentId });
    return listTasks(
      context.readsAt(args.asOf),
      { ...args.filter, ...checked },
      args.orderBy,
      readPage(args.first, args.after, keysOf(args.orderBy)),
    );
  }

  @Allow('remediation:read')
  @Query(() => RemediationTask, {
    nullable: true,
    description: 'One task; null when it is unknown or not visible to the caller.',
  })
  async remediationTask(
    @Arg('id', () => ID, { description: 'The task.' }) id: string,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<RemediationTask | null> {
    const reads = context.readsAt(asOf);
    return isId(id) ? ((await tasksByIds(reads, [id]))[0] ?? null) : null;
  }

  @Allow('remediation:plan')
  @Mutation(() => RemediationPlanPayload, { description: 'Adds a remediation plan.' })
  async createRemediationPlan(
    @Arg('input', () => CreatePlanInput, { description: 'The new plan.' }) input: CreatePlanInput,
    @Ctx() context: RequestContext,
  ): Promise<RemediationPlanPayload> {
    const [plan] = await plansByIds(context.reads, [
      await this.services.plans.createPlan(context.actor, input),
    ]);
    if (!plan) throw notFound();
    return { plan };
  }

  @Allow('remediation:plan')
  @Mutation(() => RemediationPlanPayload, {
    description: 'Changes what a plan says. Its baselines and the days of its tasks stay as they are.',
  })
  async changeRemediationPlan(
    @Arg('input', () => ChangePlanInput, { description: 'The changes.' }) input: ChangePlanInput,
    @Ctx() context: RequestContext,
  ): Promise<RemediationPlanPayload> {
    const [plan] = await plansByIds(context.reads, [
      await this.services.plans.changePlan(context.actor, input),
    ]);
    if (!plan) throw notFound();
    return { plan };
  }

  @Allow('remediation:plan')
  @Mutation(() => TasksPayload, { description: 'Makes tasks from gaps: all or none.' })
  async createRemediationTasks(
    @Arg('input', () => CreateTasksInput, { description: 'The new tasks.' }) input: CreateTasksInput,
    @Ctx() context: RequestContext,
  ): Promise<TasksPayload> {
    return tasksPayload(context, await this.services.tasks.createTasks(context.actor, input));
  }

  @Allow('remediation:plan')
  @Mutation(() => TasksPayload, { description: 'Changes tasks: all or none.' })
  async updateRemediationTasks(
    @Arg('input', () => UpdateTasksInput, { description: 'The changes.' }) input: UpdateTasksInput,
    @Ctx() context: RequestContext,
  ): Promise<TasksPayload> {
    return tasksPayload(context, await this.services.tasks.updateTasks(context.actor, input));
  }

  @Allow('remediation:work')
  @Mutation(() => TaskPayload, { description: 'Takes a task up.' })
  async startRemediationTask(
    @Arg('id', () => ID, { description: 'The task.' }) id: string,
    @Arg('version', () => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
    version: number,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.services.flow.start(context.actor, requireId(id), version));
  }

  @Allow('remediation:work')
  @Mutation(() => TaskPayload, { description: 'Hands a task in for verification.' })
  async submitRemediationTask(
    @Arg('input', () => SubmitTaskInput, { description: 'Note and proof.' }) input: SubmitTaskInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.services.flow.submit(context.actor, input));
  }

  @Allow('remediation:verify')
  @Mutation(() => TaskPayload, {
    description:
      'Accepts a submitted task and rates its results again. FORBIDDEN for the person who submitted it.',
  })
  async verifyRemediationTask(
    @Arg('input', () => VerifyTaskInput, { description: 'New verdicts and proof.' }) input: VerifyTaskInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.services.flow.verify(context.actor, input));
  }

  @Allow('remediation:verify')
  @Mutation(() => TaskPayload, {
    description: 'Gives a submitted task back. FORBIDDEN for the person who submitted it.',
  })
  async returnRemediationTask(
    @Arg('input', () => ReturnTaskInput, { description: 'Why.' }) input: ReturnTaskInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.services.flow.return(context.actor, input));
  }

  @Allow('remediation:verify')
  @Mutation(() => TaskPayload, { description: 'Opens a verified task again; verdicts stay as they are.' })
  async reopenRemediationTask(
    @Arg('id', () => ID, { description: 'The task.' }) id: string,
    @Arg('version', () => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
    version: number,
    @Arg('reason', () => String, { description: 'Why, at most 2000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.services.flow.reopen(context.actor, requireId(id), version, reason));
  }

  @Allow('remediation:work')
  @Mutation(() => TaskPayload, { description: 'Asks for a later due day of a task.' })
  async requestDelay(
    @Arg('input', () => RequestDelayInput, { description: 'The wished day and why.' })
    input: RequestDelayInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.services.delays.request(context.actor, input));
  }

  @Allow('remediation:decideDelay')
  @Mutation(() => TaskPayload, {
    description: 'Approves or rejects a delay request. FORBIDDEN for the person who asked.',
  })
  async decideDelay(
    @Arg('input', () => DecideDelayInput, { description: 'The decision.' }) input: DecideDelayInput,
    @Ctx() context: RequestContext,
  ): Promise<TaskPayload> {
    return payload(context, await this.services.delays.decide(context.actor, input));
  }
}

/** A malformed id is treated exactly like one that does not exist. */
function requireId(id: string): string {
  if (!isId(id)) throw notFound();
  return id;
}

async function payload(context: RequestContext, id: string): Promise<TaskPayload> {
  const { tasks } = await tasksPayload(context, [id]);
  return { task: tasks[0]! };
}

async function tasksPayload(context: RequestContext, ids: readonly string[]): Promise<TasksPayload> {
  return { tasks: await tasksInOrder(context.reads, ids) };
}
