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

/** A text as searches compare it: full-width forms and case do not matter. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** ILIKE pattern for one word: % and _ of the caller are plain characters. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

function words(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}._-]+/u)
    .filter((word) => word !== '');
}
