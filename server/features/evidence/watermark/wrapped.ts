import { Readable } from 'node:stream';
import type { Actor } from '../../../platform/access/actor.js';
import type { Text } from '../../../platform/graphql/errors.js';
import type { Storage } from '../../../platform/storage/storage.js';
import { storedZip } from '../../../platform/stored-zip.js';
import type { StoredZip } from '../../../platform/stored-zip.js';
import { cleanFileName } from '../file-name.js';
import type { StoredFile } from '../stored-file.js';
import { linesFor } from './watermark.js';

export interface Wrapped extends StoredZip {
  readonly fileName: string;
}

/**
 * A sensitive file that nothing can be written into, in a ZIP with a note that names who took it and when: nobody unpacks it without
 * seeing that, because the note is the first entry.
 */
export async function wrapFile(
  storage: Pick<Storage, 'read'>,
  { fileName, sha256, byteSize }: Pick<StoredFile, 'fileName' | 'sha256' | 'byteSize'>,
  actor: Actor,
  now: Date,
  about?: Text,
): Promise<Wrapped> {
  const lines = linesFor(actor, now, about);
  const note = Buffer.from(`\uFEFF${[...lines, fileName, `SHA-256 ${sha256}`].join('\r\n')}\r\n`);
  const zip = await storedZip([
    {
      path: cleanFileName(`00 ${lines.slice(0, -1).join(' · ')}.txt`),
      byteSize: note.length,
      open: () => Readable.from([note]),
    },
    { path: fileName, byteSize, open: () => storage.read(sha256) },
  ]);
  return { ...zip, fileName: `${fileName}.zip` };
}
