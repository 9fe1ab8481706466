import 'core-js/actual/array/at';
import 'core-js/actual/object/has-own';
import 'core-js/actual/array/find-last';
import 'core-js/actual/promise/with-resolvers';
import { parseCsv } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx, type CellValue, type Sheet } from 'hucre/xlsx';
import { decodeText } from './decodeText';
import { mostColumns, type SheetPage, type SheetRequest } from './sheetModel';

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
  }
  if (typeof value === 'number') return String(Math.round(value * 1e10) / 1e10);
  return typeof value === 'boolean' ? String(value).toUpperCase() : value;
}

function toPage(name: string, all: readonly (readonly CellValue[])[], most: number): SheetPage {
  let rowCount = all.length;
  while (rowCount > 0 && (all[rowCount - 1] ?? []).every((cell) => cell === null || cell === ''))
    rowCount -= 1;
  const used = all.slice(0, rowCount);
  const columnCount = used.reduce((most, row) => Math.max(most, row.length), 0);
  const rows = used.slice(0, most).map((row) => {
    const cells: string[] = [];
    for (let index = 0; index < Math.min(columnCount, mostColumns); index += 1)
      cells.push(cellText(row[index]));
    return cells;
  });
  return { name, rows, rowCount, columnCount };
}

async function read({ bytes, format, rows }: SheetRequest): Promise<SheetPage[]> {
  if (format === 'csv') return [toPage('', parseCsv(decodeText(new Uint8Array(bytes)).text), rows)];
  const zipped = new Uint8Array(bytes);
  // The first entry of an OpenDocument package is its type in plain letters.
  const open = new TextDecoder('latin1').decode(zipped.subarray(30, 90)).includes('opendocument');
  const book = open ? await readOds(zipped) : await readXlsx(zipped);
  return book.sheets
    .filter((sheet: Sheet) => !sheet.hidden && !sheet.veryHidden)
    .map((sheet: Sheet) => toPage(sheet.name, sheet.rows, rows));
}

self.onmessage = (event: MessageEvent<SheetRequest>) => {
  read(event.data).then(
    (sheets) => self.postMessage({ sheets }),
    (error: unknown) => self.postMessage({ failure: error instanceof Error ? error.message : String(error) }),
  );
};
