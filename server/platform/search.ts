const han = /\p{Script=Han}/u;
const maximumTokens = 4_000;

/**
 * Tokens of a text for the stored search column: single characters and every window of two, over lower-cased NFKC text
 * without spaces and punctuation between words. Two-character Chinese words are found without any extension.
 */
export function searchTokens(...texts: readonly (string | null | undefined)[]): string[] {
  const tokens = new Set<string>();
  for (const text of texts) {
    for (const word of words(text ?? '')) {
      const characters = [...word];
      for (let at = 0; at < characters.length && tokens.size < maximumTokens; at += 1) {
        if (han.test(characters[at]!)) tokens.add(characters[at]!);
        if (at + 1 < characters.length) tokens.add(characters[at]! + characters[at + 1]!);
      }
      if (characters.length === 1) tokens.add(word);
    }
  }
  return [...tokens];
}

/** Tokens that a row must have to match a search text; the caller re-checks with `likePattern`. */
export function queryTokens(search: string): string[] {
  const tokens = new Set<string>();
  for (const word of words(search)) {
    const characters = [...word];
    if (characters.length === 1) tokens.add(word);
    for (let at = 0; at + 1 < characters.length; at += 1) tokens.add(characters[at]! + characters[at + 1]!);
  }
  return [...tokens].slice(0, 60);
}

/** The words of a search text, each to be found somewhere in the row. */
export const searchWords = (search: string): string[] => words(search).slice(0, 10);

/** What each word of a search asks of a row: tokens in its stored column, a pattern to check them by, grams of a long text. */
export const askedWords = (search: string): { tokens: string[]; pattern: string; grams: number[] }[] =>
  searchWords(search).map((word) => ({
    tokens: queryTokens(word),
    pattern: likePattern(word),
    grams: wordGrams(word),
  }));

/** A text as searches compare it: full-width forms and case do not matter. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** ILIKE pattern for one word: % and _ of the caller are plain characters. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function words(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}._-]+/u)
    .filter((word) => word !== '');
}

/**
 * What a long text is found by, as numbers: every window of three characters, windows of two that touch Chinese, single
 * Chinese characters, and Latin words and numbers of one or two characters as a whole. A word of three characters or more
 * is thereby found without reading the text again; the windows of the longest documents would take megabytes as words.
 */
export function textGrams(text: string): Int32Array {
  const grams = new Set<number>();
  for (const word of words(text)) {
    const characters = [...word];
    for (let at = 0; at < characters.length; at += 1) {
      const [one, two, three] = [characters[at]!, characters[at + 1], characters[at + 2]];
      if (han.test(one)) grams.add(gram(one));
      if (two !== undefined && (han.test(one) || han.test(two))) grams.add(gram(one + two));
      if (two !== undefined && three !== undefined) grams.add(gram(one + two + three));
    }
    for (const short of word.split(notLatin))
      if (short !== '' && short.length <= 2) grams.add(gram(` ${short}`));
  }
  return Int32Array.from(grams);
}

/** The grams that a text must have to hold this word (one of `searchWords`). */
export function wordGrams(word: string): number[] {
  const characters = [...word];
  if (characters.length >= 3)
    return [...new Set(characters.slice(2).map((_last, at) => gram(characters.slice(at, at + 3).join(''))))];
  return [gram(characters.some((one) => han.test(one)) ? word : ` ${word}`)];
}

const notLatin = /[\p{Script=Han}._-]+/u;

/** FNV-1a with a last stir, as a signed 32-bit number. */
function gram(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) | 0;
}
