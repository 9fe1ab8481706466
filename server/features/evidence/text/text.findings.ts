/** Why there is no text to search, in the words of the API (`EvidenceTextReason`). */
export type NoTextReason =
  | 'SCANNED'
  | 'NO_TEXT'
  | 'PICTURE'
  | 'ARCHIVE'
  | 'OLD_FORMAT'
  | 'ENCRYPTED'
  | 'DAMAGED'
  | 'TOO_LARGE'
  | 'TOO_SLOW'
  | 'GIVEN_UP';

/** A file that cannot be read, thrown by what reads it. */
export class Unreadable extends Error {
  readonly reason: NoTextReason;

  constructor(reason: NoTextReason) {
    super(reason);
    this.reason = reason;
  }
}

/** What one version was found to say. */
export type TextFinding =
  | {
      readonly state: 'READY';
      readonly text: string;
      /** True when the text goes on where it was cut. */
      readonly cut: boolean;
      readonly grams: Int32Array;
    }
  | { readonly state: 'EMPTY' | 'FAILED' | 'UNSUPPORTED'; readonly reason: NoTextReason };
