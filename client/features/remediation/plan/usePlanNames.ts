import { useLingui } from '@lingui/react/macro';
import type { PlanSource, PlanState } from '../../../gql/graphql';
import type { Tone } from '../../../ui/tone';

export const planSources: readonly PlanSource[] = [
  'ASSESSMENT',
  'INSPECTION',
  'TEST_REPORT',
  'GAPS',
  'ROADMAP',
];

export const planTones: Record<PlanState, Tone> = {
  DRAFT: 'neutral',
  REQUESTED: 'caution',
  APPROVED: 'positive',
};

/** Names of the fixed words of plans in the reader's language. */
export function usePlanNames() {
  const { t } = useLingui();
  const states: Record<PlanState, string> = {
    DRAFT: t`草稿`,
    REQUESTED: t`待批准`,
    APPROVED: t`已批准`,
  };
  const sources: Record<PlanSource, string> = {
    ASSESSMENT: t`自查测评`,
    INSPECTION: t`监督检查`,
    TEST_REPORT: t`测评机构报告`,
    GAPS: t`选定的差距`,
    ROADMAP: t`安全规划`,
  };
  return {
    state: (key: PlanState) => states[key],
    source: (key: PlanSource) => sources[key],
    /** Days against the baseline, in words. */
    slippage: (days: number) => (days > 0 ? t`晚 ${days} 天` : days < 0 ? t`早 ${-days} 天` : t`按基线`),
  };
}
