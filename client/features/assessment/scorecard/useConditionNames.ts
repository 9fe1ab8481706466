import { useLingui } from '@lingui/react/macro';
import type { ConditionKind, ConditionStatus } from '../../../gql/graphql';
import type { Tone } from '../../../ui/tone';

export const conditionTones: Record<ConditionStatus, Tone> = {
  MET: 'positive',
  UNMET: 'negative',
  UNDECIDED: 'caution',
};

/** Names of conditions and of whether they hold. */
export function useConditionNames() {
  const { t } = useLingui();
  const kinds: Record<ConditionKind, string> = {
    SCORE: t`总分`,
    BASIC: t`基本项`,
    ELECTIVE: t`选择项`,
    INDICATORS: t({ message: '指标', context: 'condition' }),
  };
  const statuses: Record<ConditionStatus, string> = {
    MET: t`已满足`,
    UNMET: t`未满足`,
    UNDECIDED: t`还不能判定`,
  };
  return {
    condition: (kind: ConditionKind) => kinds[kind],
    status: (status: ConditionStatus) => statuses[status],
  };
}
