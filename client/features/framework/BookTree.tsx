import { useLingui } from '@lingui/react/macro';
import { useMemo, useState, type ReactNode } from 'react';
import { useView } from '../../lib/useView';
import { Part } from '../../ui/ErrorBoundary';
import { Splitter } from '../../ui/Splitter';
import { EmptyState } from '../../ui/States';
import { expandableIds, type TreeNode } from '../../ui/treeModel';
import { TreeList } from '../../ui/TreeList';
import { ControlDetail } from './ControlDetail';
import { countLeaves, firstLeaf } from './controlTree';

interface BookTreeProps<Control> {
  /** What passes the filters, as a tree. */
  nodes: readonly TreeNode<Control>[];
  isLeaf: (control: Control) => boolean;
  /** One line; `count` leaves stand under it. */
  renderLine: (control: Control, count: number) => ReactNode;
}

/** A rule book as a tree with the chosen node beside it; the address says which one. */
export function BookTree<Control extends { id: string; parentId: string | null }>(
  props: BookTreeProps<Control>,
) {
  const { nodes, isLeaf, renderLine } = props;
  const { t } = useLingui();
  const view = useView();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const counts = useMemo(() => countLeaves(nodes, isLeaf), [nodes, isLeaf]);
  const expanded = useMemo(() => {
    const open = new Set(expandableIds(nodes));
    for (const id of closed) open.delete(id);
    return open;
  }, [nodes, closed]);
  const active = view.get('control') ?? firstLeaf(nodes, isLeaf);

  return (
    <Splitter
      storageKey="framework"
      panes={[
        {
          id: 'tree',
          label: t`条款`,
          width: 540,
          minWidth: 300,
          maxWidth: 860,
          content: (
            <TreeList
              label={t`条款`}
              nodes={nodes}
              expanded={expanded}
              onExpandedChange={(next) =>
                setClosed(new Set(expandableIds(nodes).filter((id) => !next.has(id))))
              }
              activeId={active}
              onActiveChange={(id) => view.set({ control: id })}
              stop={isLeaf}
              pageKeys
              renderNode={(control) => renderLine(control, counts.get(control.id) ?? 0)}
              empty={
                <EmptyState icon="search" title={t`没有符合条件的条款`}>
                  {t`换一个词，或清除筛选。`}
                </EmptyState>
              }
            />
          ),
        },
        {
          id: 'detail',
          label: t`条款详情`,
          minWidth: 320,
          content: active ? (
            <Part resetKey={active}>
              <ControlDetail id={active} />
            </Part>
          ) : (
            <EmptyState icon="book" title={t`从左边选一条`} />
          ),
        },
      ]}
    />
  );
}
