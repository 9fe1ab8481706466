import { today } from '../../../../lib/format';
import { readBook, readCsv } from '../../../../lib/sheet/readSheets';
import { archiveLimits } from '../archive/archiveModel';
import type { Entry, Sheet } from '../uploadEntries';
import { parseMapping, type MappingRow } from './mappingSheet';

/** A row for each file that an archive may hold, and the headings. */
const mostRows = archiveLimits.entries + 1;
const mostBytes = 5 * 1024 * 1024;
/** A mapping sheet lies on top; looking into every table of a big folder would take minutes. */
const mostLooks = 40;
const patienceMs = 10_000;

/** The tables among these files that may be mapping sheets, those on top first. */
export const likelySheets = (entries: readonly Entry[]): Entry[] =>
  entries
    .filter(({ file }) => /\.(xlsx|csv)$/i.test(file.name) && file.size > 0 && file.size <= mostBytes)
    .map((entry) => ({ entry, depth: entry.path.split('/').length }))
    .sort((one, other) => one.depth - other.depth)
    .slice(0, mostLooks)
    .map(({ entry }) => entry);

/** The mapping sheets among these files. What cannot be read is evidence like any other. */
export async function readMappings(entries: readonly Entry[], signal: AbortSignal): Promise<Sheet[]> {
  const found: Sheet[] = [];
  for (const entry of entries) {
    const sheet = await readMapping(entry, signal).catch(() => null);
    if (sheet) found.push(sheet);
  }
  return found;
}

async function readMapping(entry: Entry, signal: AbortSignal): Promise<Sheet | null> {
  const bytes = await entry.file.arrayBuffer();
  const control = new AbortController();
  const stop = () => control.abort();
  signal.addEventListener('abort', stop);
  const timer = window.setTimeout(stop, patienceMs);
  try {
    const read = /\.csv$/i.test(entry.file.name) ? readCsv : readBook;
    const pages = await read(bytes, control.signal, mostRows);
    const rows: MappingRow[] = [];
    const unused: string[] = [];
    let [ours, cut] = [false, 0];
    for (const page of pages) {
      const name = pages.length > 1 ? `${entry.path} · ${page.name}` : entry.path;
      const parsed = parseMapping(page.rows, name, today());
      if (!parsed) continue;
      ours = true;
      rows.push(...parsed.rows);
      unused.push(...parsed.unused);
      cut += page.rowCount - page.rows.length;
    }
    return ours ? { entry, rows, unused, cut } : null;
  } finally {
    window.clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
