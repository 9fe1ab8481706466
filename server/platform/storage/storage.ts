import type { Readable } from 'node:stream';

/** Where bytes live, addressed by their SHA-256. A blob is whole and durable before its hash is handed out. */
export interface Storage {
  /** Moves a finished temporary file into the store; the same content is kept once, and what was damaged is whole again. */
  adopt(temporaryFile: string, sha256: string): Promise<void>;
  /** Reads a blob, or a byte range of it; throws when it is missing. */
  read(sha256: string, range?: { readonly start: number; readonly end: number }): Readable;
  exists(sha256: string): Promise<boolean>;
  size(sha256: string): Promise<number>;
  remove(sha256: string): Promise<void>;
  /** Folder for files that are not whole yet, on the same volume as the store. */
  readonly temporaryDir: string;
}
