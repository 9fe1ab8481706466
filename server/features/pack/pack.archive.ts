import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Storage } from '../../platform/storage/storage.js';

export interface ArchiveEntry {
  readonly path: string;
  readonly sha256: string;
  readonly byteSize: number;
}

export interface Archive {
  readonly stream: Readable;
  /** Bytes of the whole ZIP. */
  readonly byteSize: number;
}

/**
 * One volume as a ZIP, written while it is read: nothing is compressed (proofs are mostly pictures and PDF), so its length is
 * known before its first byte, memory stays flat, and the same entries are the same bytes on any day and in any time zone.
 */
export function packArchive(
  storage: Pick<Storage, 'read'>,
  root: string,
  entries: readonly ArchiveEntry[],
): Promise<Archive> {
  const zip = new ZipFile();
  // yazl writes local time: these digits are the same in every zone.
  const options = { compress: false, mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };
  const out = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const fail = (error: Error): void => void out.destroy(error);
  let current: Readable | undefined;
  out.once('close', () => current?.destroy());
  zip.on('error', fail);
  for (const { path, sha256, byteSize } of entries)
    zip.addReadStreamLazy(`${root}/${path}`, { ...options, size: byteSize }, (take) => {
      // When the one who downloads has gone, nothing more is opened.
      if (out.destroyed) return;
      current = storage.read(sha256).on('error', fail);
      take(null, current);
    });
  return new Promise((resolve, reject) => {
    zip.once('error', reject);
    // The typings leave out what the callback is told.
    const measured = (byteSize: number): void => {
      if (byteSize < 0) reject(new Error('the size of a pack is not known beforehand'));
      else resolve({ stream: zip.outputStream.pipe(out), byteSize });
    };
    zip.end(undefined, measured as () => void);
  });
}
