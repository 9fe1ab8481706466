import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../ui/tone';

/** Fixed words of the rule books beside MLPS in the reader's language. */
export function useRuleBookNames() {
  const { t } = useLingui();
  const categories: Record<string, string> = {
    BASIC: t`基本项`,
    ELECTIVE: t`选择项`,
    UNKNOWN: t`未知`,
    NO_ROW: t`无要求`,
  };
  const uses: Record<string, string> = { RATIO: t`按比例`, APPLIED: t`有应用即为 1` };
  const qualities: Record<string, string> = {
    CONSISTENCY: t`一致性`,
    COMPLETENESS: t`完整性`,
    INTEGRATION: t`整合性`,
    TIMELINESS: t`及时性`,
  };
  const strengths: Record<string, string> = { SHALL: t`应`, SHOULD: t`宜`, MAY: t`可` };
  const frequencies: Record<string, string> = {
    ONCE: t`一次`,
    YEARLY: t`每年`,
    PERIODIC: t`定期`,
    CONTINUOUS: t`持续`,
    ON_EVENT: t`事件触发`,
  };
  const pick = (names: Record<string, string>) => (key: string) => names[key] ?? key;
  return {
    category: pick(categories),
    use: pick(uses),
    quality: pick(qualities),
    strength: pick(strengths),
    frequency: pick(frequencies),
    listRule: (kind: string, minimum: number | null | undefined) => {
      if (kind === 'ALL') return t`所列各项须全部实现`;
      return kind === 'ANY' ? t`所列各项至少实现一项` : t`所列各项至少实现 ${minimum ?? 1} 项`;
    },
  };
}

/** The colour of a category; the word always stands beside it. */
export const categoryTones: Record<string, Tone> = {
  BASIC: 'negative',
  ELECTIVE: 'info',
  UNKNOWN: 'caution',
  NO_ROW: 'neutral',
};
