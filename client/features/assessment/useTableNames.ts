import { useLingui } from '@lingui/react/macro';
import type { OfficialTableKind } from '../../gql/graphql';

/** Names of the official tables in the reader's language. */
export function useTableNames(): (kind: OfficialTableKind) => string {
  const { t } = useLingui();
  const names: Record<OfficialTableKind, string> = {
    LEVEL_TABLE: t`级别要求表`,
    CATEGORIES: t`基本项与选择项`,
    PASS_USE: t`达标应用比例`,
    GRADES: t`等级分数线`,
  };
  return (kind) => names[kind];
}
