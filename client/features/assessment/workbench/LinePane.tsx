import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { getDragIds, hasDragData, hasFiles } from '../../../lib/dragData';
import { useView } from '../../../lib/useView';
import { useViewer } from '../../../lib/viewer';
import { droppedFiles } from '../../../ui/droppedFiles';
import { EmptyState } from '../../../ui/States';
import { Button } from '../../../ui/Button';
import { expandableIds, type TreeNode } from '../../../ui/treeModel';
import { TreeList } from '../../../ui/TreeList';
import { useWorkbench } from './context';
import { LineFilters } from './LineFilters';
import { LineRow } from './LineRow';
import type { Row } from './lines';
import styles from './Workbench.module.css';

interface LinePaneProps {
  nodes: readonly TreeNode<Row>[];
  shown: number;
  activeId: string | null;
  onActivate: (controlId: string) => void;
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
  onSelectAll: () => void;
}

/** The left pane: filters over the tree of results. Proofs and files may be dropped on a line or on the selection. */
export function LinePane(props: LinePaneProps) {
  const { nodes, shown, activeId, onActivate, selection, onSelectionChange } = props;
  const { t } = useLingui();
  const view = useView();
  const viewer = useViewer();
  const { lines, link, start, canLink } = useWorkbench();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const expanded = useMemo(() => {
    const open = new Set(expandableIds(nodes));
    for (const id of closed) open.delete(id);
    return open;
  }, [nodes, closed]);

  /** A drop on one of the selected lines means all of them. */
  const under = (row: Row) => {
    if (row.kind !== 'line') return row.lines;
    return selection.has(row.id) ? lines.filter((line) => selection.has(line.control.id)) : [row.line];
  };

  return (
    <div className={styles.linePane}>
      <LineFilters lines={lines} asker={viewer} shown={shown} onSelectAll={props.onSelectAll} />
      <TreeList
        label={t`条款`}
        nodes={nodes}
        expanded={expanded}
        onExpandedChange={(next) => setClosed(new Set(expandableIds(nodes).filter((id) => !next.has(id))))}
        activeId={activeId}
        onActiveChange={(id, row) => {
          if (row.kind === 'line') onActivate(id);
        }}
        selection={selection}
        onSelectionChange={onSelectionChange}
        selectable={(row) => row.kind === 'line'}
        stop={(row) => row.kind === 'line'}
        pageKeys
        rowHeight={30}
        renderNode={(row) => <LineRow row={row} />}
        canDrop={(event) => canLink && (hasDragData(event, 'evidence') || hasFiles(event))}
        onDrop={(event, row) => {
          const targets = under(row);
          const ids = getDragIds(event, 'evidence');
          if (ids.length > 0) {
            const title = event.dataTransfer.getData('text/plain');
            void link(
              ids.map((id) => ({ id, title: title || t`1 份证据` })),
              targets,
            );
          } else {
            void droppedFiles(event.dataTransfer).then((files) =>
              start({ kind: 'files', lines: targets, files }),
            );
          }
        }}
        empty={
          <EmptyState
            compact
            title={t`没有符合条件的条款`}
            actions={
              <Button
                size="small"
                onClick={() => view.clear(['q', 'chip', 'verdict', 'category', 'weight'])}
              >{t`清除筛选`}</Button>
            }
          />
        }
      />
    </div>
  );
}
