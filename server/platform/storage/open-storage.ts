import { join } from 'node:path';
import type { Config } from '../config.js';
import { createDiskStorage } from './disk-storage.js';
import type { Storage } from './storage.js';

/** The store that the settings name. The client of the object store is only loaded by those who have one. */
export async function openStorage({ dataDir, s3 }: Pick<Config, 'dataDir' | 's3'>): Promise<Storage> {
  const root = join(dataDir, 'files');
  if (!s3) return createDiskStorage(root);
  const { createS3Storage } = await import('./s3-storage.js');
  return createS3Storage(s3, root);
}
