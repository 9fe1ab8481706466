import { useLingui } from '@lingui/react/macro';
import type { EvidenceRequestState, RequestFrequency, RequestPeriodStatus } from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

export const requestStates: readonly EvidenceRequestState[] = [
  'OPEN',
  'ANSWERED',
  'RETURNED',
  'DONE',
  'CANCELLED',
];
export const frequencies: readonly RequestFrequency[] = ['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY'];

export const requestTones: Readonly<Record<EvidenceRequestState, Tone>> = {
  OPEN: 'neutral',
  ANSWERED: 'info',
  RETURNED: 'negative',
  DONE: 'positive',
  CANCELLED: 'neutral',
};
export const periodTones: Readonly<Record<RequestPeriodStatus, Tone>> = {
  PROVEN: 'positive',
  UNDER_REVIEW: 'info',
  OPEN: 'caution',
  MISSING: 'negative',
  WAIVED: 'neutral',
  UPCOMING: 'neutral',
};

export function useRequestNames() {
  const { t } = useLingui();
  const states: Record<EvidenceRequestState, string> = {
    OPEN: t`待提交`,
    ANSWERED: t`待审核`,
    RETURNED: t`已退回`,
    DONE: t({ message: '已完成', context: 'request' }),
    CANCELLED: t`已取消`,
  };
  const often: Record<RequestFrequency, string> = {
    MONTHLY: t`每月`,
    QUARTERLY: t`每季度`,
    HALF_YEARLY: t`每半年`,
    YEARLY: t`每年`,
  };
  const periods: Record<RequestPeriodStatus, string> = {
    PROVEN: t`已有证据`,
    UNDER_REVIEW: t`待审核`,
    OPEN: t`征集中`,
    MISSING: t({ message: '缺失', context: 'period' }),
    WAIVED: t`免交`,
    UPCOMING: t({ message: '未开始', context: 'period' }),
  };
  return {
    state: (state: EvidenceRequestState) => states[state],
    frequency: (frequency: RequestFrequency) => often[frequency],
    period: (status: RequestPeriodStatus) => periods[status],
  };
}

/** A period as people say it: 2026 年 3 月, 2026 年第 1 季度, 2026 年上半年, 2026 年. */
export function usePeriodName() {
  const { t } = useLingui();
  return (startsOn: string, endsOn: string): string => {
    const year = startsOn.slice(0, 4);
    const first = Number(startsOn.slice(5, 7));
    const months = Number(endsOn.slice(5, 7)) - first + 1;
    if (months === 1) return t`${year} 年 ${first} 月`;
    if (months === 3) return t`${year} 年第 ${(first + 2) / 3} 季度`;
    if (months === 6) return first === 1 ? t`${year} 年上半年` : t`${year} 年下半年`;
    return t`${year} 年`;
  };
}
