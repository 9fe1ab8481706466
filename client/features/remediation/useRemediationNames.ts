import { useLingui } from '@lingui/react/macro';
import type {
  DelayState,
  RiskLevel,
  TaskAction,
  TaskPriority,
  TaskReopeningCause,
  TaskState,
} from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

/** In the order of the board. */
export const taskStates: readonly TaskState[] = ['OPEN', 'IN_PROGRESS', 'SUBMITTED', 'VERIFIED', 'RETURNED'];
export const priorities: readonly TaskPriority[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

/** From the lowest. */
export const riskLevels: readonly RiskLevel[] = ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'];

export const taskTones: Record<TaskState, Tone> = {
  OPEN: 'neutral',
  IN_PROGRESS: 'info',
  SUBMITTED: 'caution',
  VERIFIED: 'positive',
  RETURNED: 'negative',
};

export const priorityTones: Record<TaskPriority, Tone> = {
  CRITICAL: 'negative',
  HIGH: 'caution',
  MEDIUM: 'info',
  LOW: 'neutral',
};

export const delayTones: Record<DelayState, Tone> = {
  REQUESTED: 'caution',
  APPROVED: 'positive',
  REJECTED: 'negative',
};

/** Names of the fixed words of remediation in the reader's language. */
export function useRemediationNames() {
  const { t } = useLingui();
  const states: Record<TaskState, string> = {
    OPEN: t`待开始`,
    IN_PROGRESS: t`进行中`,
    SUBMITTED: t`待验证`,
    VERIFIED: t`已验证`,
    RETURNED: t`被退回`,
  };
  const priorityNames: Record<TaskPriority, string> = {
    CRITICAL: t({ message: '紧急', context: 'priority' }),
    HIGH: t({ message: '高', context: 'priority' }),
    MEDIUM: t({ message: '中', context: 'priority' }),
    LOW: t({ message: '低', context: 'priority' }),
  };
  const risks: Record<RiskLevel, string> = {
    VERY_LOW: t({ message: '很低', context: 'risk' }),
    LOW: t({ message: '低', context: 'risk' }),
    MEDIUM: t({ message: '中', context: 'risk' }),
    HIGH: t({ message: '高', context: 'risk' }),
    VERY_HIGH: t({ message: '很高', context: 'risk' }),
  };
  const causes: Record<TaskReopeningCause, string> = {
    PROOF_EXPIRED: t`整改证据已过期`,
    PROOF_DELETED: t`整改证据已删除`,
    PROOF_RETURNED: t`整改证据被退回`,
    PROOF_UNLINKED: t`整改证据已取消关联`,
  };
  const actions: Record<TaskAction, string> = {
    START: t`开始整改`,
    SUBMIT: t`提交验证`,
    VERIFY: t`验证通过`,
    RETURN: t`退回`,
    REOPEN: t`重新打开`,
  };
  const delays: Record<DelayState, string> = {
    REQUESTED: t`待审批`,
    APPROVED: t`已批准`,
    REJECTED: t`未批准`,
  };
  const events: Record<string, string> = {
    'task.created': t`建立任务`,
    'task.changed': t`修改任务`,
    'task.started': t`开始整改`,
    'task.submitted': t`提交验证`,
    'task.verified': t`验证通过`,
    'task.returned': t`退回`,
    'task.reopened': t`重新打开`,
    'task.stepsChanged': t`修改步骤`,
    'task.stepDone': t`完成步骤`,
    'task.stepReopened': t`重开步骤`,
    'task.acceptanceRequested': t`申请风险接受`,
    'task.acceptanceApproved': t`接受风险`,
    'task.acceptanceRejected': t`不接受风险`,
    'task.dueMoved': t`调整期限`,
    'task.delayRequested': t`申请延期`,
    'task.delayApproved': t`批准延期`,
    'task.delayRejected': t`不批准延期`,
  };
  return {
    state: (key: TaskState) => states[key],
    priority: (key: TaskPriority) => priorityNames[key],
    /** Why a verified task is open again by itself. */
    cause: (key: TaskReopeningCause) => causes[key],
    risk: (key: RiskLevel) => risks[key],
    action: (key: TaskAction) => actions[key],
    delay: (key: DelayState) => delays[key],
    /** What happened, from the action of an event; an unknown one stays readable. */
    event: (action: string) => events[action] ?? action,
  };
}
