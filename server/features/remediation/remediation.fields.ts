import { Resolver } from 'type-graphql';
import { say } from '../../platform/graphql/errors.js';
import { byParent, distinct, idsOf, inOrder, paired, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Event, eventsOfObjects } from '../activity/index.js';
import { Assessment, assessmentsByIds, Result, resultsByIds } from '../assessment/index.js';
import { Evidence, evidencesByIds } from '../evidence/index.js';
import { Unit, unitOfEach } from '../organization/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { plansByIds, taskCountsOf } from './plan.queries.js';
import { actionsOf, judgeProblem, mayDecideDelay, mayEdit, mayRequestDelay } from './remediation.access.js';
import { TaskAction } from './remediation.enums.js';
import { DelayRequest, RemediationPlan, RemediationTask, TaskStateCount } from './remediation.types.js';
import { UnitLoad } from './gap-summary.types.js';
import { delaysOfTasks } from './delay.queries.js';
import { linksOfTasks, tasksOfPlans, tasksOfResults } from './task.queries.js';

@Resolver(() => RemediationTask)
export class RemediationTaskFields {
  @Relation(() => RemediationPlan, { nullable: true, description: 'The plan it belongs to.' })
  async plan(tasks: RemediationTask[], _args: object, { reads }: Load): Promise<(RemediationPlan | null)[]> {
    const keys = tasks.map((task) => task.planId);
    return inOrder(keys, await plansByIds(reads, distinct(keys)));
  }

  @Relation(() => Unit, { nullable: true, description: 'The unit that does the work.' })
  unit(tasks: RemediationTask[], _args: object, load: Load) {
    return unitOfEach(tasks, load);
  }

  @Relation(() => Membership, { nullable: true, description: 'The member who does the work.' })
  owner(tasks: RemediationTask[], _args: object, load: Load) {
    return memberOfEach(tasks, load, (task) => task.ownerId);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who submitted it last and therefore may not verify it; null for API tokens.',
  })
  submittedBy(tasks: RemediationTask[], _args: object, load: Load) {
    return memberOfEach(tasks, load, (task) => task.submittedById);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who verified it.' })
  verifiedBy(tasks: RemediationTask[], _args: object, load: Load) {
    return memberOfEach(tasks, load, (task) => task.verifiedById);
  }

  @Relation(() => [Result], {
    description: 'The results whose gaps it closes, as far as the caller may see them.',
  })
  async results(tasks: RemediationTask[], _args: object, { reads, selected }: Load): Promise<Result[][]> {
    const pairs = await linksOfTasks(reads, 'result', idsOf(tasks));
    return paired(
      tasks,
      pairs,
      (pair) => pair.taskId,
      await resultsByIds(reads, distinct(pairs.map((pair) => pair.id)), selected),
    );
  }

  @Relation(() => [Evidence], {
    description: 'Evidence that proves the work, as far as the caller may see it; first attached first.',
  })
  async proofs(tasks: RemediationTask[], _args: object, { reads }: Load): Promise<Evidence[][]> {
    const pairs = await linksOfTasks(reads, 'evidence', idsOf(tasks));
    return paired(
      tasks,
      pairs,
      (pair) => pair.taskId,
      await evidencesByIds(reads, distinct(pairs.map((pair) => pair.id))),
    );
  }

  @Relation(() => [DelayRequest], { description: 'Requests for a later due day, newest first.' })
  async delayRequests(tasks: RemediationTask[], _args: object, { reads }: Load): Promise<DelayRequest[][]> {
    return byParent(tasks, await delaysOfTasks(reads, idsOf(tasks)), (delay) => delay.taskId);
  }

  @Relation(() => [Event], { description: 'What happened to it, newest first; the last 50 events.' })
  async history(tasks: RemediationTask[], _args: object, { reads }: Load): Promise<Event[][]> {
    return byParent(tasks, await eventsOfObjects(reads, idsOf(tasks)), (event) => event.objectId ?? '');
  }

  @Relation(() => Boolean, {
    description: 'True when the caller may change plan, people, priority and cost.',
  })
  viewerCanEdit(tasks: RemediationTask[], _args: object, { actor }: Load): boolean[] {
    return tasks.map((task) => mayEdit(actor, task));
  }

  @Relation(() => [TaskAction], { description: 'Steps that the caller may take now.' })
  viewerActions(tasks: RemediationTask[], _args: object, { actor }: Load): TaskAction[][] {
    return tasks.map((task) => actionsOf(actor, task));
  }

  @Relation(() => Boolean, { description: 'True when the caller may ask for a later due day.' })
  viewerCanRequestDelay(tasks: RemediationTask[], _args: object, { actor }: Load): boolean[] {
    return tasks.map((task) => mayRequestDelay(actor, task));
  }

  @Relation(() => Boolean, { description: 'True when a delay request waits and the caller may decide it.' })
  viewerCanDecideDelay(tasks: RemediationTask[], _args: object, { actor }: Load): boolean[] {
    return tasks.map((task) => mayDecideDelay(actor, task));
  }

  @Relation(() => String, {
    nullable: true,
    description:
      'Why the caller may not verify a submitted task, in his language; null when he may, when it is not submitted, and in the past.',
  })
  verifyBlockedReason(tasks: RemediationTask[], _args: object, { actor, reads }: Load): (string | null)[] {
    return tasks.map((task) => {
      const problem = task.state === 'SUBMITTED' && !reads.moment ? judgeProblem(actor, task) : undefined;
      return problem ? say(problem, actor.locale) : null;
    });
  }
}

@Resolver(() => RemediationPlan)
export class RemediationPlanFields {
  @Relation(() => Assessment, { nullable: true, description: 'The assessment whose gaps it closes.' })
  async assessment(plans: RemediationPlan[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = plans.map((plan) => plan.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => Membership, { nullable: true, description: 'The member who answers for it.' })
  owner(plans: RemediationPlan[], _args: object, load: Load) {
    return memberOfEach(plans, load, (plan) => plan.ownerId);
  }

  @Relation(() => [TaskStateCount], {
    description: 'Its tasks per state, as far as the caller may see them; every state is listed.',
  })
  taskCounts(plans: RemediationPlan[], _args: object, { reads }: Load): Promise<TaskStateCount[][]> {
    return taskCountsOf(reads, plans);
  }

  @Relation(() => [RemediationTask], {
    description: 'Its tasks, as far as the caller may see them; due first.',
  })
  async tasks(plans: RemediationPlan[], _args: object, { reads }: Load): Promise<RemediationTask[][]> {
    return byParent(plans, await tasksOfPlans(reads, idsOf(plans)), (task) => task.planId ?? '');
  }
}

@Resolver(() => DelayRequest)
export class DelayRequestFields {
  @Relation(() => Membership, { nullable: true, description: 'Who asked; null for API tokens.' })
  requestedBy(delays: DelayRequest[], _args: object, load: Load) {
    return memberOfEach(delays, load, (delay) => delay.requestedById);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who decided; null while it waits, and when it lapsed.',
  })
  decidedBy(delays: DelayRequest[], _args: object, load: Load) {
    return memberOfEach(delays, load, (delay) => delay.decidedById);
  }
}

@Resolver(() => UnitLoad)
export class UnitLoadFields {
  @Relation(() => Unit, { nullable: true, description: 'The unit; null for tasks without one.' })
  unit(loads: UnitLoad[], _args: object, load: Load) {
    return unitOfEach(loads, load);
  }
}

@Resolver(() => Result)
export class ResultTasks {
  @Relation(() => [RemediationTask], {
    needs: [],
    description: 'Remediation tasks for this result, as far as the caller may see them; oldest first.',
  })
  async tasks(results: Result[], _args: object, { reads, selected }: Load): Promise<RemediationTask[][]> {
    const tasks = await tasksOfResults(reads, idsOf(results), selected);
    return byParent(results, tasks, (task) => task.resultId);
  }
}
