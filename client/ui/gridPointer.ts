import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useHotkeys } from '../lib/hotkeys';
import { rangeIds, withIds } from './selection';

interface PointerOptions<Row> {
  rows: readonly (Row | undefined)[];
  count: number;
  rowId: (row: Row) => string;
  selection?: ReadonlySet<string>;
  onSelectionChange?: (selection: Set<string>) => void;
  activeId?: string | null;
  onActiveChange?: (id: string, row: Row) => void;
  onOpen?: (row: Row) => void;
  pageKeys?: boolean;
  scrollTo: (index: number) => void;
  pageRows: () => number;
}

/** Current row, ranges and keys of a grid; one place for pointer and keyboard, so that both do the same. */
export function useGridPointer<Row>(options: PointerOptions<Row>) {
  const { t } = useLingui();
  const [ownIndex, setOwnIndex] = useState(-1);
  /** Where a Shift range starts. */
  const anchor = useRef(-1);
  const given = options.activeId;
  const activeIndex =
    given === undefined
      ? Math.min(ownIndex, options.count - 1)
      : options.rows.findIndex((row) => row !== undefined && options.rowId(row) === given);
  const latest = useRef({ ...options, activeIndex });
  useEffect(() => {
    latest.current = { ...options, activeIndex };
  });

  const activate = useCallback((index: number) => {
    const now = latest.current;
    if (now.count === 0) return;
    const next = Math.max(0, Math.min(now.count - 1, index));
    setOwnIndex(next);
    const row = now.rows[next];
    if (row !== undefined) now.onActiveChange?.(now.rowId(row), row);
    now.scrollTo(next);
  }, []);

  const select = useCallback((index: number, range: boolean) => {
    const now = latest.current;
    if (!now.onSelectionChange) return;
    const before = now.selection ?? new Set<string>();
    const row = now.rows[index];
    if (row === undefined) return;
    if (range && anchor.current >= 0) {
      now.onSelectionChange(withIds(before, rangeIds(now.rows, anchor.current, index, now.rowId), true));
    } else {
      const id = now.rowId(row);
      anchor.current = index;
      now.onSelectionChange(withIds(before, [id], !before.has(id)));
    }
  }, []);

  const onPoint = useCallback(
    (index: number, event: MouseEvent) => {
      if (event.shiftKey || event.ctrlKey || event.metaKey) {
        window.getSelection()?.removeAllRanges();
        if (anchor.current < 0) anchor.current = Math.max(0, latest.current.activeIndex);
        select(index, event.shiftKey);
      } else anchor.current = index;
      activate(index);
    },
    [activate, select],
  );

  const onTick = useCallback(
    (index: number, range: boolean) => {
      select(index, range);
      setOwnIndex(index);
    },
    [select],
  );

  const onOpen = useCallback((index: number) => {
    const row = latest.current.rows[index];
    if (row !== undefined) latest.current.onOpen?.(row);
  }, []);

  /** Moves by steps; with `range` it selects everything on the way. */
  function move(step: number, range: boolean): void {
    const from = activeIndex;
    const to = Math.max(0, Math.min(options.count - 1, from < 0 ? 0 : from + step));
    if (range) {
      if (anchor.current < 0) anchor.current = Math.max(0, from);
      select(to, true);
    }
    activate(to);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target !== event.currentTarget && target.closest('input,select,textarea,button,a,[role=separator]'))
      return;
    const mod = event.ctrlKey || event.metaKey;
    const moves: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: options.pageRows(),
      PageUp: -options.pageRows(),
      Home: -options.count,
      End: options.count,
    };
    if (!mod) {
      moves['KeyJ'] = 1;
      moves['KeyK'] = -1;
    }
    const step = moves[event.code];
    if (step !== undefined) move(step, event.shiftKey);
    else if (event.code === 'Enter') onOpen(activeIndex);
    else if ((event.code === 'Space' || event.code === 'KeyX') && !mod) select(activeIndex, event.shiftKey);
    else if (event.code === 'KeyA' && mod && options.onSelectionChange) {
      options.onSelectionChange(new Set(rangeIds(options.rows, 0, options.count - 1, options.rowId)));
    } else if (event.code === 'Escape' && options.selection?.size) options.onSelectionChange?.(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  useHotkeys(
    t`列表`,
    [
      { keys: 'KeyJ', label: t`下一行`, run: () => move(1, false) },
      { keys: 'KeyK', label: t`上一行`, run: () => move(-1, false) },
      { keys: 'Shift+KeyJ', label: t`向下扩选`, run: () => move(1, true) },
      { keys: 'Shift+KeyK', label: t`向上扩选`, run: () => move(-1, true) },
      { keys: 'KeyX', label: t`选择当前行`, run: () => select(activeIndex, false) },
      { keys: 'Shift+KeyX', label: t`选择到当前行`, run: () => select(activeIndex, true) },
      {
        keys: 'Enter',
        label: t`打开当前行`,
        run: (event) => openUnlessControl(event, () => onOpen(activeIndex)),
      },
    ],
    options.pageKeys ?? false,
  );

  return { activeIndex, onPoint, onTick, onOpen, onKeyDown };
}

/** Enter on a focused button or link belongs to that control, not to the list. */
function openUnlessControl(event: globalThis.KeyboardEvent, open: () => void): void {
  if (event.target instanceof HTMLElement) {
    const control = event.target.closest<HTMLElement>('button,a,[role=tab],[role=option],summary');
    if (control) {
      control.click();
      return;
    }
  }
  open();
}
