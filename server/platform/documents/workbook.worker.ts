import { parentPort, workerData } from 'node:worker_threads';
import { writeXlsx } from 'hucre/xlsx';
import type { WorkbookSheet } from './write-workbook.js';

// Numbers stay numbers and text stays text: what begins with "=" is no formula.
const given = workerData as { readonly sheets: readonly WorkbookSheet[]; readonly at: Date };
const sheets = given.sheets.map(({ name, widths, rows }) => ({
  name,
  columns: widths.map((width) => ({ width })),
  rows: rows.map((row) => [...row]),
  freezePane: { rows: 1 },
}));
parentPort?.postMessage({ file: await writeXlsx({ sheets, properties: { modified: given.at } }) });
