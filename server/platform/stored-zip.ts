import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface StoredEntry {
  readonly path: string;
  readonly byteSize: number;
  /** Opened when its turn comes. */
  readonly open: () => Readable;
}

export interface StoredZip {
  readonly stream: Readable;
  /** Bytes of the whole ZIP. */
  readonly byteSize: number;
}

/**
 * Files as a ZIP that is written while it is read: nothing is compressed, so its length is known before its first byte and memory
 * stays flat, and the same entries are the same bytes on any day and in any time zone. When a file cannot be read the stream breaks;
 * when the reader goes away nothing more is opened.
 */
export function storedZip(entries: readonly StoredEntry[]): Promise<StoredZip> {
  const zip = new ZipFile();
  // yazl writes local time: these digits are the same in every zone.
  const options = { compress: false, mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };
  const out = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const fail = (error: Error): void => void out.destroy(error);
  let current: Readable | undefined;
  out.once('close', () => current?.destroy());
  zip.on('error', fail);
  for (const { path, byteSize, open } of entries)
    zip.addReadStreamLazy(path, { ...options, size: byteSize }, (take) => {
      if (out.destroyed) return;
      current = open().on('error', fail);
      take(null, current);
    });
  return new Promise((resolve, reject) => {
    zip.once('error', reject);
    // The typings leave out what the callback is told.
    const measured = (byteSize: number): void => {
      if (byteSize < 0) reject(new Error('the size of the archive is not known beforehand'));
      else resolve({ stream: zip.outputStream.pipe(out), byteSize });
    };
    zip.end(undefined, measured as () => void);
  });
}
