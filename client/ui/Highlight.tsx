/** Words of a search as they are compared: full-width forms and case do not matter. */
export function wordsOf(search: string): string[] {
  return search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
}

/** A text with the words that were searched for marked. What was found by another way (a code, pinyin) stays unmarked. */
export function Highlight({ text, words }: { text: string; words: readonly string[] }) {
  const found = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (found.length === 0) return text;
  // With a group in the pattern every second part is a match.
  const parts = text.split(new RegExp(`(${found.join('|')})`, 'giu'));
  return parts.map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : part));
}
