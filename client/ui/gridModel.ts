import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { readStored, writeStored } from '../lib/storage';

/** One column of a grid. */
export interface GridColumn<Row> {
  id: string;
  header: string;
  /** Start width in pixels; people may change it. */
  width: number;
  minWidth?: number;
  align?: 'start' | 'end' | 'center';
  /** Takes the room that is left. At least one column should. */
  grow?: boolean;
  hidden?: boolean;
  /** Name under which the server sorts; without it the column does not sort. */
  sortId?: string;
  render: (row: Row) => ReactNode;
}

export const leastWidth = 56;
export const mostWidth = 1200;

const clamp = (column: { minWidth?: number }, width: number) =>
  Math.min(mostWidth, Math.max(column.minWidth ?? leastWidth, Math.round(width)));

/** Widths of the columns that are shown, remembered per `storageKey`. */
export function useGridColumns<Row>(columns: readonly GridColumn<Row>[], storageKey: string | undefined) {
  const [widths, setWidths] = useState<Record<string, number>>(() =>
    storageKey ? readStored(`grid.${storageKey}`, {}) : {},
  );
  useEffect(() => {
    if (storageKey && Object.keys(widths).length > 0) writeStored(`grid.${storageKey}`, widths);
  }, [widths, storageKey]);

  const visible = useMemo(() => columns.filter((column) => !column.hidden), [columns]);
  const shown = visible.map((column) => ({ column, width: widths[column.id] ?? column.width }));
  const template = shown
    .map(({ column, width }) => (column.grow ? `minmax(${width}px, 1fr)` : `${width}px`))
    .join(' ');
  const setWidth = (column: GridColumn<Row>, width: number) =>
    setWidths((before) => ({ ...before, [column.id]: clamp(column, width) }));
  return {
    shown,
    visible,
    template,
    setWidth,
    minWidth: shown.reduce((sum, { width }) => sum + width, 0),
  };
}

export type ShownColumn<Row> = ReturnType<typeof useGridColumns<Row>>['shown'][number];
