import { apiEnum } from '../../platform/graphql/api-enum.js';

export const TaskState = apiEnum('TaskState', 'Where a remediation task is in its life.', {
  OPEN: 'Nobody has begun (未开始).',
  IN_PROGRESS: 'Being worked on (整改中).',
  SUBMITTED: 'Done in the eyes of who did it; waits for another person to verify (待验证).',
  VERIFIED: 'Verified by another person; the results were rated again (已验证).',
  RETURNED: 'Not accepted; to be done again (退回重做).',
});
export type TaskState = keyof typeof TaskState;

export const TaskPriority = apiEnum('TaskPriority', 'How urgent a remediation task is.', {
  CRITICAL: 'At once: it vetoes the conclusion (紧急).',
  HIGH: 'High (高).',
  MEDIUM: 'Medium (中).',
  LOW: 'Low (低).',
});
export type TaskPriority = keyof typeof TaskPriority;

export const TaskAction = apiEnum('TaskAction', 'A step in the life of a remediation task.', {
  START: 'Take it up, or take it up again after it was returned.',
  SUBMIT: 'Hand it in with a note and at least one proof.',
  VERIFY: 'Accept it; never by the person who submitted it.',
  RETURN: 'Give it back with a reason; never by the person who submitted it.',
  REOPEN: 'Open a verified task again, with a reason.',
});
export type TaskAction = keyof typeof TaskAction;

export const DelayState = apiEnum('DelayState', 'What became of a request for a later due day.', {
  REQUESTED: 'Waits for a decision (待审批).',
  APPROVED: 'Approved: the due day has moved (已批准).',
  REJECTED: 'Rejected, or lapsed because the task was verified first (已驳回).',
});
export type DelayState = keyof typeof DelayState;

export const RemediationTaskOrder = apiEnum('RemediationTaskOrder', 'Order of a list of tasks.', {
  DUE_ASC: 'Due first.',
  PRIORITY_DESC: 'Most urgent first, then due first.',
  UPDATED_DESC: 'Changed last first.',
  CREATED_DESC: 'Newest number first.',
});
export type RemediationTaskOrder = keyof typeof RemediationTaskOrder;
