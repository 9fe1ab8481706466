import { apiEnum } from '../../platform/graphql/api-enum.js';

export const PolicyCategory = apiEnum(
  'PolicyCategory',
  'Place in the four-level system of management documents (GB/T 22239-2019 8.1.6.2-c).',
  {
    GUIDELINE: 'General policy and strategy (方针).',
    REGULATION: 'Management regulation (制度).',
    PROCEDURE: 'Operating procedure (规程).',
    RECORD_FORM: 'Record or form (记录表单).',
  },
);
export type PolicyCategory = keyof typeof PolicyCategory;

export const PolicyState = apiEnum(
  'PolicyState',
  'How far a version is; of a policy, that of what is published, else of what is being worked on.',
  {
    DRAFT: 'Being written (草稿).',
    IN_APPROVAL: 'Waits for its approvers (审批中).',
    APPROVED: 'Approved by all of them, not published yet (已批准).',
    PUBLISHED: 'Published (已发布).',
    SUPERSEDED: 'Was published; a newer version took its place (已被替代). Versions only.',
    WITHDRAWN: 'Taken out of force, or given up before it was published (已废止).',
  },
);
export type PolicyState = keyof typeof PolicyState;

export const PolicyReviewState = apiEnum(
  'PolicyReviewState',
  'Whether the next review of a published policy is due; computed, never stored (GB/T 22239-2019 8.1.6.4).',
  {
    NONE: 'Nothing is published, or its published version names no cycle.',
    OK: 'More than 60 days away.',
    DUE_SOON: 'Due within 60 days.',
    OVERDUE: 'The day has passed.',
  },
);
export type PolicyReviewState = keyof typeof PolicyReviewState;

export const PolicyKind = apiEnum('PolicyKind', 'Form of a version.', {
  TEXT: 'Written here: lines of plain text; `#`, `##`, `###` begin a heading, `-` and `1.` an item of a list. Nothing in it is ever run or shown as HTML.',
  FILE: 'An uploaded DOCX or PDF.',
});
export type PolicyKind = keyof typeof PolicyKind;

export const PolicyLabel = apiEnum('PolicyLabel', 'Confidentiality of the proof that publishing makes.', {
  PUBLIC: 'Public (公开).',
  INTERNAL: 'Internal (内部).',
});
export type PolicyLabel = keyof typeof PolicyLabel;

export const ApprovalDecision = apiEnum('ApprovalDecision', 'What a named approver decided.', {
  PENDING: 'Nothing yet.',
  APPROVED: 'Approved.',
  RETURNED: 'Returned, with a reason.',
});
export type ApprovalDecision = keyof typeof ApprovalDecision;

export const PolicyOrder = apiEnum('PolicyOrder', 'Order of the list.', {
  CODE: 'By code.',
  UPDATED_DESC: 'Changed last first.',
  NEXT_REVIEW: 'Next review first; those without one last.',
});
export type PolicyOrder = keyof typeof PolicyOrder;

export const RequirementState = apiEnum('RequirementState', 'Whether a required document is there.', {
  PRESENT: 'Published, and its review is not overdue.',
  OVERDUE: 'Published, but the review of every published policy for it is overdue.',
  IN_PREPARATION: 'Being written or approved; nothing is published.',
  MISSING: 'No policy stands for it.',
});
export type RequirementState = keyof typeof RequirementState;
