import { readXlsx } from 'hucre/xlsx';
import type { CellValue, Sheet as Worksheet } from 'hucre/xlsx';
import { text } from '../../../platform/graphql/text.js';
import { maximumNodes } from '../own-book.limits.js';
import { tooManyRows } from './csv.reader.js';
import type { Problems } from './problem.js';
import { Unreadable } from './problem.js';
import type { SheetRow } from './sheet.cells.js';
import type { Sheet } from './sheet.reader.js';
import { sheetNames } from './sheet.columns.js';
import { damaged, guardWorkbook } from './xlsx.guard.js';

/** Rows of a sheet that are looked at: the nodes, a title, a header. */
export const maximumRows = maximumNodes + 100;
/** Far more columns than the layout has: a stray cell at the edge of a sheet makes no table of millions. */
const readRange = `A1:BZ${maximumRows + 1}`;

/** Reads the nodes from the sheet of that name, else from the first one that can be seen; the head from its own sheet. */
export async function readWorkbook(bytes: Buffer, problems: Problems): Promise<Sheet> {
  guardWorkbook(bytes);
  const visible: string[] = [];
  let sheets: readonly Worksheet[];
  try {
    const workbook = await readXlsx(bytes, {
      range: readRange,
      sheets: ({ name, hidden, veryHidden }) => {
        const seen = !hidden && !veryHidden && name !== sheetNames.help;
        if (seen) visible.push(name);
        return seen;
      },
    });
    sheets = workbook.sheets;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw damaged();
  }
  const head = sheets.find(({ name }) => name === sheetNames.head);
  const nodes =
    sheets.find(({ name }) => name === sheetNames.nodes) ?? sheets.find((sheet) => sheet !== head);
  if (!nodes)
    throw new Unreadable(text('工作簿里没有可见的工作表。', 'The workbook has no sheet that can be seen.'));
  const others = visible.filter((name) => name !== nodes.name && name !== sheetNames.head);
  if (others.length > 0)
    problems.warn(
      {},
      text(
        `只读取工作表“${nodes.name}”，其余不导入：${others.slice(0, 5).join('、')}。`,
        `Only the sheet "${nodes.name}" is read, not: ${others.slice(0, 5).join(', ')}.`,
      ),
    );
  tellMerges(nodes, problems);
  return { rows: rowsOf(nodes), head: head ? rowsOf(head) : [] };
}

/** Merged cells hide which rows a value belongs to. Above the header they are titles. */
function tellMerges(sheet: Worksheet, problems: Problems): void {
  const header = sheet.rows.findIndex((row) => row.filter((cell) => cell !== null && cell !== '').length > 1);
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    if (endRow < header) continue;
    const range = `${letters(startCol)}${startRow + 1}:${letters(endCol)}${endRow + 1}`;
    problems.error(
      { row: startRow + 1, column: letters(startCol) },
      text(
        `${range} 是合并单元格：请取消合并，并在每一行填上各自的值。`,
        `${range} is merged: take the cells apart and write each row's own value.`,
      ),
    );
  }
}

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCodePoint(65 + (column % 26))}`;
}

function rowsOf(sheet: Worksheet): SheetRow[] {
  if (sheet.rows.length > maximumRows) throw tooManyRows(maximumRows);
  return sheet.rows.map((cells, at) => ({ row: at + 1, cells: cells.map(cellText) }));
}

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value).replaceAll('\r\n', '\n');
}
