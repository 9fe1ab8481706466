import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from '../lib/classNames';
import styles from './MatrixGrid.module.css';

/** A place in the matrix, from 0. */
export interface MatrixPlace {
  row: number;
  column: number;
}

export interface MatrixHead {
  label: string;
  /** Read out, and shown on pointing. */
  title: string;
  /** The first of its group draws a line before it. */
  group: string;
  faint?: boolean;
  /** A row that sums up those below it. */
  strong?: boolean;
  /** Second line of a column that is wide enough. */
  note?: string;
}

interface MatrixGridProps {
  label: string;
  rows: readonly MatrixHead[];
  columns: readonly MatrixHead[];
  /** What stands at a place; nothing for an empty one. */
  cell: (place: MatrixPlace) => { content: ReactNode; label: string; tone: string } | undefined;
  active: MatrixPlace;
  onActiveChange: (place: MatrixPlace) => void;
  /** Enter or double click. */
  onOpen?: (place: MatrixPlace) => void;
  corner?: ReactNode;
  /** Width of the row headings. */
  headWidth?: number;
  /** Wide columns have level headings with a note; narrow ones are squares under upright headings. */
  columnWidth?: number;
}

const size = 28;
const uprightHeight = 92;
const levelHeight = 48;

/** A matrix of any size: only what is in sight exists, both ways; arrows walk, Home and End go to the edges of a row. */
export function MatrixGrid(props: MatrixGridProps) {
  const { label, rows, columns, cell, active, onActiveChange, onOpen, corner, headWidth = 240 } = props;
  const { columnWidth = size } = props;
  const level = columnWidth > size;
  const headHeight = level ? levelHeight : uprightHeight;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 6,
    scrollPaddingStart: headHeight,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => columnWidth,
    overscan: 6,
    scrollPaddingStart: headWidth,
  });
  useEffect(() => {
    down.scrollToIndex(active.row, { align: 'auto' });
    across.scrollToIndex(active.column, { align: 'auto' });
  }, [active, down, across]);

  function go(row: number, column: number): void {
    onActiveChange({
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(columns.length - 1, column)),
    });
  }
  function onKeyDown(event: KeyboardEvent): void {
    const { row, column } = active;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - headHeight) / size) - 1);
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(row + 1, column),
      ArrowUp: () => go(row - 1, column),
      ArrowRight: () => go(row, column + 1),
      ArrowLeft: () => go(row, column - 1),
      PageDown: () => go(row + page, column),
      PageUp: () => go(row - page, column),
      Home: () => go(event.ctrlKey ? 0 : row, 0),
      End: () => go(event.ctrlKey ? rows.length - 1 : row, columns.length - 1),
      Enter: () => onOpen?.(active),
    };
    const move = event.altKey || event.metaKey ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  const style = {
    '--matrix-head': `${headWidth}px`,
    '--matrix-top': `${headHeight}px`,
    '--matrix-cell': `${size}px`,
    '--matrix-column': `${columnWidth}px`,
  } as CSSProperties;
  const shown = across.getVirtualItems();
  // What has been scrolled away from does not exist, and nothing may point at it.
  const inSight =
    shown.some(({ index }) => index === active.column) &&
    down.getVirtualItems().some(({ index }) => index === active.row);
  const starts = (heads: readonly MatrixHead[], at: number) =>
    at > 0 && heads[at - 1]?.group !== heads[at]?.group;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={inSight ? `${id}-${active.row}-${active.column}` : undefined}
      tabIndex={0}
      className={styles.matrix}
      style={style}
      onKeyDown={onKeyDown}
    >
      <div
        className={styles.sheet}
        style={{
          width: headWidth + across.getTotalSize(),
          height: headHeight + down.getTotalSize(),
        }}
      >
        <div role="row" aria-rowindex={1} className={styles.heads}>
          <div role="columnheader" aria-colindex={1} className={styles.corner}>
            {corner}
          </div>
          {shown.map(({ index, start }) => {
            const head = columns[index]!;
            return (
              <div
                key={index}
                role="columnheader"
                aria-colindex={index + 2}
                title={head.title}
                className={classNames(
                  styles.columnHead,
                  level && styles.level,
                  starts(columns, index) && styles.groupStart,
                  index === active.column && styles.here,
                  head.faint && styles.faint,
                )}
                style={{ left: headWidth + start }}
              >
                <span aria-hidden>{head.label}</span>
                {head.note && <small aria-hidden>{head.note}</small>}
                <span className="visually-hidden">{head.title}</span>
              </div>
            );
          })}
        </div>
        {down.getVirtualItems().map((line) => {
          const head = rows[line.index]!;
          return (
            <div
              key={line.index}
              role="row"
              aria-rowindex={line.index + 2}
              className={classNames(styles.row, starts(rows, line.index) && styles.groupTop)}
              style={{ transform: `translateY(${headHeight + line.start}px)` }}
            >
              <div
                role="rowheader"
                aria-colindex={1}
                title={head.title}
                className={classNames(
                  styles.rowHead,
                  line.index === active.row && styles.here,
                  head.faint && styles.faint,
                  head.strong && styles.strong,
                )}
              >
                {head.title}
              </div>
              {shown.map(({ index, start }) => {
                const found = cell({ row: line.index, column: index });
                const isActive = line.index === active.row && index === active.column;
                return (
                  // The grid holds the focus and its keys; a cell is only pointed at.
                  <div
                    key={index}
                    id={`${id}-${line.index}-${index}`}
                    role="gridcell"
                    aria-colindex={index + 2}
                    aria-selected={isActive}
                    aria-label={found?.label}
                    className={classNames(
                      styles.cell,
                      found && styles[found.tone],
                      isActive && styles.active,
                      starts(columns, index) && styles.groupStart,
                    )}
                    style={{ left: headWidth + start }}
                    onClick={() => onActiveChange({ row: line.index, column: index })}
                    onDoubleClick={() => onOpen?.({ row: line.index, column: index })}
                  >
                    {found?.content}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
