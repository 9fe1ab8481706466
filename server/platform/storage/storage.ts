import type { Readable } from 'node:stream';

/** A blob as the store lists it. */
export interface StoredBlob {
  readonly sha256: string;
  readonly storedAt: Date;
}

/** Where bytes live, addressed by their SHA-256. A blob is whole and durable before its hash is handed out. */
export interface Storage {
  /** Moves a finished temporary file into the store; the same content is kept once, and what was damaged is whole again. */
  adopt(temporaryFile: string, sha256: string): Promise<void>;
  /** Reads a blob, or a byte range of it (both ends included); fails with the code ENOENT when it is missing. */
  read(sha256: string, range?: { readonly start: number; readonly end: number }): Readable;
  exists(sha256: string): Promise<boolean>;
  /** Fails with the code ENOENT when it is missing. */
  size(sha256: string): Promise<number>;
  /** Not an error when it is gone already. */
  remove(sha256: string): Promise<void>;
  /** Every blob, in no order; one that comes or goes meanwhile may be missing or listed. */
  list(): AsyncIterable<StoredBlob>;
  /** Throws away what a crash left half written in the store itself before this moment. */
  sweep(before: Date): Promise<void>;
  /** Folder of this machine for files that are not whole yet. */
  readonly temporaryDir: string;
}

/** Where a blob lies below the root of a store, the same in every kind of store: they can be copied one into the other. */
export function blobKey(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
  return `sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

export const isSha256 = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
