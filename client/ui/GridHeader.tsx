import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { classNames } from '../lib/classNames';
import type { SortState } from '../lib/useView';
import { Icon } from './Icon';
import { leastWidth, mostWidth, type GridColumn, type ShownColumn } from './gridModel';
import styles from './DataGrid.module.css';

interface GridHeaderProps<Row> {
  shown: readonly ShownColumn<Row>[];
  selectable: boolean;
  selected: 'none' | 'some' | 'all';
  onSelectAll: (on: boolean) => void;
  sort: SortState | null;
  onSortChange: ((sort: SortState | null) => void) | undefined;
  setWidth: (column: GridColumn<Row>, width: number) => void;
}

/** The sticky head: select all, sort, resize (pointer or arrow keys on the separator). */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { shown, selectable, selected, onSelectAll, sort, onSortChange, setWidth } = props;
  const { t } = useLingui();
  const drag = useRef<{ x: number; width: number } | null>(null);
  return (
    <div role="row" aria-rowindex={1} className={styles.header}>
      {selectable && (
        <div role="columnheader" className={styles.tick} aria-label={t`选择`}>
          <input
            type="checkbox"
            aria-label={t`全选已加载的行`}
            checked={selected === 'all'}
            ref={(node) => {
              if (node) node.indeterminate = selected === 'some';
            }}
            onChange={(event) => onSelectAll(event.target.checked)}
          />
        </div>
      )}
      {shown.map(({ column, width }) => {
        const active = column.sortId !== undefined && sort?.id === column.sortId ? sort : null;
        const sortable = column.sortId !== undefined && onSortChange !== undefined;
        const { sortId } = column;
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={active ? (active.descending ? 'descending' : 'ascending') : undefined}
            className={classNames(styles.headCell, column.align && styles[column.align])}
          >
            {sortable && sortId !== undefined ? (
              <button
                type="button"
                className={styles.sort}
                onClick={() =>
                  onSortChange?.(active?.descending ? null : { id: sortId, descending: active !== null })
                }
              >
                <span className={styles.clip}>{column.header}</span>
                {active && <Icon name={active.descending ? 'arrowDown' : 'arrowUp'} size={12} />}
              </button>
            ) : (
              <span className={styles.clip}>{column.header}</span>
            )}
            <span
              role="separator"
              aria-orientation="vertical"
              aria-label={t`调整列宽：${column.header}`}
              aria-valuenow={Math.round(width)}
              aria-valuemin={column.minWidth ?? leastWidth}
              aria-valuemax={mostWidth}
              tabIndex={-1}
              className={styles.resize}
              onPointerDown={(event) => {
                event.preventDefault();
                event.currentTarget.setPointerCapture(event.pointerId);
                drag.current = { x: event.clientX, width };
              }}
              onPointerMove={({ clientX }) => {
                if (drag.current) setWidth(column, drag.current.width + clientX - drag.current.x);
              }}
              onLostPointerCapture={() => {
                drag.current = null;
              }}
              onDoubleClick={() => setWidth(column, column.width)}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
                if (!step) return;
                event.preventDefault();
                event.stopPropagation();
                setWidth(column, width + step);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
