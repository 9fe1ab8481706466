/** What is shown of one sheet; the numbers say how much there is in all. */
export interface SheetPage {
  name: string;
  rows: string[][];
  rowCount: number;
  columnCount: number;
}

export interface SheetRequest {
  bytes: ArrayBuffer;
  format: 'book' | 'csv';
  /** Rows to read of each sheet. */
  rows: number;
}

/** More than anybody reads in a preview; the rest is one download away, and the screen says so. */
export const mostRows = 2000;
export const mostColumns = 60;

/** Column letters as spreadsheets count them: A … Z, AA. */
export function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return `${before > 0 ? columnName(before - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
