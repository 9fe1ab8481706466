import { saveBytes, workbookType } from '../lib/saveFile';
import type { ChartTable } from './Chart';

/** The numbers of a chart as a workbook; what writes it comes with the first one. */
export async function saveTable(name: string, { columns, rows }: ChartTable): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx');
  // Names of sheets are short and know no punctuation of formulas.
  const sheet = name.replace(/[\\/:*?[\]]/g, ' ').slice(0, 31);
  const bytes = await writeXlsx({
    sheets: [{ name: sheet, rows: [[...columns], ...rows.map((row) => [...row])], freezePane: { rows: 1 } }],
  });
  saveBytes(`${name}.xlsx`, bytes, workbookType);
}
