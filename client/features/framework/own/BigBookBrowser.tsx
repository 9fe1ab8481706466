import { useLingui } from '@lingui/react/macro';
import { useView } from '../../../lib/useView';
import { Part } from '../../../ui/ErrorBoundary';
import { Splitter } from '../../../ui/Splitter';
import { EmptyState } from '../../../ui/States';
import { ControlDetail } from '../ControlDetail';
import { useChildTree } from './childTree';
import { ChildTreeList } from './ChildTreeList';

/** A rule book that is too large to be loaded as a whole: its tree opens node by node. */
export function BigBookBrowser({ code }: { code: string }) {
  const { t } = useLingui();
  const view = useView();
  const tree = useChildTree(code);
  const activeId = view.get('control');
  return (
    <Splitter
      storageKey="framework"
      panes={[
        {
          id: 'tree',
          label: t`条款`,
          width: 560,
          minWidth: 300,
          maxWidth: 860,
          content: (
            <ChildTreeList
              tree={tree}
              activeId={activeId}
              onActiveChange={(id) => view.set({ control: id })}
              empty={<EmptyState icon="book" title={t`这部标准没有条款`} />}
            />
          ),
        },
        {
          id: 'detail',
          label: t`条款详情`,
          minWidth: 320,
          content: activeId ? (
            <Part resetKey={activeId}>
              <ControlDetail id={activeId} />
            </Part>
          ) : (
            <EmptyState icon="book" title={t`从左边选一条`}>
              {t`这部标准较大，逐级展开查看；也可以在标准列表中搜索。`}
            </EmptyState>
          ),
        },
      ]}
    />
  );
}
