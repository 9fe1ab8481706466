import type { CrosswalkMatrixQuery } from '../../gql/graphql';
import type { MatrixHead } from '../../ui/MatrixGrid';

export type Matrix = CrosswalkMatrixQuery['crosswalkMatrix'];
export type Entry = Matrix['rows'][number];
export type Cell = Matrix['cells'][number];

/** The matrix as it is shown: rows and columns that were left out are gone, cells by their place. */
export interface Sheet {
  rows: readonly Entry[];
  columns: readonly Entry[];
  /** Cells by `row:column` of what is shown; several crosswalks may map the same pair. */
  cells: ReadonlyMap<string, readonly Cell[]>;
  /** Places with a cell, row by row. */
  places: readonly { row: number; column: number }[];
}

export const placeKey = (row: number, column: number): string => `${row}:${column}`;

/** Leaves out rows and columns that nothing ends at, when wanted. */
export function sheetOf(matrix: Matrix, onlyMapped: boolean): Sheet {
  const used = {
    row: new Set(matrix.cells.map((cell) => cell.row)),
    column: new Set(matrix.cells.map((cell) => cell.column)),
  };
  const kept = (entries: readonly Entry[], side: 'row' | 'column'): number[] =>
    entries.flatMap((_entry, at) => (!onlyMapped || used[side].has(at) ? [at] : []));
  const [rows, columns] = [kept(matrix.rows, 'row'), kept(matrix.columns, 'column')];
  const [rowAt, columnAt] = [indexOf(rows), indexOf(columns)];
  const cells = new Map<string, Cell[]>();
  const places: { row: number; column: number }[] = [];
  for (const cell of matrix.cells) {
    const [row, column] = [rowAt.get(cell.row), columnAt.get(cell.column)];
    if (row === undefined || column === undefined) continue;
    const key = placeKey(row, column);
    const known = cells.get(key);
    if (known) known.push(cell);
    else {
      cells.set(key, [cell]);
      places.push({ row, column });
    }
  }
  const pick = (entries: readonly Entry[], at: readonly number[]): Entry[] =>
    at.flatMap((index) => entries[index] ?? []);
  return { rows: pick(matrix.rows, rows), columns: pick(matrix.columns, columns), cells, places };
}

const indexOf = (kept: readonly number[]): Map<number, number> => new Map(kept.map((from, to) => [from, to]));

export const headOf = (entry: Entry): MatrixHead => ({
  label: entry.code,
  title: `${entry.code} ${entry.name}`,
  group: entry.groupId ?? '',
  faint: !entry.mapped,
});

/** A band of the flow picture: how many mappings in use lead from one group to the other. */
export interface Band {
  from: string;
  to: string;
  count: number;
  reviewed: number;
}

export interface Group {
  id: string;
  name: string;
  total: number;
}

export interface Flow {
  left: Group[];
  right: Group[];
  bands: Band[];
}

/** Mappings in use, summed by the groups at their ends; groups in reading order. */
export function flowOf(matrix: Matrix): Flow {
  const bands = new Map<string, Band>();
  const sums = { left: new Map<string, number>(), right: new Map<string, number>() };
  const groupOf = (entry: Entry | undefined): string => entry?.groupId ?? '';
  for (const cell of matrix.cells) {
    if (cell.status === 'REJECTED') continue;
    const [from, to] = [groupOf(matrix.rows[cell.row]), groupOf(matrix.columns[cell.column])];
    const key = `${from} ${to}`;
    const band = bands.get(key) ?? { from, to, count: 0, reviewed: 0 };
    band.count += 1;
    if (cell.status === 'REVIEWED') band.reviewed += 1;
    bands.set(key, band);
    sums.left.set(from, (sums.left.get(from) ?? 0) + 1);
    sums.right.set(to, (sums.right.get(to) ?? 0) + 1);
  }
  // What stands at the top of its rule book is grouped as the rule book itself.
  const groups = (entries: readonly Entry[], totals: ReadonlyMap<string, number>, whole: string): Group[] => {
    const names = new Map(entries.map((entry) => [entry.groupId ?? '', entry.groupName ?? whole]));
    return [...names].flatMap(([id, name]) => {
      const total = totals.get(id);
      return total ? [{ id, name, total }] : [];
    });
  };
  return {
    left: groups(matrix.rows, sums.left, matrix.framework.shortName),
    right: groups(matrix.columns, sums.right, matrix.byFramework.shortName),
    bands: [...bands.values()],
  };
}
