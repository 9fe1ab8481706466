import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { mostRows, type SheetPage } from './sheetModel';

type Cells = readonly (readonly string[])[];

/** Cells of a file that was chosen, or of a table that was pasted: whichever came last. */
export function useTableSource(most = mostRows) {
  const { t } = useLingui();
  const [cells, setCells] = useState<Cells | null>(null);
  const [problem, setProblem] = useState('');
  const [pasted, setPasted] = useState('');

  async function readFiles([file]: File[]): Promise<void> {
    if (!file) return;
    setPasted('');
    setCells(null);
    setProblem('');
    try {
      const { readBook, readCsv } = await import('./readSheets');
      const read = /\.(csv|txt|tsv)$/i.test(file.name) ? readCsv : readBook;
      const sheets = await read(await file.arrayBuffer(), new AbortController().signal, most);
      // Nothing is cut off silently: a table that was not read to its end is not taken.
      const sheet = sheets.find((one: SheetPage) => one.rowCount > 0);
      if (!sheet) setProblem(t`文件里没有表格`);
      else if (sheet.rowCount > sheet.rows.length)
        setProblem(t`表格有 ${sheet.rowCount} 行，一次最多 ${sheet.rows.length} 行，请分开导入。`);
      else setCells(sheet.rows);
    } catch {
      setProblem(t`读不出这个文件。请另存为 .xlsx 或 .csv 后再试。`);
    }
  }

  async function paste(text: string): Promise<void> {
    setPasted(text);
    setProblem('');
    if (!text.trim()) return setCells(null);
    const { parseCsv } = await import('hucre/csv');
    // Spreadsheets hand over tabs, with quotes around cells of several lines.
    const rows = text.includes('\t') ? parseCsv(text, { delimiter: '\t' }) : parseCsv(text);
    setCells(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
  }

  return { cells, problem, pasted, readFiles, paste };
}
