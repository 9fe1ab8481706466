import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { badInput } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import {
  fileKinds,
  isRotated,
  lying,
  promisedKind,
  reasons,
  refusalByName,
  textKinds,
} from './file-kinds.js';
import type { FileKindKey } from './file-kinds.js';
import { extensionOf } from './file-name.js';
import { charsetsFor, dangerOf, decodeHead, isMail, TextProbe } from './file-text.js';
import type { Charset } from './file-text.js';
import { inspectZip } from './file-zip.js';

/** What a received file really is. */
export interface InspectedFile {
  readonly sha256: string;
  /** The second digest, when it was asked for. */
  readonly sm3: string | null;
  /** Found in the content, with the character set for text. */
  readonly mediaType: string;
  /** The given name, completed by an extension when it had none. */
  readonly fileName: string;
}

interface Found {
  readonly kind: FileKindKey;
  readonly charset?: Charset;
}

const headBytes = 64 * 1024;
const chunkBytes = 256 * 1024;

/** Reads a file once, in pieces, and decides what it is. Throws BAD_USER_INPUT with the reason when it is refused. */
export async function inspectFile(path: string, fileName: string, withSm3 = false): Promise<InspectedFile> {
  const extension = extensionOf(fileName);
  refuse(refusalByName(extension));
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) refuse(reasons.empty);
    const head = Buffer.alloc(Math.min(size, headBytes));
    await file.read(head, 0, head.length, 0);
    const compound = isCompound(head) ? new CompoundNames() : undefined;
    const candidates = charsetsFor(head);
    const probe = isPdf(head) ? undefined : candidates[0] && new TextProbe(candidates[0]);
    const hash = createHash('sha256');
    const second = withSm3 ? createHash('sm3') : undefined;
    for await (const chunk of chunks(file)) {
      hash.update(chunk);
      second?.update(chunk);
      probe?.feed(chunk);
      compound?.feed(chunk);
    }
    let charset = probe?.end() ? probe.charset : undefined;
    if (probe && !charset && candidates[1]) charset = await readsAs(file, candidates[1]);
    const found = await identify(file, { size, head, compound, charset, extension });
    return {
      sha256: hash.digest('hex'),
      sm3: second?.digest('hex') ?? null,
      mediaType: fileKinds[found.kind].mediaType + (found.charset ? `; charset=${found.charset}` : ''),
      fileName: extension === '' ? `${fileName}.${fileKinds[found.kind].extensions[0]}` : fileName,
    };
  } finally {
    await file.close();
  }
}

interface Seen {
  readonly size: number;
  readonly head: Buffer;
  readonly compound: CompoundNames | undefined;
  readonly charset: Charset | undefined;
  readonly extension: string;
}

async function identify(file: FileHandle, seen: Seen): Promise<Found> {
  const found = seen.charset
    ? identifyText(seen.head, seen.charset, seen.extension)
    : await identifyBinary(file, seen);
  const { extensions } = fileKinds[found.kind];
  const agrees =
    seen.extension === '' ||
    (extensions as readonly string[]).includes(seen.extension) ||
    (found.kind === 'txt' && isRotated(seen.extension));
  if (agrees) return found;
  // A promise that was broken is told as such; an extension nobody knows is only unsupported.
  refuse(promisedKind(seen.extension) ? lying(seen.extension, fileKinds[found.kind]) : reasons.unsupported);
  return found;
}

function identifyText(head: Buffer, charset: Charset, extension: string): Found {
  const beginning = decodeHead(head.subarray(0, 8192), charset);
  const danger = dangerOf(beginning);
  if (danger) refuse(reasons[danger]);
  const promised = promisedKind(extension);
  const kept = promised !== undefined && textKinds.has(promised) && (promised !== 'eml' || isMail(beginning));
  return { kind: kept ? promised : 'txt', charset };
}

async function identifyBinary(file: FileHandle, { size, head, compound }: Seen): Promise<Found> {
  if (isPdf(head)) return { kind: 'pdf' };
  if (head.length > 4 && head.readUInt32LE(0) === 0x04034b50) {
    const finding = await inspectZip(file, size);
    if ('refused' in finding) refuse(finding.refused);
    else return finding;
  }
  if (compound) return { kind: compound.kind() };
  const detected = await fileTypeFromBuffer(head);
  const key = detected?.ext === 'tar.gz' ? 'gz' : detected?.ext;
  if (key && key in fileKinds && !textKinds.has(key as FileKindKey)) return { kind: key as FileKindKey };
  // Programs under any name; the extension of what was found tells.
  refuse((key && refusalByName(key)) || (key && programs.has(key) ? reasons.running : reasons.unsupported));
  throw new Error('unreachable');
}

const programs = new Set(['elf', 'macho', 'dex', 'crx', 'nes', 'ar', 'cab']);

function refuse(reason: Text | undefined): void {
  if (reason) throw badInput({ file: reason });
}

const isPdf = (head: Buffer): boolean => head.subarray(0, 5).toString('latin1') === '%PDF-';
const isCompound = (head: Buffer): boolean => head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';

async function* chunks(file: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(chunkBytes);
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function readsAs(file: FileHandle, charset: Charset): Promise<Charset | undefined> {
  const probe = new TextProbe(charset);
  for await (const chunk of chunks(file)) {
    probe.feed(chunk);
    if (!probe.plausible) return undefined;
  }
  return probe.end() ? charset : undefined;
}

const utf16 = (name: string): Buffer => Buffer.from(`${name}\0`, 'utf16le');

/** Which streams a compound document (Office 97–2003) has: entries of its directory stand at multiples of 128 bytes. */
class CompoundNames {
  private static readonly names = {
    WordDocument: utf16('WordDocument'),
    Workbook: utf16('Workbook'),
    Book: utf16('Book'),
    'PowerPoint Document': utf16('PowerPoint Document'),
    _VBA_PROJECT: utf16('_VBA_PROJECT'),
    _VBA_PROJECT_CUR: utf16('_VBA_PROJECT_CUR'),
    EncryptedPackage: utf16('EncryptedPackage'),
  };
  private readonly found = new Set<string>();

  /** Chunks begin at multiples of 128, so no entry is cut in half. */
  feed(chunk: Buffer): void {
    for (const [name, bytes] of Object.entries(CompoundNames.names)) {
      for (let at = chunk.indexOf(bytes); at >= 0; at = chunk.indexOf(bytes, at + 1)) {
        if (at % 128 === 0) this.found.add(name);
      }
    }
  }

  kind(): FileKindKey {
    if (this.found.has('_VBA_PROJECT') || this.found.has('_VBA_PROJECT_CUR')) refuse(reasons.macro);
    if (this.found.has('EncryptedPackage')) refuse(reasons.encrypted);
    if (this.found.has('WordDocument')) return 'doc';
    if (this.found.has('Workbook') || this.found.has('Book')) return 'xls';
    if (!this.found.has('PowerPoint Document')) refuse(reasons.unsupported);
    return 'ppt';
  }
}
