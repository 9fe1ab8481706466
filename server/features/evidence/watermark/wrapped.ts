import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Actor } from '../../../platform/access/actor.js';
import type { Storage } from '../../../platform/storage/storage.js';
import { cleanFileName } from '../file-name.js';
import type { StoredFile } from '../stored-file.js';
import { linesFor } from './watermark.js';

export interface Wrapped {
  readonly stream: Readable;
  readonly byteSize: number;
  readonly fileName: string;
}

/**
 * A sensitive file that nothing can be written into, in a ZIP with a note that names who took it and when: nobody unpacks it without
 * seeing that. The note is the first entry; the file is stored as it is, so its length is known before its first byte.
 */
export function wrapFile(
  storage: Pick<Storage, 'read'>,
  file: Pick<StoredFile, 'fileName' | 'sha256' | 'byteSize'>,
  actor: Actor,
  now: Date,
): Promise<Wrapped> {
  const [who = '', when = ''] = linesFor(actor, now);
  const zip = new ZipFile();
  const out = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const fail = (error: Error): void => void out.destroy(error);
  let source: Readable | undefined;
  out.once('close', () => source?.destroy());
  zip.on('error', fail);
  const note = Buffer.from(`\uFEFF${who}\r\n${when}\r\n${file.fileName}\r\nSHA-256 ${file.sha256}\r\n`);
  zip.addBuffer(note, cleanFileName(`00 ${who}.txt`), { compress: false, mtime: now });
  zip.addReadStreamLazy(file.fileName, { compress: false, size: file.byteSize, mtime: now }, (take) => {
    if (out.destroyed) return;
    source = storage.read(file.sha256).on('error', fail);
    take(null, source);
  });
  return new Promise((resolve) => {
    // The typings leave out what the callback is told.
    const measured = (byteSize: number): void =>
      resolve({ stream: zip.outputStream.pipe(out), byteSize, fileName: `${file.fileName}.zip` });
    zip.end(undefined, measured as () => void);
  });
}
