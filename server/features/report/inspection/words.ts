import type { InspectionProblemKind } from '../../inspection/index.js';
import type { ReportedFinding } from './data.js';

/** Words of the documents, which are Chinese whatever the language of the screen. */
export const problemWords: Readonly<Record<InspectionProblemKind, string>> = {
  UNRATED: '未自评',
  NO_EXPLANATION: '缺说明',
  MISSING_PROOF: '缺证据',
  EXPIRED: '证据过期',
  RETURNED: '证据被退回',
  AWAITING_REVIEW: '证据待审核',
  TOO_OLD: '证据不在检查期内',
  DAMAGED_OR_QUARANTINED: '证据损坏或被隔离',
};

export const severityWords: Readonly<Record<NonNullable<ReportedFinding['severity']>, string>> = {
  HIGH: '高',
  MEDIUM: '中',
  LOW: '低',
};

export const titles = {
  INSPECTION_PLAN: '迎检工作方案',
  INSPECTION_REPLY: '发现问题整改情况的复函',
} as const;
