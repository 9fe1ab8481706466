import { useLingui } from '@lingui/react/macro';
import { useMemo, useState, type ReactNode } from 'react';
import { useView } from '../../../lib/useView';
import { EmptyState } from '../../../ui/States';
import { Button } from '../../../ui/Button';
import { expandableIds, type TreeNode } from '../../../ui/treeModel';
import { TreeList } from '../../../ui/TreeList';
import { useWorkbench } from './context';
import { viewNames, type Row } from './lines';
import { useProofDrop } from './useProofDrop';
import styles from './Workbench.module.css';

interface LinePaneProps {
  nodes: readonly TreeNode<Row>[];
  filters: ReactNode;
  renderRow: (row: Row) => ReactNode;
  activeId: string | null;
  onActivate: (controlId: string) => void;
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
}

/** The left pane: filters over the tree of results. Proofs and files may be dropped on a line or on the selection. */
export function LinePane(props: LinePaneProps) {
  const { nodes, activeId, onActivate, selection, onSelectionChange } = props;
  const { t } = useLingui();
  const view = useView();
  const { lines } = useWorkbench();
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
  const drop = useProofDrop(under);

  return (
    <div className={styles.linePane}>
      {props.filters}
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
        renderNode={props.renderRow}
        {...drop}
        empty={
          <EmptyState
            compact
            title={t`没有符合条件的条款`}
            actions={<Button size="small" onClick={() => view.clear(viewNames)}>{t`清除筛选`}</Button>}
          />
        }
      />
    </div>
  );
}
