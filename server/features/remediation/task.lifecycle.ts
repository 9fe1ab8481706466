export const taskStates = ['OPEN', 'IN_PROGRESS', 'SUBMITTED', 'VERIFIED', 'RETURNED'] as const;
export type TaskState = (typeof taskStates)[number];

export const taskActions = ['START', 'SUBMIT', 'VERIFY', 'RETURN', 'REOPEN'] as const;
export type TaskAction = (typeof taskActions)[number];

export const taskPriorities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
export type TaskPriority = (typeof taskPriorities)[number];

/** GB/T 20984-2022 rates risks in five levels; from the lowest. */
export const riskLevels = ['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export const delayStates = ['REQUESTED', 'APPROVED', 'REJECTED'] as const;
export type DelayState = (typeof delayStates)[number];

/** What opens a verified task again without anybody. */
export const reopeningCauses = [
  'PROOF_EXPIRED',
  'PROOF_DELETED',
  'PROOF_RETURNED',
  'PROOF_UNLINKED',
] as const;
export type ReopeningCause = (typeof reopeningCauses)[number];

interface Transition {
  readonly from: readonly TaskState[];
  readonly to: TaskState;
  /** Last part of the event's action, `task.<event>`. */
  readonly event: string;
}

/** The life of a task. A reopened task is open again: somebody has to take it up. */
export const transitions: Readonly<Record<TaskAction, Transition>> = {
  START: { from: ['OPEN', 'RETURNED'], to: 'IN_PROGRESS', event: 'started' },
  SUBMIT: { from: ['IN_PROGRESS'], to: 'SUBMITTED', event: 'submitted' },
  VERIFY: { from: ['SUBMITTED'], to: 'VERIFIED', event: 'verified' },
  RETURN: { from: ['SUBMITTED'], to: 'RETURNED', event: 'returned' },
  REOPEN: { from: ['VERIFIED'], to: 'OPEN', event: 'reopened' },
};

/** Actions that a state admits, whoever acts. */
export const actionsFrom = (state: TaskState): TaskAction[] =>
  taskActions.filter((action) => transitions[action].from.includes(state));

/** States in which the work is still to be done, so that its due day may be argued about. */
export const workingStates: readonly TaskState[] = ['OPEN', 'IN_PROGRESS', 'RETURNED'];

const codeDigits = 4;

/** Code as people say it: ZG (整改) and the number in the organization, at least four digits. */
export const taskCode = (number: number): string => `ZG-${String(number).padStart(codeDigits, '0')}`;
