import { foldText } from '../../platform/search.js';
import type { SnippetPart } from './match.types.js';

export interface Snippet {
  readonly parts: SnippetPart[];
  /** How many of the words stand in it. */
  readonly words: number;
}

const lead = 24;
const maximumLength = 120;

/** What stands around the first of these words (folded, as `searchWords` answers them), with every one of them marked. */
export function snippetOf(text: string, words: readonly string[]): Snippet {
  const { folded, sources } = fold(text);
  const hits = words.flatMap((word) => occurrences(folded, word));
  if (hits.length === 0) return { parts: [], words: 0 };
  const first = hits.reduce((least, [start]) => Math.min(least, start), Infinity);
  const from = first <= lead + 4 ? 0 : first - lead;
  const to = Math.min(folded.length, from + maximumLength);
  const [begin, end] = [sources[from]!, sources[to]!];
  const marked = new Uint8Array(end - begin);
  for (const [start, stop] of hits)
    if (start < to)
      marked.fill(1, Math.max(0, sources[start]! - begin), Math.max(0, sources[Math.min(stop, to)]! - begin));
  const parts: SnippetPart[] = [];
  for (let at = begin; at < end;) {
    const found = marked[at - begin] === 1;
    let next = at + 1;
    while (next < end && (marked[next - begin] === 1) === found) next += 1;
    parts.push({ text: text.slice(at, next), found });
    at = next;
  }
  if (begin > 0) parts.unshift({ text: '…', found: false });
  if (end < text.length) parts.push({ text: '…', found: false });
  return { parts, words: words.filter((word) => folded.slice(from, to).includes(word)).length };
}

/** Where a word stands; a short one in a long text is marked often enough. */
function occurrences(folded: string, word: string): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (
    let at = folded.indexOf(word);
    at >= 0 && found.length < 50;
    at = folded.indexOf(word, at + word.length)
  )
    found.push([at, at + word.length]);
  return found;
}

/** A text as searches compare it, with where each of its characters comes from: folding may make two of one. */
function fold(text: string): { readonly folded: string; readonly sources: readonly number[] } {
  let folded = '';
  const sources: number[] = [];
  let at = 0;
  for (const character of text) {
    const one = foldText(character);
    for (let unit = 0; unit < one.length; unit += 1) sources.push(at);
    folded += one;
    at += character.length;
  }
  sources.push(at);
  return { folded, sources };
}
