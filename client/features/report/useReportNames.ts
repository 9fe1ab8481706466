import { useLingui } from '@lingui/react/macro';
import type { ReportKind, ReportStanding, ReportState } from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

export const reportStates: readonly ReportState[] = ['QUEUED', 'RENDERING', 'READY', 'FAILED'];
/** What a document is about, hence what must be chosen to ask for it. */
type ReportSubject =
  | 'assessment'
  | 'roadmap'
  | 'month'
  | 'policy'
  | 'inspection'
  | 'library'
  | 'events'
  | 'system'
  | 'plan'
  | 'meeting'
  | 'nothing';

export const reportSubjects: Record<ReportKind, ReportSubject> = {
  GAP_ANALYSIS: 'assessment',
  POLICY: 'policy',
  POLICY_LIST: 'nothing',
  BRIEFING: 'month',
  ROADMAP: 'roadmap',
  INSPECTION_PLAN: 'inspection',
  INSPECTION_REPLY: 'inspection',
  SELF_ASSESSMENT: 'assessment',
  RATING_PROOF: 'assessment',
  APPLICABILITY: 'assessment',
  EVIDENCE_REGISTER: 'library',
  AUDIT_EXTRACT: 'events',
  GRADING_REPORT: 'system',
  FILING_FORM: 'system',
  RECTIFICATION_PLAN: 'plan',
  RECTIFICATION_REPORT: 'plan',
  MINUTES: 'meeting',
};

export const everyReportKind = Object.keys(reportSubjects) as ReportKind[];

/** What can be asked for in the list of reports; the others are asked for where their subject is. */
export const reportKinds = everyReportKind.filter(
  (kind) => !['policy', 'inspection'].includes(reportSubjects[kind]),
);

export const reportTones: Record<ReportState, Tone> = {
  QUEUED: 'neutral',
  RENDERING: 'info',
  READY: 'positive',
  FAILED: 'negative',
};

export const reportStandings: readonly ReportStanding[] = ['SUBMITTED', 'ISSUED', 'WITHDRAWN'];

export const standingTones: Record<ReportStanding, Tone> = {
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  ISSUED: 'positive',
  WITHDRAWN: 'caution',
};

/** Names of the fixed words of reports in the reader's language. */
export function useReportNames() {
  const { t } = useLingui();
  const states: Record<ReportState, string> = {
    QUEUED: t`排队中`,
    RENDERING: t`生成中`,
    READY: t`已完成`,
    FAILED: t`失败`,
  };
  const kinds: Record<ReportKind, string> = {
    GAP_ANALYSIS: t`差距分析报告`,
    POLICY: t`制度文件`,
    POLICY_LIST: t`制度清单`,
    BRIEFING: t`管理简报`,
    ROADMAP: t`安全规划报告`,
    INSPECTION_PLAN: t`迎检工作方案`,
    INSPECTION_REPLY: t`整改情况复函`,
    SELF_ASSESSMENT: t`等级保护自评估报告`,
    RATING_PROOF: t`实证材料`,
    APPLICABILITY: t`适用性声明`,
    EVIDENCE_REGISTER: t`证据台账`,
    AUDIT_EXTRACT: t`审计记录摘录`,
    GRADING_REPORT: t`定级报告`,
    FILING_FORM: t`备案表`,
    RECTIFICATION_PLAN: t`整改方案`,
    RECTIFICATION_REPORT: t`整改报告`,
    MINUTES: t`会议纪要`,
  };
  const standings: Record<ReportStanding, string> = {
    DRAFT: t`未送审`,
    SUBMITTED: t`待签发`,
    ISSUED: t`已签发`,
    WITHDRAWN: t`已作废`,
  };
  return {
    standing: (key: ReportStanding) => standings[key],
    state: (key: ReportState) => states[key],
    kind: (key: ReportKind) => kinds[key],
  };
}
