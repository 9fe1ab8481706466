import { useLingui } from '@lingui/react/macro';
import type { Tone } from '../../../ui/tone';

/** Names of what only frameworks of the organization have. */
export function useOwnBookNames() {
  const { t } = useLingui();
  const states: Record<string, string> = {
    DRAFT: t({ message: '草稿', context: 'framework' }),
    PUBLISHED: t({ message: '已发布', context: 'framework' }),
    RETIRED: t({ message: '已停用', context: 'framework' }),
  };
  const exports: Record<string, string> = {
    xlsx: t`Excel 工作簿（.xlsx）`,
    yaml: t`本系统格式（.yaml）`,
    ciso: t`CISO Assistant 库（.yaml）`,
    oscal: t`OSCAL 目录（.json）`,
  };
  const formats: Record<string, string> = {
    XLSX: t`Excel 工作簿`,
    CSV: t`CSV 表格`,
    YAML: t`本系统格式（YAML）`,
    CISO_LIBRARY: t`CISO Assistant 库`,
    OSCAL_CATALOG: t`OSCAL 目录`,
  };
  const frequencies: Record<string, string> = {
    ONCE: t`一次`,
    YEARLY: t`每年`,
    PERIODIC: t`定期`,
    CONTINUOUS: t`持续`,
    ON_EVENT: t`事件触发`,
  };
  const pick = (names: Record<string, string>) => (key: string) => names[key] ?? key;
  return {
    state: pick(states),
    exported: pick(exports),
    format: pick(formats),
    frequencies,
  };
}

export const stateTones: Record<string, Tone> = {
  DRAFT: 'caution',
  PUBLISHED: 'positive',
  RETIRED: 'neutral',
};
