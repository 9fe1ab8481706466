import { useLingui } from '@lingui/react/macro';
import type { NoticeKind } from '../../gql/graphql';

/** What each kind of notice says, and in short for choices. */
export function useNoticeNames(): Readonly<Record<NoticeKind, string>> {
  const { t } = useLingui();
  return {
    TASK_ASSIGNED: t`整改任务分配给您`,
    TASK_SUBMITTED: t`整改任务待您验证`,
    TASK_RETURNED: t`整改任务被退回`,
    TASK_VERIFIED: t`整改任务已验证`,
    TASK_DUE_SOON: t`整改任务即将到期`,
    TASK_OVERDUE: t`整改任务已逾期`,
    TASK_ESCALATED: t`整改任务逾期三天未完成`,
    DELAY_REQUESTED: t`延期申请待您审批`,
    DELAY_DECIDED: t`延期申请已有结论`,
    EVIDENCE_SUBMITTED: t`证据待您审核`,
    EVIDENCE_RETURNED: t`证据被退回`,
    EVIDENCE_ACCEPTED: t`证据已被采纳`,
    EVIDENCE_EXPIRING: t`证据即将过期`,
    EVIDENCE_EXPIRED: t`证据已经过期`,
    REQUEST_ASKED: t`请您或您的科室提交证据`,
    REQUEST_DUE_SOON: t`证据征集即将到期`,
    REQUEST_OVERDUE: t`证据征集已逾期`,
    REQUEST_ESCALATED: t`证据征集逾期三天未提交`,
    REQUEST_RETURNED: t`提交的征集被退回`,
    INSPECTION_ASSIGNED: t`检查项分派给您或您的科室`,
    INSPECTION_DUE_SOON: t`检查项即将到期`,
    INSPECTION_OVERDUE: t`检查项已逾期`,
    INSPECTION_ESCALATED: t`检查项逾期三天未就绪`,
    INSPECTION_VISIT_NEAR: t`迎检临近，仍有检查项未就绪`,
    MENTIONED: t`有人在评论中提到您`,
    POLICY_TO_APPROVE: t`制度待您审批`,
    POLICY_TO_READ: t`制度待您阅读确认`,
    INTEGRITY_FOUND: t`完整性核验发现异常`,
  };
}

/** Kinds by what they are about, in the order of the filters. */
export const groups = {
  tasks: [
    'TASK_ASSIGNED',
    'TASK_SUBMITTED',
    'TASK_RETURNED',
    'TASK_VERIFIED',
    'TASK_DUE_SOON',
    'TASK_OVERDUE',
    'TASK_ESCALATED',
    'DELAY_REQUESTED',
    'DELAY_DECIDED',
  ],
  evidence: [
    'EVIDENCE_SUBMITTED',
    'EVIDENCE_RETURNED',
    'EVIDENCE_ACCEPTED',
    'EVIDENCE_EXPIRING',
    'EVIDENCE_EXPIRED',
  ],
  requests: ['REQUEST_ASKED', 'REQUEST_DUE_SOON', 'REQUEST_OVERDUE', 'REQUEST_ESCALATED', 'REQUEST_RETURNED'],
  inspections: [
    'INSPECTION_ASSIGNED',
    'INSPECTION_DUE_SOON',
    'INSPECTION_OVERDUE',
    'INSPECTION_ESCALATED',
    'INSPECTION_VISIT_NEAR',
  ],
  others: ['MENTIONED', 'POLICY_TO_APPROVE', 'POLICY_TO_READ', 'INTEGRITY_FOUND'],
} as const satisfies Readonly<Record<string, readonly NoticeKind[]>>;

export type Group = keyof typeof groups;

export function useGroupNames(): Readonly<Record<Group, string>> {
  const { t } = useLingui();
  return { tasks: t`整改`, evidence: t`证据`, requests: t`征集`, inspections: t`迎检`, others: t`其他` };
}
