import { ArchiveRefused, type RefusedEntry, type UnpackedFile, type UnpackProgress } from './archiveModel';
import type { ZipAnswer, ZipRequest } from './zip.worker';
import ZipWorker from './zip.worker?worker';

/** Each archive is opened in a worker of its own: what it holds is not to be trusted, and may be stopped at any time. */
function ask<Kind extends ZipAnswer['kind']>(
  request: ZipRequest,
  kind: Kind,
  signal: AbortSignal,
  onProgress: (progress: UnpackProgress) => void,
): Promise<Extract<ZipAnswer, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const worker = new ZipWorker();
    const end = (settle: () => void) => {
      worker.terminate();
      settle();
    };
    worker.onmessage = ({ data }: MessageEvent<ZipAnswer>) => {
      if (data.kind === 'progress') onProgress(data);
      else if (data.kind === 'refused') end(() => reject(new ArchiveRefused(data.reason)));
      else if (data.kind === kind) end(() => resolve(data as Extract<ZipAnswer, { kind: Kind }>));
    };
    // It ran out of memory, most likely.
    worker.onerror = () => end(() => reject(new ArchiveRefused('DAMAGED')));
    signal.addEventListener('abort', () => end(() => reject(new DOMException('aborted', 'AbortError'))));
    worker.postMessage(request);
  });
}

export const countArchive = async (archive: File, signal: AbortSignal): Promise<number> =>
  (await ask({ archive, unpack: false }, 'counted', signal, () => undefined)).files;

export const unpackArchive = (
  archive: File,
  signal: AbortSignal,
  onProgress: (progress: UnpackProgress) => void,
): Promise<{ files: UnpackedFile[]; refused: RefusedEntry[] }> =>
  ask({ archive, unpack: true }, 'unpacked', signal, onProgress);
