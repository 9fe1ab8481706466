import type { TaskSheetColumn } from '../../../gql/graphql.ts';

export interface SheetHeading {
  column: TaskSheetColumn;
  heading: string;
  headings: readonly string[];
}

/** A table with what its columns mean. */
export interface TaskTable {
  /** Meaning by place; null where a column is passed over. */
  columns: (TaskSheetColumn | null)[];
  /** What stands above each column; empty without a heading row. */
  titles: string[];
  /** True when the meanings were read off a heading row. */
  headed: boolean;
  rows: TableRow[];
}

export interface TableRow {
  /** As people count the lines of their table. */
  line: number;
  cells: readonly string[];
}

/** Titles and remarks may stand above the headings. */
const mostLinesAbove = 5;
/** Without headings: what people paste first, in this order. */
const usual: readonly TaskSheetColumn[] = ['title', 'unit', 'owner', 'dueOn', 'plan'];
const taskCode = /^zg-?\d+$/i;

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_]/g, '');

/** Finds the meaning of the columns by their headings, else by their places. */
export function readTasks(
  cells: readonly (readonly string[])[],
  headings: readonly SheetHeading[],
): TaskTable {
  const known = new Map(
    headings.flatMap(({ column, headings: names }) => names.map((name) => [fold(name), column] as const)),
  );
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const meanings = (row: readonly string[]): (TaskSheetColumn | null)[] => {
    const seen = new Set<TaskSheetColumn>();
    return Array.from({ length: width }, (_, at) => {
      const column = known.get(fold(row[at] ?? ''));
      if (!column || seen.has(column)) return null;
      seen.add(column);
      return column;
    });
  };
  const at = cells.slice(0, mostLinesAbove).findIndex((row) => {
    const found = meanings(row).filter((column) => column !== null);
    const names = row.filter((cell) => cell.trim() !== '').length;
    return (found.includes('title') || found.includes('number')) && found.length >= Math.min(2, names);
  });
  const rows = cells
    .map((row, index) => ({ line: index + 1, cells: row }))
    .slice(at + 1)
    .filter(({ cells: row }) => row.some((cell) => cell.trim() !== ''));
  if (at >= 0) {
    const head = cells[at] ?? [];
    return { columns: meanings(head), titles: head.map((cell) => cell.trim()), headed: true, rows };
  }
  const numbered = rows.some(({ cells: [first = ''] }) => taskCode.test(first.normalize('NFKC').trim()));
  const order: readonly TaskSheetColumn[] = numbered ? ['number', ...usual] : usual;
  return {
    columns: Array.from({ length: width }, (_, place) => order[place] ?? null),
    titles: [],
    headed: false,
    rows,
  };
}

/** Another meaning for one column; the column that had it before is passed over. */
export const remapped = (
  columns: readonly (TaskSheetColumn | null)[],
  place: number,
  column: TaskSheetColumn | null,
): (TaskSheetColumn | null)[] =>
  columns.map((before, at) => (at === place ? column : before === column ? null : before));

/** The columns that mean something, and their cells alone. */
export function narrowed(
  columns: readonly (TaskSheetColumn | null)[],
  rows: readonly TableRow[],
): { columns: TaskSheetColumn[]; rows: TableRow[] } {
  const places = columns.flatMap((column, at) => (column === null ? [] : [at]));
  return {
    columns: places.map((at) => columns[at] as TaskSheetColumn),
    rows: rows.map(({ line, cells }) => ({ line, cells: places.map((at) => cells[at] ?? '') })),
  };
}
