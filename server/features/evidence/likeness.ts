import { foldText } from '../../platform/search.js';

/** Saturation of repeated words, and how far a long text counts against itself: the usual values of BM25. */
const k1 = 1.2;
const b = 0.75;
/** Saturation of what the asking text repeats: a report that says 备份 fifty times asks for it hardly more than one that says it thrice. */
const k3 = 2;

const han = /\p{Script=Han}/u;

/**
 * The terms of a text, in their order: every window of two Chinese characters that stand side by side, and Latin words of
 * two letters and more. Numbers alone are days, amounts and addresses, and no words.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of foldText(text).matchAll(/\p{Script=Han}+|[a-z][a-z0-9]+/gu)) {
    if (!han.test(run)) terms.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) terms.push(run.slice(at, at + 2));
  }
  return terms;
}

/** How often each term stands in the asking text; parts of it may count several times. */
export function countTerms(parts: readonly (readonly [text: string, times: number])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [text, times] of parts)
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + times);
  return counts;
}

/** The texts of one rule book, ready to be asked which of them another text is like. */
export class LikenessIndex {
  readonly texts: string[] = [];
  /** For each term: position of the text and how often it stands there, alternating. */
  private readonly postings = new Map<string, number[]>();
  private readonly lengths: number[] = [];
  private total = 0;

  /** Adds one text; its place is how many came before it. */
  add(text: string): void {
    const at = this.texts.push(text) - 1;
    let length = 0;
    for (const [term, times] of countTerms([[text, 1]])) {
      length += times;
      const posting = this.postings.get(term);
      if (posting) posting.push(at, times);
      else this.postings.set(term, [at, times]);
    }
    this.lengths.push(length);
    this.total += length;
  }

  /** In how many texts a term stands. */
  holding(term: string): number {
    return (this.postings.get(term)?.length ?? 0) / 2;
  }

  /** BM25 of every text for the weighed terms; 0 where none of them stands. */
  scores(weights: ReadonlyMap<string, number>): Float64Array {
    const scores = new Float64Array(this.texts.length);
    const average = this.total / Math.max(1, this.texts.length);
    for (const [term, weight] of weights) {
      const posting = this.postings.get(term) ?? [];
      for (let at = 0; at < posting.length; at += 2) {
        const [text, times] = [posting[at]!, posting[at + 1]!];
        const size = k1 * (1 - b + (b * this.lengths[text]!) / average);
        scores[text]! += (weight * times * (k1 + 1)) / (times + size);
      }
    }
    return scores;
  }
}

/**
 * What each term of the asking text weighs over all these rule books together: the rarer it is in them, the more. A term that
 * none of them says is left out.
 */
export function weigh(
  counts: ReadonlyMap<string, number>,
  indexes: readonly LikenessIndex[],
): Map<string, number> {
  const all = indexes.reduce((sum, index) => sum + index.texts.length, 0);
  const weights = new Map<string, number>();
  for (const [term, times] of counts) {
    const holding = indexes.reduce((sum, index) => sum + index.holding(term), 0);
    if (holding === 0) continue;
    const rarity = Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
    weights.set(term, (rarity * times * (k3 + 1)) / (times + k3));
  }
  return weights;
}

const shownWords = 6;

/**
 * The words that a text shares with the asking one, those that count most first: terms that follow one another in both are one
 * word. `asking` is folded.
 */
export function sharedWords(text: string, asking: string, weights: ReadonlyMap<string, number>): string[] {
  const words = new Map<string, number>();
  for (const [run] of foldText(text).matchAll(/\p{Script=Han}+|[a-z][a-z0-9]+/gu)) {
    if (!han.test(run)) {
      const weight = weights.get(run);
      if (weight !== undefined) words.set(run, weight);
      continue;
    }
    for (let from = 0; from + 1 < run.length;) {
      let [to, weight] = [from + 1, 0];
      while (
        to < run.length &&
        weights.has(run.slice(to - 1, to + 1)) &&
        asking.includes(run.slice(from, to + 1))
      ) {
        weight += weights.get(run.slice(to - 1, to + 1))!;
        to += 1;
      }
      if (to > from + 1) words.set(run.slice(from, to), weight);
      from = Math.max(to - 1, from + 1);
    }
  }
  const shown: string[] = [];
  for (const [word] of [...words].toSorted((one, other) => other[1] - one[1]))
    if (shown.length < shownWords && !shown.some((longer) => longer.includes(word))) shown.push(word);
  return shown;
}
