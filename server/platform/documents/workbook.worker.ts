import { parentPort, workerData } from 'node:worker_threads';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, WriteSheet } from 'hucre/xlsx';
import type { WorkbookCell, WorkbookSheet } from './write-workbook.js';

const dayMs = 86_400_000;
/** Day 0 of workbooks. */
const firstDay = Date.UTC(1899, 11, 30);
const headStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFD9D9D9' } },
} as const;

// Numbers stay numbers and text stays text: what begins with "=" is no formula.
const given = workerData as { readonly sheets: readonly WorkbookSheet[]; readonly at: Date };
const sheets = given.sheets.map(({ name, widths, rows }): WriteSheet => {
  const cells = new Map<string, Partial<Cell>>();
  const [head = []] = rows;
  for (const at of head.keys()) cells.set(`0,${at}`, { style: headStyle });
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row, at) =>
      row.map((value, place) => {
        if (!isDay(value)) return value;
        cells.set(`${at},${place}`, { style: { numFmt: 'yyyy-mm-dd' } });
        return (Date.parse(`${value.day}T00:00:00Z`) - firstDay) / dayMs;
      }),
    ),
    cells,
    freezePane: { rows: 1 },
    ...(head.length > 0 && { autoFilter: { range: `A1:${columnName(head.length)}${rows.length}` } }),
  };
});
parentPort?.postMessage({ file: await writeXlsx({ sheets, properties: { modified: given.at } }) });

function isDay(value: WorkbookCell): value is { readonly day: string } {
  return typeof value === 'object' && value !== null;
}

/** A, B, … Z, AA: the column of this number, counted from 1. */
function columnName(number: number): string {
  const last = String.fromCodePoint(65 + ((number - 1) % 26));
  return number > 26 ? columnName(Math.floor((number - 1) / 26)) + last : last;
}
