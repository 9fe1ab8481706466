import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { announce } from '../lib/announce';
import { dayNumber, dayOf } from './dayScale';
import styles from './Gantt.module.css';

/** The end of a bar on its way to another day. */
export interface MovedEnd {
  readonly id: string;
  /** Day number. */
  readonly day: number;
}

interface MovableRow {
  readonly id: string;
  readonly from: string;
  /** The last day of the bar when it may be moved; nothing otherwise. */
  readonly movableEnd?: string | null;
}

/** Moves the end of a bar by pointer or by keys; nothing is told before it is dropped or confirmed. */
export function useEndMove(dayWidth: number, onMoveEnd: ((id: string, day: string) => void) | undefined) {
  const [moved, setMoved] = useState<MovedEnd | null>(null);
  const finish = (row: MovableRow | undefined) => {
    if (moved && row && dayOf(moved.day) !== row.movableEnd) onMoveEnd?.(moved.id, dayOf(moved.day));
    setMoved(null);
  };
  /** Answers whether the key was meant for the bar. */
  const onKey = (event: KeyboardEvent, row: MovableRow): boolean => {
    if (moved && event.key === 'Escape') {
      event.stopPropagation();
      setMoved(null);
      return true;
    }
    const own = moved?.id === row.id ? moved : null;
    // Whoever walks on to another bar has let go of the first.
    if (moved && !own) setMoved(null);
    if (own && event.key === 'Enter') {
      finish(row);
      return true;
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!onMoveEnd || !event.altKey || step === 0) return false;
    // Also where the bar stays: the browser would leave the page by these keys.
    if (!row.movableEnd) return true;
    const end = dayNumber(row.movableEnd);
    const next = Math.max(
      (own?.day ?? end) + step * (event.shiftKey ? 7 : 1),
      Math.min(end, dayNumber(row.from)),
    );
    setMoved({ id: row.id, day: next });
    announce(dayOf(next));
    return true;
  };
  const handleOf = (row: MovableRow) => {
    const end = row.movableEnd;
    if (!onMoveEnd || !end) return null;
    const start = (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      // So that Escape is heard meanwhile.
      event.currentTarget.closest<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
      event.currentTarget.dataset['from'] = String(event.clientX);
      setMoved({ id: row.id, day: dayNumber(end) });
    };
    const move = (event: PointerEvent<HTMLElement>) => {
      if (moved?.id !== row.id || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const days = Math.round((event.clientX - Number(event.currentTarget.dataset['from'])) / dayWidth);
      const first = Math.min(dayNumber(end), dayNumber(row.from));
      setMoved({ id: row.id, day: Math.max(dayNumber(end) + days, first) });
    };
    return {
      onPointerDown: start,
      onPointerMove: move,
      onPointerUp: () => finish(row),
      onPointerCancel: () => setMoved(null),
      // A press on the handle is no press on the row.
      onDoubleClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
    };
  };
  return { moved, onKey, handleOf };
}

interface GanttEndProps {
  /** Where the bar begins and ends, in days. */
  end: number;
  begin: number;
  moved: MovedEnd | null;
  x: (day: number) => number;
  handle: ReturnType<ReturnType<typeof useEndMove>['handleOf']>;
}

/** The handle at the end of a bar, and where the bar would end. */
export function GanttEnd({ begin, end, moved, x, handle }: GanttEndProps) {
  if (!handle) return null;
  const at = x((moved?.day ?? end) + 1);
  return (
    <>
      {moved && (
        <span className={styles.moved} style={{ left: x(begin), width: Math.max(4, at - x(begin)) }}>
          <b>{dayOf(moved.day)}</b>
        </span>
      )}
      <span className={styles.handle} data-gantt-end style={{ left: at - 4 }} aria-hidden {...handle} />
    </>
  );
}
