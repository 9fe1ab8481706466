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

export const RiskLevel = apiEnum('RiskLevel', 'A level of risk, of the five of GB/T 20984-2022.', {
  VERY_LOW: 'Very low (很低).',
  LOW: 'Low (低).',
  MEDIUM: 'Medium (中).',
  HIGH: 'High (高).',
  VERY_HIGH: 'Very high (很高).',
});
export type RiskLevel = keyof typeof RiskLevel;

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

export const PlanState = apiEnum('PlanState', 'Where a remediation plan is in its life.', {
  DRAFT: 'Not approved yet (草稿).',
  REQUESTED: 'Waits for approval by somebody else than who asked (待批准).',
  APPROVED: 'Approved: its last baseline holds (已批准).',
});
export type PlanState = keyof typeof PlanState;

export const PlanSource = apiEnum('PlanSource', 'What a remediation plan comes from.', {
  ASSESSMENT: 'An assessment of our own (自查测评).',
  INSPECTION: 'An inspection by an authority (监督检查).',
  TEST_REPORT: 'The report of a testing body (测评机构报告).',
  GAPS: 'Chosen gaps (选定的差距).',
  ROADMAP: 'Packages of a roadmap (安全规划).',
});
export type PlanSource = keyof typeof PlanSource;

export const RemediationTaskOrder = apiEnum('RemediationTaskOrder', 'Order of a list of tasks.', {
  DUE_ASC: 'Due first.',
  PRIORITY_DESC: 'Most urgent first, then due first.',
  UPDATED_DESC: 'Changed last first.',
  CREATED_DESC: 'Newest number first.',
});
export type RemediationTaskOrder = keyof typeof RemediationTaskOrder;
