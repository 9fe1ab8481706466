import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';
import { classNames } from '../lib/classNames';
import { dayNumber, dayWidths, ganttPeriods, type GanttSpan, type GanttZoom } from './dayScale';
import { GanttEnd, useEndMove } from './GanttEnd';
import styles from './Gantt.module.css';
import type { Tone } from './tone';

export interface GanttRow extends GanttSpan {
  readonly id: string;
  readonly label: string;
  /** All that the bar shows, in words. */
  readonly description: string;
  readonly tone: Tone;
  /** The day from which on the bar is late; nothing when it is not. */
  readonly lateFrom?: string | null;
  /** The last day as once agreed, shown under the bar. */
  readonly baseline?: string | null;
  /** Share of it that is done, 0 to 1, drawn darker from its beginning. */
  readonly done?: number | null;
  /** The last day of the bar when it may be moved; nothing otherwise. */
  readonly movableEnd?: string | null;
  /** Rows that have to end before this one begins. */
  readonly after?: readonly string[];
}

interface GanttProps {
  label: string;
  rows: readonly GanttRow[];
  rowHeading: string;
  /** Name of a month or quarter, from its first month (2026-07). */
  periodName: (month: string) => string;
  zoom: GanttZoom;
  today: string;
  todayLabel: string;
  activeId: string | null;
  onActiveChange: (id: string) => void;
  onOpen: (id: string) => void;
  /** Somebody dropped the end of a bar on another day, or confirmed it by keys. */
  onMoveEnd?: (id: string, day: string) => void;
}

const rowHeight = 34;
const headHeight = 34;
const headWidth = 300;
const barTop = 8;
const barHeight = 13;

/** Bars over time: only rows in sight exist; arrows walk, Enter opens; Alt with an arrow moves the end of a bar, Enter confirms. */
export function Gantt(props: GanttProps) {
  const { rows, zoom, today, activeId, onActiveChange, onOpen } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const width = dayWidths[zoom];
  const ends = useEndMove(width, props.onMoveEnd);
  const { first, last, periods } = useMemo(
    () => ganttPeriods([...spansOf(rows), { from: today, to: today }], zoom),
    [rows, today, zoom],
  );
  const at = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows]);
  const active = Math.max(0, at.get(activeId ?? '') ?? 0);
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
  });
  useEffect(() => {
    if (activeId !== null) down.scrollToIndex(active, { align: 'auto' });
  }, [active, activeId, down]);
  const x = (day: number) => (day - first) * width;
  const now = x(dayNumber(today));
  // What is about today stands in the middle when the chart opens, and when its scale changes.
  useLayoutEffect(() => {
    const node = scroller.current;
    if (node) node.scrollLeft = Math.max(0, now - (node.clientWidth - headWidth) / 2);
  }, [now]);

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const to: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const row = rows[active];
    if (row && ends.onKey(event, row)) {
      event.preventDefault();
      return;
    }
    if (event.altKey || event.metaKey || event.ctrlKey || !row) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(row.id);
      return;
    }
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onActiveChange(rows[Math.max(0, Math.min(rows.length - 1, next))]!.id);
  }

  const shown = down.getVirtualItems();
  const inSight = shown.some(({ index }) => index === active);
  const sheetWidth = (last - first + 1) * width;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={inSight ? `${id}-${active}` : undefined}
      tabIndex={0}
      className={styles.gantt}
      style={{ '--gantt-head': `${headWidth}px`, '--gantt-row': `${rowHeight}px` } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div
        className={styles.sheet}
        style={{ width: headWidth + sheetWidth, height: headHeight + down.getTotalSize() }}
      >
        <div role="row" aria-rowindex={1} className={styles.heads} style={{ height: headHeight }}>
          <div role="columnheader" className={styles.corner}>
            {props.rowHeading}
          </div>
          <div role="columnheader" className={styles.scale}>
            {periods.map((period) => (
              <span
                key={period.start}
                className={styles.period}
                style={{ left: x(period.start), width: period.days * width }}
              >
                {props.periodName(period.month)}
              </span>
            ))}
            <span className={styles.todayName} style={{ left: now }}>
              {props.todayLabel}
            </span>
          </div>
        </div>
        <div className={styles.grid} aria-hidden style={{ left: headWidth, top: headHeight }}>
          {periods.map((period) => (
            <span key={period.start} className={styles.line} style={{ left: x(period.start) }} />
          ))}
          <Arrows rows={rows} shown={shown.map(({ index }) => index)} at={at} x={x} width={sheetWidth} />
          <span className={styles.today} style={{ left: now }} />
        </div>
        {shown.map(({ index, start }) => {
          const row = rows[index]!;
          return (
            <div
              key={row.id}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === active}
              className={classNames(styles.row, index === active && styles.active)}
              style={{ transform: `translateY(${headHeight + start}px)`, width: headWidth + sheetWidth }}
              onClick={() => onActiveChange(row.id)}
              onDoubleClick={() => onOpen(row.id)}
            >
              <div role="rowheader" className={styles.rowHead} title={row.label}>
                {row.label}
              </div>
              <div
                role="gridcell"
                aria-label={row.description}
                title={row.description}
                className={styles.bars}
              >
                <Bars row={row} x={x} />
                {row.movableEnd && (
                  <GanttEnd
                    begin={dayNumber(row.from)}
                    end={dayNumber(row.movableEnd)}
                    moved={ends.moved?.id === row.id ? ends.moved : null}
                    x={x}
                    handle={ends.handleOf(row)}
                  />
                )}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const spansOf = (rows: readonly GanttRow[]): readonly GanttSpan[] =>
  rows.flatMap(({ from, to, baseline }) => [
    { from, to },
    { from, to: baseline ?? to },
  ]);

function Bars({ row, x }: { row: GanttRow; x: (day: number) => number }) {
  const place = (from: string, to: string): CSSProperties => {
    const left = x(dayNumber(from));
    return { left, width: Math.max(4, x(dayNumber(to) + 1) - left) };
  };
  const bar = place(row.from, row.to);
  return (
    <>
      {row.baseline && (
        <span
          className={styles.baseline}
          style={place(row.from < row.baseline ? row.from : row.baseline, row.baseline)}
        />
      )}
      <span className={classNames(styles.bar, styles[row.tone])} style={bar} />
      {row.done ? (
        <span className={styles.done} style={{ ...bar, width: Math.max(2, Number(bar.width) * row.done) }} />
      ) : null}
      {row.lateFrom && <span className={styles.late} style={place(row.lateFrom, row.to)} />}
    </>
  );
}

interface ArrowsProps {
  rows: readonly GanttRow[];
  shown: readonly number[];
  at: ReadonlyMap<string, number>;
  x: (day: number) => number;
  width: number;
}

/** From the end of what comes first to the beginning of what waits for it; those that touch a row in sight. */
function Arrows({ rows, shown, at, x, width }: ArrowsProps) {
  const tip = useId();
  const visible = new Set(shown);
  const middle = (index: number) => index * rowHeight + barTop + barHeight / 2;
  const paths = rows.flatMap((row, to) =>
    (row.after ?? []).flatMap((id) => {
      const from = at.get(id);
      if (from === undefined || !(visible.has(from) || visible.has(to))) return [];
      const begin = x(dayNumber(rows[from]!.to) + 1);
      const end = x(dayNumber(row.from));
      const turn = rowHeight / 2;
      const bend = middle(from) + (to > from ? turn : -turn);
      // Out to the right, along between two rows, and in from the left: never through a bar of its own.
      const path = `M${begin} ${middle(from)} h6 V${bend} H${end - 8} V${middle(to)} h6`;
      return [{ key: `${id}-${row.id}`, path }];
    }),
  );
  if (paths.length === 0) return null;
  return (
    <svg className={styles.arrows} width={width} height={rows.length * rowHeight}>
      <defs>
        <marker id={tip} viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 L6 3 L0 6 z" className={styles.tip} />
        </marker>
      </defs>
      {paths.map(({ key, path }) => (
        <path key={key} d={path} markerEnd={`url(#${tip})`} />
      ))}
    </svg>
  );
}
