import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../ui/tone';

/** Names of the framework's fixed words in the reader's language. */
export function useFrameworkNames() {
  const { t } = useLingui();
  const dimensions: Record<string, string> = {
    S: t`S 业务信息安全`,
    A: t`A 系统服务保证`,
    G: t`G 通用安全保护`,
  };
  const weights: Record<string, string> = {
    KEY: t({ message: '关键', context: 'weight' }),
    IMPORTANT: t({ message: '重要', context: 'weight' }),
    GENERAL: t({ message: '一般', context: 'weight' }),
  };
  const verifications: Record<string, string> = {
    VERIFIED: t`已核实`,
    INFERRED: t`推断`,
    SECONDARY: t`二手`,
    UNVERIFIED: t`未核实`,
    UNKNOWN: t`未知`,
  };
  const verificationHints: Record<string, string> = {
    VERIFIED: t`与公开全文或多处一致的来源核对过`,
    INFERRED: t`由其他已知内容推出，没有直接来源`,
    SECONDARY: t`只见于转录或培训材料，未见官方原件`,
    UNVERIFIED: t`没有找到可核对的来源`,
    UNKNOWN: t`没有公布，或我们没有找到`,
  };
  const technologies: Record<string, string> = {
    CLOUD: t`云计算`,
    MOBILE: t`移动互联`,
    IOT: t`物联网`,
    ICS: t`工业控制`,
    BIG_DATA: t`大数据`,
  };
  const kinds: Record<string, string> = {
    LEVEL: t`等级`,
    REQUIREMENT_SET: t`要求集`,
    CATEGORY: t`安全类`,
    CONTROL_POINT: t({ message: '控制点', context: 'kind' }),
    ITEM: t({ message: '要求项', context: 'kind' }),
    GROUP: t({ message: '分组', context: 'kind' }),
    GRADED_ITEM: t({ message: '评价项目', context: 'kind' }),
    CLAUSE: t({ message: '条款', context: 'kind' }),
    INDICATOR: t({ message: '指标', context: 'kind' }),
    DUTY: t({ message: '法条义务', context: 'kind' }),
  };
  const changes: Record<string, string> = {
    SAME: t`不变`,
    STRENGTHENED: t`加强`,
    ADDED: t`新增要求项`,
    NEW_CONTROL_POINT: t`新增控制点`,
    DROPPED: t`不再要求`,
  };
  const scorings: Record<string, string> = {
    CONFORMITY: t`符合性评分`,
    GRADED_ITEMS: t`分级评价`,
    POINTS: t`计分评价`,
    CHECKLIST: t`清单核对`,
  };
  const pick = (names: Record<string, string>) => (key: string) => names[key] ?? key;
  return {
    dimension: pick(dimensions),
    weight: pick(weights),
    verification: pick(verifications),
    verificationHint: pick(verificationHints),
    technology: pick(technologies),
    kind: pick(kinds),
    change: pick(changes),
    scoring: pick(scorings),
  };
}

/** The colour of a weight; the word always stands beside it. */
export const weightTones: Record<string, Tone> = {
  KEY: 'negative',
  IMPORTANT: 'caution',
  GENERAL: 'neutral',
};
