import { useLingui } from '@lingui/react/macro';
import type { EditionChange } from '../../../gql/graphql';

/** Names of what became of a node in another edition. */
export function useEditionNames() {
  const { t } = useLingui();
  const names: Record<EditionChange, string> = {
    SAME: t({ message: '未变', context: 'edition' }),
    MOVED: t({ message: '移动', context: 'edition' }),
    RENUMBERED: t({ message: '改号', context: 'edition' }),
    REWORDED: t({ message: '改写', context: 'edition' }),
    REPLACED: t({ message: '替换', context: 'edition' }),
    ADDED: t({ message: '新增', context: 'edition' }),
    REMOVED: t({ message: '删除', context: 'edition' }),
  };
  const hints: Record<EditionChange, string> = {
    SAME: t`编号、文字和要求参数都相同`,
    MOVED: t`同一编号同样文字，换了上级或级别`,
    RENUMBERED: t`同样文字，换了编号`,
    REWORDED: t`同一编号，文字或要求参数有变`,
    REPLACED: t`换了编号，文字仍大体相同`,
    ADDED: t`只在新版中`,
    REMOVED: t`只在旧版中`,
  };
  return {
    change: (key: EditionChange) => names[key],
    hint: (key: EditionChange) => hints[key],
  };
}
