import type { NoTextReason } from './text.findings.js';

const without: Readonly<Record<string, NoTextReason>> = Object.fromEntries(
  (
    [
      ['PICTURE', 'png jpg gif webp bmp tif'],
      ['ARCHIVE', 'zip rar 7z gz'],
      ['OLD_FORMAT', 'doc xls ppt'],
    ] as const
  ).flatMap(([reason, kinds]) => kinds.split(' ').map((kind) => [kind, reason] as const)),
);

/** Why nothing is read from files of this kind; undefined when their text is. */
export const unsupported = (kind: string): NoTextReason | undefined => without[kind];
