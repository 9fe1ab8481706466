import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;

/**
 * Reads a small archive made in this process (no Zip64, no encryption, one disk) into memory, in the order of its
 * directory. For archives from outside there is `readForeignZip`: this sets no limit on what they unpack to.
 */
export function readZip(archive: Buffer): Map<string, Buffer> {
  return new Map(entriesOf(archive).map(([name, entry]) => [name, unpacked(archive, entry)]));
}

/** How much an archive from outside may unpack to. */
export interface ZipBounds {
  readonly entries: number;
  readonly partBytes: number;
  readonly bytes: number;
}

/** Why an archive from outside is not read. */
export class RefusedZip extends Error {
  readonly why: 'damaged' | 'encrypted' | 'bomb';
  constructor(why: RefusedZip['why']) {
    super(why);
    this.why = why;
  }
}

/**
 * Reads an archive from outside into memory. What it unpacks to is counted while it is unpacked: what its directory states
 * proves nothing. Names are plain paths, each once.
 */
export function readForeignZip(archive: Buffer, bounds: ZipBounds): Map<string, Buffer> {
  try {
    const parts = new Map<string, Buffer>();
    let left = bounds.bytes;
    for (const [name, entry] of entriesOf(archive, bounds.entries)) {
      if (name.endsWith('/')) continue;
      if (!/^[^\\/:]+(?:\/[^\\/:]+)*$/.test(name) || /(?:^|\/)\.\.?(?:\/|$)/.test(name) || parts.has(name))
        throw new RefusedZip('damaged');
      if (entry.encrypted) throw new RefusedZip('encrypted');
      const part = unpacked(archive, entry, Math.min(bounds.partBytes, left));
      parts.set(name, part);
      left -= part.length;
    }
    return parts;
  } catch (error) {
    if (error instanceof RefusedZip) throw error;
    const tooMuch = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new RefusedZip(tooMuch ? 'bomb' : 'damaged');
  }
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly start: number;
  readonly packedSize: number;
}

function unpacked(archive: Buffer, { method, start, packedSize }: Entry, most?: number): Buffer {
  if (start + packedSize > archive.length) throw new RefusedZip('damaged');
  const packed = archive.subarray(start, start + packedSize);
  if (most !== undefined && (most <= 0 || (method === STORED && packedSize > most)))
    throw new RefusedZip('bomb');
  return method === STORED
    ? packed
    : inflateRawSync(packed, most === undefined ? {} : { maxOutputLength: most });
}

function entriesOf(archive: Buffer, most = 0xffff): [string, Entry][] {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('not a zip archive');
  const entries: [string, Entry][] = [];
  if (archive.readUInt16LE(end + 10) > most) throw new RefusedZip('bomb');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = archive.readUInt16LE(at + 10);
    const packedSize = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const encrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
    entries.push([name, { method, encrypted, start, packedSize }]);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}
