import { registerEnumType } from 'type-graphql';

export const TaskState = {
  OPEN: 'OPEN',
  IN_PROGRESS: 'IN_PROGRESS',
  SUBMITTED: 'SUBMITTED',
  VERIFIED: 'VERIFIED',
  RETURNED: 'RETURNED',
} as const;
export type TaskState = keyof typeof TaskState;
registerEnumType(TaskState, {
  name: 'TaskState',
  description: 'Where a remediation task is in its life.',
  valuesConfig: {
    OPEN: { description: 'Nobody has begun (未开始).' },
    IN_PROGRESS: { description: 'Being worked on (整改中).' },
    SUBMITTED: {
      description: 'Done in the eyes of who did it; waits for another person to verify (待验证).',
    },
    VERIFIED: { description: 'Verified by another person; the results were rated again (已验证).' },
    RETURNED: { description: 'Not accepted; to be done again (退回重做).' },
  },
});

export const TaskPriority = { CRITICAL: 'CRITICAL', HIGH: 'HIGH', MEDIUM: 'MEDIUM', LOW: 'LOW' } as const;
export type TaskPriority = keyof typeof TaskPriority;
registerEnumType(TaskPriority, {
  name: 'TaskPriority',
  description: 'How urgent a remediation task is.',
  valuesConfig: {
    CRITICAL: { description: 'At once: it vetoes the conclusion (紧急).' },
    HIGH: { description: 'High (高).' },
    MEDIUM: { description: 'Medium (中).' },
    LOW: { description: 'Low (低).' },
  },
});

export const TaskAction = {
  START: 'START',
  SUBMIT: 'SUBMIT',
  VERIFY: 'VERIFY',
  RETURN: 'RETURN',
  REOPEN: 'REOPEN',
} as const;
export type TaskAction = keyof typeof TaskAction;
registerEnumType(TaskAction, {
  name: 'TaskAction',
  description: 'A step in the life of a remediation task.',
  valuesConfig: {
    START: { description: 'Take it up, or take it up again after it was returned.' },
    SUBMIT: { description: 'Hand it in with a note and at least one proof.' },
    VERIFY: { description: 'Accept it; never by the person who submitted it.' },
    RETURN: { description: 'Give it back with a reason; never by the person who submitted it.' },
    REOPEN: { description: 'Open a verified task again, with a reason.' },
  },
});

export const DelayState = { REQUESTED: 'REQUESTED', APPROVED: 'APPROVED', REJECTED: 'REJECTED' } as const;
export type DelayState = keyof typeof DelayState;
registerEnumType(DelayState, {
  name: 'DelayState',
  description: 'What became of a request for a later due day.',
  valuesConfig: {
    REQUESTED: { description: 'Waits for a decision (待审批).' },
    APPROVED: { description: 'Approved: the due day has moved (已批准).' },
    REJECTED: { description: 'Rejected, or lapsed because the task was verified first (已驳回).' },
  },
});

export const RemediationTaskOrder = {
  DUE_ASC: 'DUE_ASC',
  PRIORITY_DESC: 'PRIORITY_DESC',
  UPDATED_DESC: 'UPDATED_DESC',
  CREATED_DESC: 'CREATED_DESC',
} as const;
export type RemediationTaskOrder = keyof typeof RemediationTaskOrder;
registerEnumType(RemediationTaskOrder, {
  name: 'RemediationTaskOrder',
  description: 'Order of a list of tasks.',
  valuesConfig: {
    DUE_ASC: { description: 'Due first.' },
    PRIORITY_DESC: { description: 'Most urgent first, then due first.' },
    UPDATED_DESC: { description: 'Changed last first.' },
    CREATED_DESC: { description: 'Newest number first.' },
  },
});
