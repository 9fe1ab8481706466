import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Storage } from './storage.js';

/** Local disk: `sha256/ab/cd/<hash>`. Written temporary → fsync → rename → fsync of the folder. */
export async function createDiskStorage(root: string): Promise<Storage> {
  const temporaryDir = join(root, 'temporary');
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return join(root, 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
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
  };
}

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
