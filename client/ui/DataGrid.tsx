import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type ReactNode,
} from 'react';
import { classNames } from '../lib/classNames';
import { setDragData } from '../lib/dragData';
import { useScrollMemory } from '../lib/scrollMemory';
import type { SortState } from '../lib/useView';
import { GridHeader } from './GridHeader';
import { useGridColumns, type GridColumn } from './gridModel';
import { GridRow } from './GridRow';
import { useGridPointer } from './gridPointer';
import styles from './DataGrid.module.css';

export type { GridColumn } from './gridModel';

export interface DataGridProps<Row> {
  /** Name of the table for screen readers. */
  label: string;
  /** Keep it the same object between renders (module constant or useMemo), or every row renders again. */
  columns: readonly GridColumn<Row>[];
  /** Rows as far as they are loaded; holes show as place holders. */
  rows: readonly (Row | undefined)[];
  /** Number of rows there are in all; the scroll bar shows it. Without it: `rows.length`. */
  rowCount?: number;
  rowId: (row: Row) => string;
  /** How a row is called when it is selected; its first words. */
  rowLabel?: (row: Row) => string;
  /** Called with the last visible row while some of the visible ones are missing. */
  onNeedRows?: (lastIndex: number) => void;
  sort?: SortState | null;
  onSortChange?: (sort: SortState | null) => void;
  selection?: ReadonlySet<string>;
  onSelectionChange?: (selection: Set<string>) => void;
  /** The row the keys act on; kept inside when not given. */
  activeId?: string | null;
  onActiveChange?: (id: string, row: Row) => void;
  /** Enter or double click. */
  onOpen?: (row: Row) => void;
  /** `j k x Enter` work anywhere on the page, not only inside the grid. */
  pageKeys?: boolean;
  /** Remembers column widths under this name. */
  storageKey?: string;
  /** Makes rows draggable as this kind; a dragged selected row takes the whole selection along. */
  dragKind?: string;
  empty?: ReactNode;
  flush?: boolean;
  /** A line over the whole width under a row, or null. Keep it the same function between renders. */
  below?: (row: Row) => ReactNode;
}

const rowHeight = 36;
/** What `below` adds; the same in the style sheet. */
const lineHeight = 24;

/**
 * The table for everything over a handful of rows: rows of 36 px, with a line below them where there is one, only the visible ones exist, keyboard as in
 * a mail reader. Filtering and sorting belong to the server.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, rows, rowId, selection, storageKey, dragKind, onNeedRows, empty, below } = props;
  const { t } = useLingui();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const count = Math.max(props.rowCount ?? rows.length, rows.length);
  const { shown, visible, template, setWidth, minWidth } = useGridColumns(columns, storageKey);
  const selectable = props.onSelectionChange !== undefined;

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return rowHeight + (row !== undefined && below?.(row) ? lineHeight : 0);
    },
    overscan: 8,
    scrollPaddingStart: 32,
    scrollMargin: 0,
  });
  // Heights are remembered until somebody says that they have changed.
  useLayoutEffect(() => virtual.measure(), [virtual, rows, below]);
  useScrollMemory(scroller, storageKey ?? label, rows.length > 0);

  const { activeIndex, onPoint, onTick, onOpen, onKeyDown } = useGridPointer({
    ...props,
    count,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2),
  });

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const missing = items.some((item) => rows[item.index] === undefined);
  useEffect(() => {
    if (missing && last >= 0) onNeedRows?.(last);
  }, [missing, last, onNeedRows]);

  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const onDragStart = useCallback((index: number, event: { dataTransfer: DataTransfer }) => {
    const { rows: all, rowId: idOf, selection: chosen, dragKind: kind } = latest.current;
    const row = all[index];
    if (row === undefined || !kind) return;
    const own = idOf(row);
    setDragData(event, { kind, ids: chosen?.has(own) ? [...chosen] : [own] });
  }, []);

  const loadedIds = rows.flatMap((row) => (row === undefined ? [] : [rowId(row)]));
  const selectedLoaded = selection ? loadedIds.filter((one) => selection.has(one)).length : 0;
  const style = {
    '--grid-template': `${selectable ? '36px ' : ''}${template}`,
  } as CSSProperties;

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={visible.length + (selectable ? 1 : 0)}
      aria-multiselectable={selectable || undefined}
      aria-activedescendant={activeIndex >= 0 ? `${id}-${activeIndex}` : undefined}
      tabIndex={0}
      className={classNames(styles.grid, props.flush && styles.flush)}
      style={style}
      onKeyDown={onKeyDown}
    >
      <div style={{ minWidth: minWidth + (selectable ? 36 : 0) }}>
        <GridHeader
          shown={shown}
          selectable={selectable}
          selected={selectedLoaded === 0 ? 'none' : selectedLoaded === loadedIds.length ? 'all' : 'some'}
          onSelectAll={(on) => props.onSelectionChange?.(new Set(on ? loadedIds : []))}
          sort={props.sort ?? null}
          onSortChange={props.onSortChange}
          setWidth={setWidth}
        />
        <div
          role={count > 0 ? 'rowgroup' : undefined}
          className={styles.sizer}
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index];
            const key = row === undefined ? `#${item.index}` : rowId(row);
            return (
              <GridRow
                key={key}
                id={key}
                domId={`${id}-${item.index}`}
                index={item.index}
                top={item.start}
                row={row}
                columns={visible}
                below={below}
                selectable={selectable}
                selected={selection?.has(key) ?? false}
                active={item.index === activeIndex}
                selectLabel={
                  row !== undefined && props.rowLabel
                    ? t`选择 ${props.rowLabel(row)}`
                    : t`选择第 ${item.index + 1} 行`
                }
                draggable={dragKind !== undefined}
                onPoint={onPoint}
                onTick={onTick}
                onOpen={onOpen}
                onDragStart={onDragStart}
              />
            );
          })}
        </div>
      </div>
      {count === 0 && (
        <div role="row" className={styles.empty}>
          <div role="gridcell">{empty}</div>
        </div>
      )}
    </div>
  );
}

/** A cell's text that is cut with dots. */
export function CellText({
  children,
  muted = false,
  title = typeof children === 'string' ? children : undefined,
}: {
  children: ReactNode;
  muted?: boolean;
  title?: string;
}) {
  return (
    <span className={classNames(styles.text, muted && styles.muted)} title={title}>
      {children}
    </span>
  );
}
