import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useView } from '../../../lib/useView';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/States';
import { expandableIds } from '../../../ui/treeModel';
import { TreeList } from '../../../ui/TreeList';
import { viewNames, type ChipId, type Line } from '../workbench/lines';
import { LineFilters } from '../workbench/LineFilters';
import { useProofDrop } from '../workbench/useProofDrop';
import { useVerdictChoice } from '../workbench/useChoices';
import type { WorkState } from '../workbench/useWork';
import { allOf } from '../workbench/WorkbenchFrame';
import { useRating } from './context';
import { ItemLine, RoleLine } from './ItemLine';
import { firstToDo, itemTree, type ItemRow } from './model';
import { useLevelChoice } from './useLevelChoice';
import styles from '../workbench/Workbench.module.css';

const chips: readonly ChipId[] = ['below', 'open', 'unproven', 'taskless', 'mine', 'carried', 'beyond'];

const rowHeight = (row: ItemRow) => (row.kind === 'item' ? 46 : 30);

interface ItemTreeProps {
  state: WorkState;
  order: readonly Line[];
  activeId: string | null;
  onActivate: (controlId: string) => void;
}

/** The left pane: filters over roles and items; each item says its level, score, use and data quality. */
export function ItemTree({ state, order, activeId, onActivate }: ItemTreeProps) {
  const { t } = useLingui();
  const view = useView();
  const { items, book } = useRating();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const choices = [useVerdictChoice(), ...useLevelChoice()];
  const nodes = useMemo(() => itemTree(book?.controls ?? [], items), [book, items]);
  const expanded = new Set(expandableIds(nodes).filter((id) => !closed.has(id)));
  const whole = (lines: readonly Line[]) =>
    lines.length > 0 && lines.every((line) => state.selection.has(line.control.id));
  const selected = new Set(items.filter((item) => whole(item.passing)).map((item) => item.id));
  // As with headings elsewhere, a proof that is dropped on an item is for what stands under it.
  const drop = useProofDrop((row: ItemRow) =>
    row.kind === 'item' ? row.item.passing : row.items.flatMap((item) => item.passing),
  );

  /** An item stands for its clauses that pass the filter. */
  const select = (next: ReadonlySet<string>) => {
    const lines = new Set(state.selection);
    for (const item of items) {
      if (next.has(item.id) === selected.has(item.id)) continue;
      for (const { control } of item.passing) {
        if (next.has(item.id)) lines.add(control.id);
        else lines.delete(control.id);
      }
    }
    state.setSelection(lines);
  };

  return (
    <div className={styles.linePane}>
      <LineFilters
        chips={chips}
        choices={choices}
        shown={order.length}
        onSelectAll={() => state.setSelection(allOf(order))}
      />
      <TreeList
        label={t`项目`}
        nodes={nodes}
        expanded={expanded}
        onExpandedChange={(next) => setClosed(new Set(expandableIds(nodes).filter((id) => !next.has(id))))}
        activeId={activeId}
        onActiveChange={(_id, row) => {
          const line = row.kind === 'item' ? firstToDo(row.item.passing) : undefined;
          if (line) onActivate(line.control.id);
        }}
        selection={selected}
        onSelectionChange={select}
        selectable={(row) => row.kind === 'item'}
        stop={(row) => row.kind === 'item'}
        rowHeight={rowHeight}
        renderNode={(row) => (row.kind === 'item' ? <ItemLine item={row.item} /> : <RoleLine {...row} />)}
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
