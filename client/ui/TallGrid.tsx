import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { classNames } from '../lib/classNames';
import { useHotkeys } from '../lib/hotkeys';
import styles from './TallGrid.module.css';

interface TallGridProps<Row> {
  label: string;
  columns: readonly { title: string; width: string }[];
  /** As far as they are loaded; the others show as place holders. */
  rows: readonly Row[];
  rowCount: number;
  /** Called with the last visible row while it is missing. */
  onNeedRows: (lastIndex: number) => void;
  /** One cell per column. */
  renderCells: (row: Row) => readonly ReactNode[];
  /** Space or `x` on the active row, and what that does. */
  toggle?: { label: string; run: (row: Row) => void };
}

const usualHeight = 58;

/** A grid for texts: every row is as high as what it says, and only the visible ones exist. `j k` walk. */
export function TallGrid<Row>(props: TallGridProps<Row>) {
  const { label, columns, rows, rowCount, onNeedRows, renderCells, toggle } = props;
  const { t } = useLingui();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    overscan: 6,
    scrollPaddingStart: 36,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= rows.length) onNeedRows(last);
  }, [last, rows.length, onNeedRows]);
  const at = Math.min(active, rowCount - 1);

  function go(to: number): void {
    const index = Math.max(0, Math.min(rowCount - 1, to));
    setActive(index);
    virtual.scrollToIndex(index, { align: 'auto' });
  }

  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / usualHeight) - 2);
  const run = () => {
    const row = rows[at];
    if (row !== undefined) toggle?.run(row);
  };
  const moves: Record<string, () => void> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + page()),
    PageUp: () => go(at - page()),
    Home: () => go(0),
    End: () => go(rowCount - 1),
    ...(toggle ? { Space: run } : {}),
  };

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const move = moves[event.code];
    if (!move) return;
    event.preventDefault();
    move();
  }

  useHotkeys(t`列表`, [
    { keys: 'KeyJ', label: t`下一行`, run: () => go(at + 1) },
    { keys: 'KeyK', label: t`上一行`, run: () => go(at - 1) },
    ...(toggle ? [{ keys: 'KeyX', label: toggle.label, run }] : []),
  ]);

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-activedescendant={items.some(({ index }) => index === at) ? `${id}-${at}` : undefined}
      tabIndex={0}
      className={styles.grid}
      style={{ '--columns': columns.map(({ width }) => width).join(' ') } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.headings}>
        <div role="row" className={styles.row}>
          {columns.map(({ title }) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.sizer} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return (
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === at}
              className={classNames(styles.row, styles.line, index === at && styles.active)}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => setActive(index)}
            >
              {row === undefined ? (
                <span role="gridcell" className={styles.waiting} aria-label={t`正在加载`} />
              ) : (
                renderCells(row).map((cell, column) => (
                  <div key={column} role="gridcell" className={styles.cell}>
                    {cell}
                  </div>
                ))
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
