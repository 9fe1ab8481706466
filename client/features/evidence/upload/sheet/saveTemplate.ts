import { saveBytes, workbookType } from '../../../../lib/saveFile';

/** Hands the browser a workbook to keep. The writer is loaded for it: few people ever press this. */
export async function saveTemplate(fileName: string, rows: readonly (readonly string[])[]): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx');
  const widths = [36, 36, 28, 14, 8, 12, 12, 20, 40];
  const bytes = await writeXlsx({
    sheets: [
      {
        name: fileName.replace(/\.xlsx$/, ''),
        columns: widths.map((width) => ({ width })),
        rows: rows.map((row) => [...row]),
        freezePane: { rows: 1 },
      },
    ],
  });
  saveBytes(fileName, bytes, workbookType);
}
