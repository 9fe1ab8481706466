import { useLingui } from '@lingui/react/macro';
import type { RoadmapState } from '../../gql/graphql';
import { formatMoney, formatNumber } from '../../lib/format';
import type { Tone } from '../../ui/tone';
import { levelName, useAssessmentNames } from '../assessment';
import type { Roadmap, RoadmapCost, RoadmapOutcome, RoadmapPackage, RoadmapScenario } from './documents';

type Assessment = Roadmap['assessments'][number];

const quartersPerYear = 4;

export const roadmapTones: Record<RoadmapState, Tone> = {
  DRAFT: 'neutral',
  PROPOSED: 'caution',
  APPROVED: 'positive',
};

/** How roadmaps speak of years, money and outcomes. */
export function usePlanningNames() {
  const { t } = useLingui();
  const { conclusion } = useAssessmentNames();
  const quarter = (number: number): string => {
    const year = Math.ceil(number / quartersPerYear);
    return t`第 ${year} 年 ${((number - 1) % quartersPerYear) + 1} 季`;
  };
  const range = (low: number | null, likely: number, high: number | null): string => {
    const money = formatMoney(likely);
    if ((low === null || low === likely) && (high === null || high === likely)) return money;
    return t`${money}（${formatMoney(low ?? likely)} – ${formatMoney(high ?? likely)}）`;
  };
  const states: Record<RoadmapState, string> = {
    DRAFT: t`草稿`,
    PROPOSED: t`待批准`,
    APPROVED: t`已批准`,
  };
  return {
    state: (key: RoadmapState): string => states[key],
    year: (year: number): string => (year === 0 ? t`今天` : t`第 ${year} 年末`),
    quarter,
    span: ({ startQuarter, endQuarter }: Pick<RoadmapPackage, 'startQuarter' | 'endQuarter'>): string =>
      startQuarter === endQuarter
        ? quarter(startQuarter)
        : `${quarter(startQuarter)} – ${quarter(endQuarter)}`,
    /** Of one package; what nobody estimated is not zero. */
    cost: ({
      costLow,
      costLikely,
      costHigh,
    }: Pick<RoadmapPackage, 'costLow' | 'costLikely' | 'costHigh'>): string =>
      costLikely === null ? t`没人估过` : range(costLow, costLikely, costHigh),
    /** How far the tasks of a package are; nothing while it has none. */
    tasks: ({ total, verified, late }: RoadmapPackage['tasks']): string =>
      total === 0
        ? '—'
        : late === 0
          ? t`已验证 ${verified}/${total}`
          : t`已验证 ${verified}/${total}，逾期 ${late}`,
    /** Of several. */
    sum: ({ low, likely, high, unknown }: RoadmapCost): string => {
      const known = range(low, likely, high);
      return unknown === 0 ? known : t`${known}，另有 ${unknown} 个没人估过`;
    },
    scenario: ({ alternative }: Pick<RoadmapScenario, 'alternative'>): string =>
      alternative?.name ?? t`全部工作包`,
    value: ({ value }: Pick<RoadmapOutcome, 'value'>): string =>
      value === null ? '—' : formatNumber(value, 1),
    /** Level, grade or conclusion in a word; null where the rule book has none. */
    standing: (outcome: RoadmapOutcome, { framework }: Assessment): string | null => {
      const { scoringKind, levels } = framework;
      if (scoringKind === 'CHECKLIST') return null;
      if (outcome.conclusionKey) return conclusion(outcome.conclusionKey);
      const name = (code: string | null): string => levelName(levels, code) ?? t`未达最低等级`;
      return outcome.decided
        ? name(outcome.level)
        : t`待定：${name(outcome.lowestLevel)} 至 ${name(outcome.highestLevel)}`;
    },
    /** The step above, as its rule book calls it. */
    target: (target: string | null, { framework }: Assessment): string => {
      if (target === null) return t`全部符合`;
      return framework.scoringKind === 'CONFORMITY'
        ? conclusion(target as NonNullable<RoadmapOutcome['conclusionKey']>)
        : (levelName(framework.levels, target) ?? target);
    },
  };
}
