import { apiEnum } from '../../platform/graphql/api-enum.js';

/** Everything that somebody can be told. */
export const NoticeKind = apiEnum('NoticeKind', 'What somebody is told (消息类型).', {
  TASK_ASSIGNED: 'A remediation task is mine now (分配给我的整改任务).',
  TASK_SUBMITTED: 'A task waits for my verification (待我验证).',
  TASK_RETURNED: 'My task was returned or opened again (任务被退回).',
  TASK_VERIFIED: 'My task was verified (任务已验证).',
  TASK_DUE_SOON: 'My task is due within three days (任务即将到期).',
  TASK_OVERDUE: 'My task is overdue (任务已逾期).',
  TASK_ESCALATED: 'A task is overdue by three days; told to managers (任务逾期上报).',
  DELAY_REQUESTED: 'A delay request waits for my decision (延期待我审批).',
  DELAY_DECIDED: 'My delay request was decided (延期已审批).',
  EVIDENCE_SUBMITTED: 'Evidence waits for my review (证据待我审核).',
  EVIDENCE_RETURNED: 'My evidence was returned (证据被退回).',
  EVIDENCE_ACCEPTED: 'My evidence was accepted (证据已采纳).',
  EVIDENCE_EXPIRING: 'My accepted evidence expires within 30 days, and again within 7 (证据即将到期).',
  EVIDENCE_EXPIRED: 'My accepted evidence has expired (证据已过期).',
  REQUEST_ASKED: 'My unit or I are asked for evidence (证据征集).',
  REQUEST_DUE_SOON: 'A request for evidence is due within three days (征集即将到期).',
  REQUEST_OVERDUE: 'A request for evidence is overdue (征集已逾期).',
  REQUEST_ESCALATED: 'A request is overdue by three days; told to managers (征集逾期上报).',
  REQUEST_RETURNED: 'What was handed in for a request came back (征集被退回).',
  INSPECTION_ASSIGNED: 'Items of an inspection are mine or my unit’s now (检查项分派).',
  INSPECTION_DUE_SOON: 'Items of mine that are not ready are due within three days (检查项即将到期).',
  INSPECTION_OVERDUE: 'Items of mine that are not ready are overdue (检查项已逾期).',
  INSPECTION_ESCALATED: 'Items are overdue by three days; told to managers (检查项逾期上报).',
  INSPECTION_VISIT_NEAR:
    'A visit begins within 14 days, and again within 3, while items are not ready; told to managers and to who runs inspections (迎检临近).',
  MENTIONED: 'I am named in a comment (提到我).',
  POLICY_TO_APPROVE: 'A policy waits for my approval (制度待我审批).',
  POLICY_TO_READ: 'A policy waits to be read by me (制度待我阅读).',
  INTEGRITY_FOUND: 'A verification found something wrong with the audit chain or stored files (完整性告警).',
});
export type NoticeKind = keyof typeof NoticeKind;

export const noticeKinds = Object.keys(NoticeKind) as NoticeKind[];
