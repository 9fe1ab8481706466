import { batchesOf } from '../../../lib/sheet/batches.ts';

/** One line of a table that was pasted or read from a file. */
export interface TextRow {
  /** Line of the table, counted from 1 as people see it. */
  line: number;
  code: string;
  text: string;
}

export interface TextTable {
  rows: TextRow[];
  /** Lines that have a code and no text: left out, because an empty text would remove what is there. */
  empty: number;
  /** Lines that have a text and no code. */
  codeless: number;
}

const codeNames = ['编号', '条款', '条款号', '条款编号', '标准条款', 'code', 'clause', 'ref'];
const textNames = [
  '原文',
  '标准原文',
  '内容',
  '条款内容',
  '要求',
  '要求内容',
  'text',
  'content',
  'requirement',
];
/** Titles and remarks may stand above the names of the columns. */
const mostLinesAbove = 10;

const folded = (cell: string | undefined): string => (cell ?? '').normalize('NFKC').trim().toLowerCase();

/** Finds the column of codes and the column of texts by their names; without names they are the first two. */
export function readTextTable(cells: readonly (readonly string[])[]): TextTable {
  let [first, code, text] = [0, 0, 1];
  for (const [at, line] of cells.slice(0, mostLinesAbove).entries()) {
    const names = line.map(folded);
    const [codeAt, textAt] = [codeNames, textNames].map((wanted) =>
      names.findIndex((name) => wanted.includes(name)),
    ) as [number, number];
    if (codeAt >= 0 && textAt >= 0) {
      [first, code, text] = [at + 1, codeAt, textAt];
      break;
    }
  }
  const table: TextTable = { rows: [], empty: 0, codeless: 0 };
  for (const [at, line] of cells.entries()) {
    if (at < first) continue;
    const row = { line: at + 1, code: (line[code] ?? '').trim(), text: (line[text] ?? '').trim() };
    if (row.code && row.text) table.rows.push(row);
    else if (row.code) table.empty += 1;
    else if (row.text) table.codeless += 1;
  }
  return table;
}

/** Rows in parts that the server takes. */
export const inBatches = (rows: readonly TextRow[]): TextRow[][] =>
  batchesOf(rows, ({ code, text }) => [code, text]);
