/** As much as a person ticks through; a name with more codes is a table of contents. */
const mostCodes = 10;

// Two dots at least (8.1.4.1-b, 01.02.3), or zero-padded pairs (01.02), or letters before (A.8.23, CSL-61): a single dot is a
// version or a time. Nothing inside a longer number, word or date.
const code =
  /(?<![A-Za-z\d.])(?:\d{1,3}(?:\.\d{1,3}){2,5}(?:-[a-z])?|0\d\.\d{2}|[A-Z]{1,3}\.\d{1,2}(?:\.\d{1,3})*|[A-Z]{2,5}-\d{1,3})(?![\d]|\.\d|[a-zA-Z])/gu;

/** Codes of controls that a file name speaks of, in its order: `8.1.4.1-b 双因素截图.png`. Full-width forms count too. */
export function codesInName(name: string): string[] {
  const plain = name.normalize('NFKC').replaceAll('。', '.').replaceAll(/[–—−]/g, '-');
  return [...new Set(plain.match(code) ?? [])].slice(0, mostCodes);
}
