import type { FileHandle } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { CellValue, Workbook } from 'hucre/xlsx';
import { documentEntries, partOf } from './package.text.js';
import type { TextCollector } from './text.collector.js';
import { Unreadable } from './text.findings.js';
import { maximumUnpacked, maximumWhole } from './text.limits.js';

/** Far more than fits into the text that is kept. */
const readRange = 'A1:CV20000';

/** Text of a workbook: the name of each sheet that can be seen, then its rows, cell by cell. */
export async function sheetText(file: FileHandle, size: number, text: TextCollector): Promise<void> {
  if (size > maximumWhole) throw new Unreadable('TOO_LARGE');
  await guard(file, size);
  let workbook: Workbook;
  try {
    workbook = await readXlsx(await file.readFile(), {
      range: readRange,
      sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    });
  } catch {
    throw new Unreadable('DAMAGED');
  }
  for (const sheet of workbook.sheets) {
    if (!text.add(sheet.name)) return;
    for (const row of sheet.rows) if (!text.add(row.map(cellText).join(' '))) return;
  }
}

/** Unpacks every part once, within bounds: what reads them all at once afterwards gets no more than was measured here. */
async function guard(file: FileHandle, size: number): Promise<void> {
  let left = maximumUnpacked;
  for (const entry of await documentEntries(file, size)) {
    if (!/\.(?:xml|rels)$/i.test(entry.name)) {
      left -= entry.packed;
    } else {
      const part = await partOf(file, entry);
      if (part.includes('<!DOCTYPE')) throw new Unreadable('DAMAGED');
      left -= part.length;
    }
    if (left < 0) throw new Unreadable('TOO_LARGE');
  }
}

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
}
