import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
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

const features = tableFeatures({ columnSizingFeature, columnResizingFeature, columnVisibilityFeature });

interface Nothing {
  id: string;
}
const noRows: Nothing[] = [];

/**
 * Widths and visibility of the columns, remembered per `storageKey`. Rows stay outside the table model: they come
 * in windows from the server and may have holes.
 */
export function useGridColumns<Row>(columns: readonly GridColumn<Row>[], storageKey: string | undefined) {
  const defs = useMemo<ColumnDef<typeof features, Nothing>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        size: column.width,
        minSize: column.minWidth ?? 56,
        maxSize: 1200,
      })),
    [columns],
  );
  const [sizing, setSizing] = useState<Record<string, number>>(() =>
    storageKey ? readStored(`grid.${storageKey}`, {}) : {},
  );
  const hidden = columns.filter((column) => column.hidden).map((column) => column.id);
  const hiddenKey = hidden.join();
  const visibility = useMemo(
    () => Object.fromEntries(hiddenKey.split(',').map((id) => [id, false])),
    [hiddenKey],
  );
  const table = useTable({
    features,
    columns: defs,
    data: noRows,
    columnResizeMode: 'onChange',
    state: { columnSizing: sizing, columnVisibility: visibility },
    onColumnSizingChange: (next) => setSizing((before) => (typeof next === 'function' ? next(before) : next)),
  });
  useEffect(() => {
    if (storageKey && Object.keys(sizing).length > 0) writeStored(`grid.${storageKey}`, sizing);
  }, [sizing, storageKey]);

  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const byId = new Map(columns.map((column) => [column.id, column]));
  const shown = headers.flatMap((header) => {
    const column = byId.get(header.column.id);
    return column ? [{ column, header, width: header.getSize() }] : [];
  });
  const template = shown
    .map(({ column, width }) => (column.grow ? `minmax(${width}px, 1fr)` : `${width}px`))
    .join(' ');
  const setWidth = (id: string, width: number) => setSizing((before) => ({ ...before, [id]: width }));
  return { shown, template, setWidth, minWidth: shown.reduce((sum, { width }) => sum + width, 0) };
}

export type ShownColumn<Row> = ReturnType<typeof useGridColumns<Row>>['shown'][number];
