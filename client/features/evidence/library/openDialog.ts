/** Which dialog of the library is open, with what it works on. */
export type Open =
  | { kind: 'link' | 'text' | 'edit' | 'controls' | 'return' }
  | { kind: 'upload'; files: readonly File[] }
  | null;
