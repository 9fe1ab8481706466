import type { FileHandle } from 'node:fs/promises';
import { maximumPart, readDirectory, readPart } from '../zip-parts.js';
import type { ZipEntry } from '../zip-parts.js';
import { xmlText } from './markup.js';
import type { TextCollector } from './text.collector.js';
import { Unreadable } from './text.findings.js';
import { maximumUnpacked } from './text.limits.js';

/** Where the text of one kind of document stands. */
interface Layout {
  /** Parts in the order of reading; the first pattern that fits. Numbers in their names count as such. */
  readonly parts: readonly RegExp[];
  readonly inside: ReadonlySet<string>;
  readonly gapAfter: ReadonlySet<string>;
}

const openDocument: Layout = {
  parts: [/^content\.xml$/],
  inside: new Set(['office:body']),
  gapAfter: new Set(['text:p', 'text:h', 'text:tab', 'text:line-break', 'text:s', 'table:table-cell']),
};

const layouts: Readonly<Record<string, Layout>> = {
  docx: {
    parts: [
      /^word\/document\.xml$/,
      /^word\/(?:header|footer)\d*\.xml$/,
      /^word\/(?:footnotes|endnotes|comments)\.xml$/,
    ],
    inside: new Set(['w:t']),
    gapAfter: new Set(['w:p', 'w:tab', 'w:br', 'w:cr', 'w:tc']),
  },
  pptx: {
    parts: [/^ppt\/slides\/slide\d+\.xml$/, /^ppt\/notesSlides\/notesSlide\d+\.xml$/],
    inside: new Set(['a:t']),
    gapAfter: new Set(['a:p', 'a:br', 'a:tc']),
  },
  odt: openDocument,
  ods: openDocument,
  odp: openDocument,
  ofd: {
    parts: [/^Doc_\d+\/Pages\/Page_\d+\/Content\.xml$/i],
    inside: new Set(['ofd:TextCode', 'TextCode']),
    gapAfter: new Set(['ofd:TextObject', 'TextObject']),
  },
};

export const isPackage = (kind: string): boolean => kind in layouts;

/** Text of a document that is a ZIP of XML parts, part by part: never more than one of them in memory. */
export async function packageText(
  file: FileHandle,
  size: number,
  kind: string,
  text: TextCollector,
): Promise<void> {
  const { parts, inside, gapAfter } = layouts[kind]!;
  const entries = await documentEntries(file, size);
  const found = parts.flatMap((part) => entries.filter((entry) => part.test(entry.name)).toSorted(byNumber));
  if (found.length === 0) throw new Unreadable('DAMAGED');
  let left = maximumUnpacked;
  for (const entry of found) {
    const xml = await partOf(file, entry);
    left -= xml.length;
    if (left < 0) throw new Unreadable('TOO_LARGE');
    for (const piece of xmlText(xml, { inside, gapAfter })) if (!text.add(piece)) return;
  }
}

/** The directory of a document; throws when it is damaged, or locked. */
export async function documentEntries(file: FileHandle, size: number): Promise<readonly ZipEntry[]> {
  const entries = await readDirectory(file, size);
  if (typeof entries === 'string') throw new Unreadable(entries === 'large' ? 'TOO_LARGE' : 'DAMAGED');
  if (entries.some((entry) => entry.encrypted)) throw new Unreadable('ENCRYPTED');
  return entries;
}

/** One part, unpacked within bounds whatever its directory states. */
export async function partOf(file: FileHandle, entry: ZipEntry): Promise<string> {
  const part = await readPart(file, entry);
  if (part === undefined) throw new Unreadable(entry.unpacked > maximumPart ? 'TOO_LARGE' : 'DAMAGED');
  return part;
}

const byNumber = (a: ZipEntry, b: ZipEntry): number => a.name.localeCompare(b.name, 'en', { numeric: true });
