import type { FileHandle } from 'node:fs/promises';
import type { FileKindKey } from './file-kinds.js';
import { reasons } from './file-kinds.js';
import type { Text } from '../../platform/graphql/errors.js';
import { maximumPart, readDirectory, readPart } from './zip-parts.js';
import type { ZipEntry } from './zip-parts.js';

/** Bounds of a document that is shown by unpacking it in the browser against archives made to burst. */
const maximumEntries = 10_000;
const maximumUnpacked = 1024 ** 3;

/** What an archive turned out to be, or why it is refused. */
export type ZipFinding = { readonly kind: FileKindKey } | { readonly refused: Text };

/** Looks into a ZIP container without unpacking it: Office and OpenDocument parts are checked, other archives stay closed. */
export async function inspectZip(file: FileHandle, size: number): Promise<ZipFinding> {
  const entries = await readDirectory(file, size);
  if (entries === 'damaged') return { refused: reasons.damaged };
  // A Zip64 directory: no Office program writes one below 4 GB.
  if (entries === 'large') return { kind: 'zip' };
  const names = new Map(entries.map((entry) => [entry.name, entry]));
  const types = names.get('[Content_Types].xml');
  const mimetype = names.get('mimetype');
  if (!types && !mimetype && !names.has('OFD.xml')) return { kind: 'zip' };
  if (entries.some((entry) => entry.encrypted)) return { refused: reasons.encrypted };
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (entries.length > maximumEntries || unpacked > maximumUnpacked) return { refused: reasons.bomb };
  if (types) return inspectOffice(file, entries, types);
  if (names.has('OFD.xml')) return { kind: 'ofd' };
  return inspectOpenDocument(file, entries, mimetype!);
}

async function inspectOffice(
  file: FileHandle,
  entries: readonly ZipEntry[],
  types: ZipEntry,
): Promise<ZipFinding> {
  const content = await readPart(file, types);
  if (content === undefined || /<!DOCTYPE/i.test(content)) return { refused: reasons.damaged };
  if (/macroEnabled/i.test(content) || entries.some((entry) => /vbaProject[^/]*\.bin$/i.test(entry.name))) {
    return { refused: reasons.macro };
  }
  const kind = officeKind(content);
  if (!kind) return { refused: reasons.unsupported };
  for (const entry of entries) {
    const refused = await outsideReference(file, entry);
    if (refused) return { refused };
  }
  return { kind };
}

function officeKind(types: string): 'docx' | 'xlsx' | 'pptx' | undefined {
  if (types.includes('wordprocessingml.document.main+xml')) return 'docx';
  if (types.includes('spreadsheetml.sheet.main+xml')) return 'xlsx';
  return types.includes('presentationml.presentation.main+xml') ? 'pptx' : undefined;
}

const relationship = /<Relationship\b[^>]*>/gi;
const loading =
  /Type\s*=\s*["'][^"']*\/(?:attachedTemplate|oleObject|frame|subDocument|externalLinkPath)["']/i;

/** A reference that an Office program would follow by itself when opening the document. Links for people are fine. */
async function outsideReference(file: FileHandle, entry: ZipEntry): Promise<Text | undefined> {
  const isRelations = entry.name.endsWith('.rels');
  const hasFields = /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(entry.name);
  const isExternalLink = /^xl\/externalLinks\/[^/]+\.xml$/.test(entry.name);
  if (!isRelations && !hasFields && !isExternalLink) return undefined;
  const part = await readPart(file, entry);
  if (part === undefined) return entry.unpacked > maximumPart ? reasons.bomb : reasons.damaged;
  if (isRelations) {
    const follows = [...part.matchAll(relationship)].some(
      ([tag]) =>
        /TargetMode\s*=\s*["']External["']/i.test(tag) &&
        loading.test(tag) &&
        !tag.includes('externalLinkPath'),
    );
    return follows ? reasons.external : undefined;
  }
  if (isExternalLink) return /<(?:\w+:)?ddeLink\b/.test(part) ? reasons.external : undefined;
  return /<w:instrText[^>]*>\s*DDE(?:AUTO)?\b/i.test(part) ? reasons.external : undefined;
}

async function inspectOpenDocument(
  file: FileHandle,
  entries: readonly ZipEntry[],
  mimetype: ZipEntry,
): Promise<ZipFinding> {
  const type = (await readPart(file, mimetype))?.trim() ?? '';
  const kinds: Readonly<Record<string, FileKindKey>> = {
    text: 'odt',
    spreadsheet: 'ods',
    presentation: 'odp',
  };
  const kind = kinds[/^application\/vnd\.oasis\.opendocument\.(\w+)$/.exec(type)?.[1] ?? ''];
  if (!kind) return { kind: 'zip' };
  if (entries.some((entry) => /^(?:Basic|Scripts)\/./.test(entry.name))) return { refused: reasons.macro };
  return { kind };
}
