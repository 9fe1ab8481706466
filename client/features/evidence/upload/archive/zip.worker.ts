import 'core-js/actual/array/at';
import 'core-js/actual/object/has-own';
import 'core-js/actual/string/replace-all';
import { ArchiveRefused, type ArchiveRefusal, type UnpackedFile, type RefusedEntry } from './archiveModel';
import { countFiles, unpackZip } from './unpackZip';

export interface ZipRequest {
  archive: File;
  /** Only the number of files, or the files themselves. */
  unpack: boolean;
}

export type ZipAnswer =
  | { kind: 'progress'; files: number; share: number }
  | { kind: 'counted'; files: number }
  | { kind: 'unpacked'; files: UnpackedFile[]; refused: RefusedEntry[] }
  | { kind: 'refused'; reason: ArchiveRefusal };

const tell = (answer: ZipAnswer): void => self.postMessage(answer);
/** Often enough to see it move. */
const everyMs = 100;

async function answer({ archive, unpack }: ZipRequest): Promise<ZipAnswer> {
  try {
    if (!unpack) return { kind: 'counted', files: await countFiles(archive) };
    let told = 0;
    const { files, refused } = await unpackZip(archive, (progress) => {
      const now = Date.now();
      if (now - told < everyMs) return;
      told = now;
      tell({ kind: 'progress', ...progress });
    });
    return { kind: 'unpacked', files, refused };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof ArchiveRefused ? error.reason : 'DAMAGED' };
  }
}

self.onmessage = (event: MessageEvent<ZipRequest>) => void answer(event.data).then(tell);
