import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { AcceptanceResolver, RiskAcceptanceFields, TaskAcceptance } from './acceptance.resolver.js';
import { AcceptanceService } from './acceptance.service.js';
import { ControlTasks } from './control-tasks.fields.js';
import type { AssessmentRoom } from '../assessment/index.js';
import type { CommentRoom } from '../comment/index.js';
import type { EvidenceRoom } from '../evidence/index.js';
import { DelayService } from './delay.service.js';
import { DueResolver, TaskDueFields } from './due.resolver.js';
import { DueService } from './due.service.js';
import { SheetResolver } from './exchange/sheet.resolver.js';
import { sheetRoutes } from './exchange/sheet.routes.js';
import { SheetService } from './exchange/sheet.service.js';
import { GapResolver } from './gap.resolver.js';
import { followTasks, plansMadeFor, tasksMadeFor } from './moved-tasks.js';
import { plansByIds } from './plan.queries.js';
import { PlanApprovalFields, PlanBaselineFields, TaskBaselineFields } from './plan-approval.fields.js';
import { PlanApprovalResolver } from './plan-approval.resolver.js';
import { PlanApprovalService } from './plan-approval.service.js';
import { planInside, PlanService } from './plan.service.js';
import { DelayEntity, PlanEntity, TaskEntity } from './remediation.entity.js';
import {
  DelayRequestFields,
  RemediationPlanFields,
  RemediationTaskFields,
  ResultTasks,
  UnitLoadFields,
} from './remediation.fields.js';
import { PlanFromPathResolver } from './plan-from-path.resolver.js';
import { PlanFromPathService } from './plan-from-path.service.js';
import type { Paths, ProofLinks, ResultRatings } from './remediation.ports.js';
import { RemediationResolver } from './remediation.resolver.js';
import type { RemediationServices } from './remediation.resolver.js';
import { AssessmentTaskComparisons, TaskStandingFields } from './task-comparison.fields.js';
import { TaskReopeningFields, TaskReopenings } from './reopening.fields.js';
import { reopenLost } from './reopening.js';
import { StepService } from './step.service.js';
import { TaskDepthFields, TaskStepFields, TaskStepResolver } from './task-depth.resolver.js';
import { CommentTask, TaskComments, taskSubject } from './task-comments.fields.js';
import { TaskFlowService } from './task-flow.service.js';
import { delaysByIds } from './delay.queries.js';
import { hasUnfinishedTask, taskEstimates, tasksByIds } from './task.queries.js';
import { TaskService } from './task.service.js';

export { TaskPriority, TaskState } from './remediation.enums.js';
export {
  decideProblem as decideDelayProblem,
  judgeProblem as judgeTaskProblem,
  maySee as maySeeTask,
} from './remediation.access.js';
export { gapSummary } from './gap.queries.js';
export { taskCode } from './task.lifecycle.js';
export type { FoundWork } from './plan.service.js';
export type { CreatePlanInput } from './plan.inputs.js';
export { actionOf as gapAction, clausesOf } from './path-tasks.js';
export { joinPlan, makePlan, planOfKey, unfinishedOn } from './plan-making.js';
export type { BusyResult, PlannedTask } from './plan-making.js';
export { baselinesOfPlans, standingsOfPlans } from './baseline.queries.js';
export { delaysOfTasks } from './delay.queries.js';
export { countTasks, listPlans, plansByIds } from './plan.queries.js';
export { RemediationPlan, RemediationTask } from './remediation.types.js';
export { listTasks } from './task.list.js';
export {
  codeOf as taskCodeOf,
  inSight as taskInSight,
  linksOfTasks,
  overdue as taskOverdue,
  sightOf as taskSightOf,
  tasksByIds,
  tasksOfPlans,
  tasksOfResults,
} from './task.queries.js';

/** Remediation: plans, tasks, delays; verification proves and re-rates. */
export interface RemediationRoom extends Room, RemediationServices {
  /** Puts what a room above found into a plan, inside the caller's transaction. */
  readonly planInside: typeof planInside;
}

interface Neighbours {
  readonly evidence: { readonly links: ProofLinks } & Pick<EvidenceRoom, 'onProofChanged'>;
  readonly comment: Pick<CommentRoom, 'defineTaskSubject'>;
  readonly assessment: ResultRatings &
    Paths &
    Pick<
      AssessmentRoom,
      'onProofDay' | 'defineHasTask' | 'defineTaskEstimates' | 'defineFollowTasks' | 'defineMoveDependant'
    >;
}

export function createRemediationRoom(
  { database }: Pick<Deps, 'database'>,
  { evidence, comment, assessment }: Neighbours,
): RemediationRoom {
  const services: RemediationServices = {
    plans: new PlanService(database),
    tasks: new TaskService(database),
    flow: new TaskFlowService(database, evidence.links, assessment),
    delays: new DelayService(database),
  };
  // After the scores: what holds results and scores locks tasks last.
  evidence.onProofChanged(async (tx, change) => {
    if (!change.onlyGained) await reopenLost(tx, change);
  });
  assessment.onProofDay((tx, assessmentIds) => reopenLost(tx, { assessmentIds }));
  comment.defineTaskSubject(taskSubject);
  assessment.defineHasTask(hasUnfinishedTask);
  assessment.defineTaskEstimates(taskEstimates);
  assessment.defineFollowTasks(followTasks);
  assessment.defineMoveDependant('tasks', tasksMadeFor);
  assessment.defineMoveDependant('plans', plansMadeFor);
  return {
    ...services,
    planInside,
    name: 'remediation',
    permission: 'remediation:read',
    resolvers: [
      new RemediationResolver(services),
      new GapResolver(),
      new PlanFromPathResolver(new PlanFromPathService(database, assessment)),
      new PlanApprovalResolver(new PlanApprovalService(database)),
      new PlanApprovalFields(),
      new PlanBaselineFields(),
      new TaskBaselineFields(),
      new TaskStepResolver(new StepService(database)),
      new TaskStepFields(),
      new TaskDepthFields(),
      new AcceptanceResolver(new AcceptanceService(database)),
      new TaskAcceptance(),
      new RiskAcceptanceFields(),
      new DueResolver(new DueService(database)),
      new TaskDueFields(),
      new SheetResolver(new SheetService(database)),
      new TaskReopenings(),
      new TaskReopeningFields(),
      new TaskComments(),
      new CommentTask(),
      new RemediationTaskFields(),
      new RemediationPlanFields(),
      new DelayRequestFields(),
      new UnitLoadFields(),
      new ResultTasks(),
      new ControlTasks(),
      new AssessmentTaskComparisons(),
      new TaskStandingFields(),
    ],
    routes: (http) => sheetRoutes(http, database),
    nodes: [
      {
        typeName: 'RemediationPlan',
        table: 'remediation_plan',
        permission: 'remediation:read',
        read: plansByIds,
      },
      {
        typeName: 'RemediationTask',
        table: 'remediation_task',
        permission: 'remediation:read',
        read: tasksByIds,
      },
      { typeName: 'DelayRequest', table: 'delay_request', permission: 'remediation:read', read: delaysByIds },
    ],
  };
}

export const remediationEntities = [PlanEntity, TaskEntity, DelayEntity];
