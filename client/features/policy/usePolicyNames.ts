import { useLingui } from '@lingui/react/macro';
import type {
  ApprovalDecision,
  PolicyCategory,
  PolicyReviewState,
  PolicyState,
  RequirementState,
} from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

export const policyCategories: readonly PolicyCategory[] = [
  'GUIDELINE',
  'REGULATION',
  'PROCEDURE',
  'RECORD_FORM',
];
/** States of a policy; only versions are ever superseded. */
export const policyStates: readonly PolicyState[] = [
  'DRAFT',
  'IN_APPROVAL',
  'APPROVED',
  'PUBLISHED',
  'WITHDRAWN',
];
export const requirementStates: readonly RequirementState[] = [
  'MISSING',
  'OVERDUE',
  'IN_PREPARATION',
  'PRESENT',
];

export const stateTones: Record<PolicyState, Tone> = {
  DRAFT: 'neutral',
  IN_APPROVAL: 'info',
  APPROVED: 'accent',
  PUBLISHED: 'positive',
  SUPERSEDED: 'neutral',
  WITHDRAWN: 'neutral',
};
export const reviewTones: Record<PolicyReviewState, Tone> = {
  NONE: 'neutral',
  OK: 'positive',
  DUE_SOON: 'caution',
  OVERDUE: 'negative',
};
export const requirementTones: Record<RequirementState, Tone> = {
  PRESENT: 'positive',
  OVERDUE: 'caution',
  IN_PREPARATION: 'info',
  MISSING: 'negative',
};
export const decisionTones: Record<ApprovalDecision, Tone> = {
  PENDING: 'neutral',
  APPROVED: 'positive',
  RETURNED: 'negative',
};

/** Names of the fixed words of policies in the reader's language. */
export function usePolicyNames() {
  const { t } = useLingui();
  const categories: Record<PolicyCategory, string> = {
    GUIDELINE: t({ message: '方针', context: 'policy' }),
    REGULATION: t({ message: '制度', context: 'policy category' }),
    PROCEDURE: t({ message: '规程', context: 'policy' }),
    RECORD_FORM: t({ message: '记录表单', context: 'policy' }),
  };
  const states: Record<PolicyState, string> = {
    DRAFT: t({ message: '草稿', context: 'policy' }),
    IN_APPROVAL: t({ message: '审批中', context: 'policy' }),
    APPROVED: t({ message: '已批准', context: 'policy' }),
    PUBLISHED: t({ message: '已发布', context: 'policy' }),
    SUPERSEDED: t({ message: '已被替代', context: 'policy' }),
    WITHDRAWN: t({ message: '已废止', context: 'policy' }),
  };
  const reviews: Record<PolicyReviewState, string> = {
    NONE: t({ message: '未设定', context: 'review' }),
    OK: t({ message: '未到期', context: 'review' }),
    DUE_SOON: t({ message: '临近评审', context: 'review' }),
    OVERDUE: t({ message: '评审逾期', context: 'review' }),
  };
  const requirements: Record<RequirementState, string> = {
    PRESENT: t({ message: '已有', context: 'requirement' }),
    OVERDUE: t({ message: '评审逾期', context: 'requirement' }),
    IN_PREPARATION: t({ message: '编制中', context: 'requirement' }),
    MISSING: t({ message: '缺失', context: 'requirement' }),
  };
  const decisions: Record<ApprovalDecision, string> = {
    PENDING: t({ message: '未表态', context: 'approval' }),
    APPROVED: t({ message: '同意', context: 'approval' }),
    RETURNED: t({ message: '退回', context: 'approval' }),
  };
  return {
    category: (key: PolicyCategory) => categories[key],
    state: (key: PolicyState) => states[key],
    review: (key: PolicyReviewState) => reviews[key],
    requirement: (key: RequirementState) => requirements[key],
    decision: (key: ApprovalDecision) => decisions[key],
  };
}
