/** Why an archive stays closed as a whole. */
export type ArchiveRefusal =
  | 'NOT_ZIP'
  | 'ENCRYPTED'
  | 'TOO_MANY'
  | 'TOO_LARGE'
  | 'TOO_DENSE'
  | 'OVERLAPPING'
  | 'DAMAGED';

/** Why one file of it is left out. */
export type EntryRefusal = 'UNSAFE_PATH' | 'SYMLINK' | 'TOO_LARGE' | 'UNREADABLE';

export interface RefusedEntry {
  path: string;
  reason: EntryRefusal;
}

/** Bounds of what is unpacked; the sizes that an archive states of itself are not believed. */
export interface ArchiveLimits {
  entries: number;
  /** All files together, unpacked. */
  bytes: number;
  /** Unpacked bytes for each byte of the archive. */
  ratio: number;
  /** One file. */
  fileBytes: number;
}

export const archiveLimits: ArchiveLimits = {
  entries: 10_000,
  bytes: 2 * 1024 ** 3,
  ratio: 100,
  // What the server takes of one file.
  fileBytes: 200 * 1024 ** 2,
};

/** Under this many bytes nothing is a bomb, however well it is packed. */
export const harmlessBytes = 1024 ** 2;

/** The archive cannot be unpacked; nothing of it is used. */
export class ArchiveRefused extends Error {
  readonly reason: ArchiveRefusal;

  constructor(reason: ArchiveRefusal) {
    super(reason);
    this.reason = reason;
  }
}

export interface UnpackedFile {
  file: File;
  /** With its folders inside the archive. */
  path: string;
}

export interface UnpackProgress {
  files: number;
  /** 0 to 1 of what the archive says it holds: for a bar, not for a bound. */
  share: number;
}

export const isArchive = (file: File): boolean => /\.zip$/i.test(file.name) && file.size > 0;
