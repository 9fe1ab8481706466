import { parentPort, workerData } from 'node:worker_threads';
import { writeXlsx } from 'hucre/xlsx';
import type { WorkbookSheet } from './write-workbook.js';

// Numbers stay numbers and text stays text: what begins with "=" is no formula.
const sheets = (workerData as readonly WorkbookSheet[]).map(({ name, widths, rows }) => ({
  name,
  columns: widths.map((width) => ({ width })),
  rows: rows.map((row) => [...row]),
  freezePane: { rows: 1 },
}));
parentPort?.postMessage({ file: await writeXlsx({ sheets }) });
