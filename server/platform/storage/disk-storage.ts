import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { blobKey, isSha256 } from './storage.js';
import type { Storage } from './storage.js';

/** Local disk: `sha256/ab/cd/<hash>`. Written temporary → fsync → rename → fsync of the folder. */
export async function createDiskStorage(root: string): Promise<Storage> {
  const temporaryDir = join(root, 'temporary');
  const pathOf = (sha256: string): string => join(root, blobKey(sha256));
  await mkdir(temporaryDir, { recursive: true });

  return {
    temporaryDir,
    async adopt(temporaryFile, sha256) {
      const target = pathOf(sha256);
      await syncFile(temporaryFile);
      // Also over one that is there, which may have been damaged since it was written.
      await mkdir(dirname(target), { recursive: true });
      await rename(temporaryFile, target);
      await syncFile(dirname(target));
    },
    read: (sha256, range) => createReadStream(pathOf(sha256), range),
    exists: (sha256) => isThere(pathOf(sha256)),
    size: async (sha256) => (await stat(pathOf(sha256))).size,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async *list() {
      // Folder by folder: a store of a million files is never a list in memory.
      for (const outer of await entries(join(root, 'sha256'))) {
        for (const inner of await entries(join(root, 'sha256', outer))) {
          for (const sha256 of await entries(join(root, 'sha256', outer, inner))) {
            const found = isSha256(sha256) && (await stat(pathOf(sha256)).catch(() => undefined));
            if (found) yield { sha256, storedAt: found.mtime };
          }
        }
      }
    },
    // A rename is whole or did not happen; half files lie in the temporary folder only.
    sweep: async () => undefined,
  };
}

const entries = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Forces a file, or the entries of a folder, to the disk. */
async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
