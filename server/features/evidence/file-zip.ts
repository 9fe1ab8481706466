import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { FileKindKey } from './file-kinds.js';
import { reasons } from './file-kinds.js';
import type { Text } from '../../platform/graphql/errors.js';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const inflate = promisify(inflateRaw);
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const maximumDirectory = 16 * 1024 * 1024;
/** Bounds of a document that is shown by unpacking it in the browser against archives made to burst. */
const maximumEntries = 10_000;
const maximumUnpacked = 1024 ** 3;
const maximumPart = 32 * 1024 * 1024;

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

async function inspectOffice(file: FileHandle, entries: readonly Entry[], types: Entry): Promise<ZipFinding> {
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
async function outsideReference(file: FileHandle, entry: Entry): Promise<Text | undefined> {
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
  entries: readonly Entry[],
  mimetype: Entry,
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

async function readDirectory(
  file: FileHandle,
  size: number,
): Promise<readonly Entry[] | 'damaged' | 'large'> {
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) return 'damaged';
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count === 0xffff || length === 0xffffffff || start === 0xffffffff) return 'large';
  if (length > maximumDirectory || start + length > size) return 'damaged';
  const directory = await readAt(file, start, length);
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== directoryEntry) return 'damaged';
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** One part as text; undefined when it is damaged or larger than any honest part of this sort. */
async function readPart(file: FileHandle, entry: Entry): Promise<string | undefined> {
  if (entry.packed > maximumPart) return undefined;
  const head = await readAt(file, entry.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== localEntry) return undefined;
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = await readAt(file, start, entry.packed);
  try {
    const plain = entry.method === 0 ? packed : await inflate(packed, { maxOutputLength: maximumPart });
    return plain.toString('utf8');
  } catch {
    return undefined;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
