import { apiEnum } from '../../platform/graphql/api-enum.js';

export const EvidenceRequestState = apiEnum(
  'EvidenceRequestState',
  'Where a request for evidence is in its life. Overdue is no state: see EvidenceRequest.overdue.',
  {
    OPEN: 'Nothing has been handed in yet (待提交).',
    ANSWERED: 'Handed in; the proofs wait for review (待审核).',
    RETURNED: 'Given back with a reason; to be handed in again (已退回).',
    DONE: 'The proofs were accepted (已完成).',
    CANCELLED: 'No longer needed; of a series, the period is waived (已取消).',
  },
);
export type EvidenceRequestState = keyof typeof EvidenceRequestState;

export const RequestFrequency = apiEnum(
  'RequestFrequency',
  'How often a proof is needed; periods are those of the calendar.',
  {
    MONTHLY: 'Twelve a year (每月).',
    QUARTERLY: 'Four a year, from January, April, July and October (每季度).',
    HALF_YEARLY: 'Two a year, from January and July (每半年).',
    YEARLY: 'One a year, from January (每年).',
  },
);
export type RequestFrequency = keyof typeof RequestFrequency;

export const RequestPeriodStatus = apiEnum(
  'RequestPeriodStatus',
  'What is there for one period of a series; computed from dates and from the state of its request.',
  {
    PROVEN: 'Its proof was accepted (已有证据).',
    UNDER_REVIEW: 'Its proof was handed in and waits for review (待审核).',
    OPEN: 'Nothing accepted yet, and its due day has not passed (征集中).',
    MISSING: 'Its due day has passed without a proof handed in (缺失).',
    WAIVED: 'Its request was cancelled (免交).',
    UPCOMING: 'The next one; it has not begun (未开始).',
  },
);
export type RequestPeriodStatus = keyof typeof RequestPeriodStatus;
