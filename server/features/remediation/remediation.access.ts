import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Permission } from '../../platform/access/permissions.js';
import { text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { actionsFrom, workingStates } from './task.lifecycle.js';
import { mayBeRequested } from './plan.lifecycle.js';
import type { PlanState } from './plan.lifecycle.js';
import type { DelayState, TaskAction, TaskState } from './task.lifecycle.js';

/** What the rules need to know of a task. */
export interface TaskFacts {
  readonly state: TaskState;
  readonly unitId: string | null | undefined;
  readonly ownerId: string | null | undefined;
  readonly contributorIds: readonly string[];
  readonly submittedById: string | null | undefined;
  /** A delay request waits for its decision. */
  readonly delayPending: boolean;
  readonly delayRequestedById: string | null | undefined;
  readonly acceptanceState: DelayState | null | undefined;
  readonly acceptanceById: string | null | undefined;
}

const needed: Readonly<Record<TaskAction, Permission>> = {
  START: 'remediation:work',
  SUBMIT: 'remediation:work',
  VERIFY: 'remediation:verify',
  RETURN: 'remediation:verify',
  REOPEN: 'remediation:verify',
};

/** Contributors and service engineers see the tasks of their unit and those they work on; everybody else sees all. */
export function maySee(
  actor: Actor,
  task: Pick<TaskFacts, 'unitId' | 'ownerId' | 'contributorIds'>,
): boolean {
  if (!actor.ownWorkOnly) return true;
  if (task.unitId && actor.unitIds.includes(task.unitId)) return true;
  if (!actor.membershipId) return false;
  return task.ownerId === actor.membershipId || task.contributorIds.includes(actor.membershipId);
}

/** Why the actor may not judge a submitted task; undefined when he may. */
export function judgeProblem(actor: Actor, task: TaskFacts): Text | undefined {
  if (!may(actor, 'remediation:verify') || !maySee(actor, task)) {
    return text('您没有验证整改任务的权限。', 'You may not verify remediation tasks.');
  }
  // A token or a job is nobody's second pair of eyes.
  if (!actor.membershipId)
    return text('验证须由人员完成，程序不能代替。', 'Verifying is a person’s act: a program cannot do it.');
  if (task.submittedById === actor.membershipId) {
    return text('该任务由您提交，须由他人验证。', 'You submitted this task: somebody else has to verify it.');
  }
  return undefined;
}

/** Transitions that the actor may carry out now. */
export function actionsOf(actor: Actor, task: TaskFacts): TaskAction[] {
  return actionsFrom(task.state).filter((action) => mayAct(actor, task, action));
}

/** True when the actor may carry out the transition, whatever the state. */
export function mayAct(actor: Actor, task: TaskFacts, action: TaskAction): boolean {
  if (action === 'VERIFY' || action === 'RETURN') return judgeProblem(actor, task) === undefined;
  return may(actor, needed[action]) && maySee(actor, task);
}

/** Plans, priorities, people and money; never of a verified task, whose record is closed. */
export function mayEdit(actor: Actor, task: TaskFacts): boolean {
  return may(actor, 'remediation:plan') && maySee(actor, task) && task.state !== 'VERIFIED';
}

/** Writing down and ticking the steps of a task is part of the work; a verified one is closed. */
export const mayKeepSteps = (actor: Actor, task: TaskFacts): boolean =>
  may(actor, 'remediation:work') && maySee(actor, task) && task.state !== 'VERIFIED';

/** While the work is to be done and no request is waiting. */
export function mayRequestDelay(actor: Actor, task: TaskFacts): boolean {
  return (
    may(actor, 'remediation:work') &&
    maySee(actor, task) &&
    workingStates.includes(task.state) &&
    !task.delayPending
  );
}

/** Why the actor may not decide the waiting delay request; undefined when he may. */
export function decideProblem(actor: Actor, task: TaskFacts): Text | undefined {
  if (!may(actor, 'remediation:decideDelay') || !maySee(actor, task)) {
    return text('您没有审批延期的权限。', 'You may not decide delay requests.');
  }
  if (!actor.membershipId)
    return text(
      '延期须由人员审批，程序不能代替。',
      'Deciding a delay is a person’s act: a program cannot do it.',
    );
  if (task.delayRequestedById === actor.membershipId) {
    return text(
      '该延期由您申请，须由他人审批。',
      'You asked for this delay: somebody else has to decide it.',
    );
  }
  return undefined;
}

export const mayDecideDelay = (actor: Actor, task: TaskFacts): boolean =>
  task.delayPending && decideProblem(actor, task) === undefined;

/** What the rules need to know of a plan. */
export interface PlanFacts {
  readonly state: PlanState;
  readonly requestedById: string | null | undefined;
}

/** Its name, period and what it comes from; tasks and their days have rules of their own. */
export const mayEditPlan = (actor: Actor): boolean => may(actor, 'remediation:plan');

/** Only a person asks: whoever approves has to know who may not. */
export const mayRequestApproval = (actor: Actor, { state }: Pick<PlanFacts, 'state'>): boolean =>
  may(actor, 'remediation:plan') && Boolean(actor.membershipId) && mayBeRequested.includes(state);

/** Why the actor may not decide on the approval of a plan; undefined when he may. */
export function approvalProblem(actor: Actor, plan: PlanFacts): Text | undefined {
  // Who sees only his own work does not see what he would approve.
  if (!may(actor, 'remediation:approvePlan') || actor.ownWorkOnly)
    return text('您没有批准整改计划的权限。', 'You may not approve remediation plans.');
  if (!actor.membershipId)
    return text('计划须由人员批准，程序不能代替。', 'Approving is a person’s act: a program cannot do it.');
  if (plan.requestedById === actor.membershipId)
    return text(
      '该计划由您提请批准，须由他人批准。',
      'You asked for approval: somebody else has to decide it.',
    );
  return undefined;
}

export const mayDecideApproval = (actor: Actor, plan: PlanFacts): boolean =>
  plan.state === 'REQUESTED' && approvalProblem(actor, plan) === undefined;

/** Only a person asks, while the work is to be done and no request waits. */
export const mayRequestAcceptance = (actor: Actor, task: TaskFacts): boolean =>
  may(actor, 'remediation:work') &&
  Boolean(actor.membershipId) &&
  maySee(actor, task) &&
  workingStates.includes(task.state) &&
  task.acceptanceState !== 'REQUESTED';

/** Why the actor may not decide whether the risk of a task is accepted; undefined when he may. */
export function acceptanceProblem(actor: Actor, task: TaskFacts): Text | undefined {
  if (!may(actor, 'remediation:acceptRisk') || !maySee(actor, task))
    return text('您没有审批风险接受的权限。', 'You may not decide whether risks are accepted.');
  if (!actor.membershipId)
    return text(
      '风险须由人员接受，程序不能代替。',
      'Accepting a risk is a person’s act: a program cannot do it.',
    );
  if (task.acceptanceById === actor.membershipId)
    return text(
      '该风险接受由您申请，须由他人审批。',
      'You asked for it: somebody else has to accept the risk.',
    );
  return undefined;
}

export const mayDecideAcceptance = (actor: Actor, task: TaskFacts): boolean =>
  task.acceptanceState === 'REQUESTED' && acceptanceProblem(actor, task) === undefined;
