/** Bytes to be marked, and the lines that are written over them. */
export interface StampJob {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly lines: readonly string[];
}

/** null: this file cannot be marked. */
export type Stamped = { readonly mediaType: string; readonly bytes: Uint8Array } | null;
