import type { ControlKind } from './framework-file.schema.js';

/** The part of a control that tells whether it is the same in another edition; rows and file data both fit. */
export interface EditionControl {
  readonly code: string;
  readonly kind: ControlKind;
  readonly level: string | null;
  readonly name: string;
  readonly text: string | null;
  readonly parentCode: string | null;
}

/**
 * SAME: code and words. MOVED: code and words, but under another node or at another level. RENUMBERED: the words under another
 * code. REWORDED: other words under the code. REPLACED: another code and other words that are still much alike.
 */
export type EditionChange = 'SAME' | 'MOVED' | 'RENUMBERED' | 'REWORDED' | 'REPLACED' | 'ADDED' | 'REMOVED';

export interface EditionDifference<C> {
  readonly change: EditionChange;
  /** null for ADDED. */
  readonly before: C | null;
  /** null for REMOVED. */
  readonly after: C | null;
  /** How much of the words is shared, 0 to 1; 1 when nothing was reworded, 0 for ADDED and REMOVED. */
  readonly likeness: number;
}

/** Under the same code, words that share less than this are another requirement: numbers are used again. */
const keptUnderCode = 0.4;
/** Under another code more is asked for, or every second sentence of a rule book would look like a successor. */
const keptAcrossCodes = 0.7;
/** A pair of letters that stands in more nodes than this says nothing about any of them. */
const commonPair = 200;

/**
 * What became of each node of an edition in the next one: each node on either side in exactly one line, in the reading order
 * of the newer edition, removed ones after the last node that stood before them.
 */
export function compareEditions<C extends EditionControl>(
  before: readonly C[],
  after: readonly C[],
): EditionDifference<C>[] {
  const pairs = new Map<C, { readonly before: C; readonly likeness: number }>();
  const free = new Set(before);
  const take = (older: C, newer: C, likeness: number): void => {
    pairs.set(newer, { before: older, likeness });
    free.delete(older);
  };
  const waiting = () => after.filter((node) => !pairs.has(node));

  const byCode = new Map(before.map((node) => [node.code, node]));
  for (const node of after) {
    const older = byCode.get(node.code);
    if (older?.kind === node.kind && wordsOf(older) === wordsOf(node)) take(older, node, 1);
  }
  pairEqualWords(free, waiting(), take);
  // A name alone is too little to tell successors by; what keeps its code and has no text is judged by its kind.
  for (const node of waiting()) {
    const older = byCode.get(node.code);
    if (older === undefined || !free.has(older) || older.kind !== node.kind) continue;
    const likeness = likenessOf(pairsOfLetters(older), pairsOfLetters(node));
    if (likeness >= keptUnderCode) take(older, node, likeness);
  }
  pairAlike(free, waiting(), take);
  return inReadingOrder(before, after, pairs);
}

/** The same words under another code. Where they stand several times, the same level goes first, then the order. */
function pairEqualWords<C extends EditionControl>(
  free: ReadonlySet<C>,
  waiting: readonly C[],
  take: (older: C, newer: C, likeness: number) => void,
): void {
  const candidates = Map.groupBy(free, keyOf);
  const next = (node: C, fits: (older: C) => boolean): C | undefined =>
    candidates.get(keyOf(node))?.find((older) => free.has(older) && fits(older));
  const left = waiting.filter((node) => {
    const older = next(node, ({ level }) => level === node.level);
    if (older) take(older, node, 1);
    return older === undefined;
  });
  for (const node of left) {
    const older = next(node, () => true);
    if (older) take(older, node, 1);
  }
}

/** Much the same words under another code: the most alike first. */
function pairAlike<C extends EditionControl>(
  free: ReadonlySet<C>,
  waiting: readonly C[],
  take: (older: C, newer: C, likeness: number) => void,
): void {
  const older = [...free].filter(hasWords).map((node) => ({ node, letters: pairsOfLetters(node) }));
  const standsIn = new Map<string, number[]>();
  for (const [at, { letters }] of older.entries()) {
    for (const pair of letters.keys()) {
      const places = standsIn.get(pair);
      if (places) places.push(at);
      else standsIn.set(pair, [at]);
    }
  }
  const offers = waiting.filter(hasWords).flatMap((node) => {
    const letters = pairsOfLetters(node);
    const seen = new Set<number>();
    for (const pair of letters.keys()) {
      const places = standsIn.get(pair) ?? [];
      if (places.length <= commonPair) for (const at of places) seen.add(at);
    }
    return [...seen].flatMap((at) => {
      const candidate = older[at];
      if (candidate?.node.kind !== node.kind) return [];
      const likeness = likenessOf(candidate.letters, letters);
      return likeness >= keptAcrossCodes ? [{ node, candidate: candidate.node, likeness, at }] : [];
    });
  });
  const taken = new Set<C>();
  for (const { node, candidate, likeness } of offers.toSorted(
    (x, y) => y.likeness - x.likeness || x.at - y.at,
  )) {
    if (taken.has(node) || !free.has(candidate)) continue;
    take(candidate, node, likeness);
    taken.add(node);
  }
}

function inReadingOrder<C extends EditionControl>(
  before: readonly C[],
  after: readonly C[],
  pairs: ReadonlyMap<C, { readonly before: C; readonly likeness: number }>,
): EditionDifference<C>[] {
  const successor = new Map([...pairs].map(([newer, pair]) => [pair.before, newer]));
  const removedAfter = new Map<C | null, C[]>();
  let last: C | null = null;
  for (const node of before) {
    const newer = successor.get(node);
    if (newer !== undefined) last = newer;
    else removedAfter.set(last, [...(removedAfter.get(last) ?? []), node]);
  }
  const removed = (place: C | null): EditionDifference<C>[] =>
    (removedAfter.get(place) ?? []).map((node) => ({
      change: 'REMOVED',
      before: node,
      after: null,
      likeness: 0,
    }));
  const parentOf = new Map([...pairs].map(([newer, pair]) => [pair.before.code, newer.code]));
  return [
    ...removed(null),
    ...after.flatMap((node): EditionDifference<C>[] => {
      const pair = pairs.get(node);
      const line: EditionDifference<C> = pair
        ? {
            change: changeOf(pair.before, node, parentOf),
            before: pair.before,
            after: node,
            likeness: pair.likeness,
          }
        : { change: 'ADDED', before: null, after: node, likeness: 0 };
      return [line, ...removed(node)];
    }),
  ];
}

/** A node whose parent was renumbered has not moved: `successorCode` tells what the old parent is called now. */
function changeOf(
  older: EditionControl,
  newer: EditionControl,
  successorCode: ReadonlyMap<string, string>,
): EditionChange {
  const sameWords = wordsOf(older) === wordsOf(newer);
  if (older.code !== newer.code) return sameWords ? 'RENUMBERED' : 'REPLACED';
  if (!sameWords) return 'REWORDED';
  const parent = older.parentCode === null ? null : (successorCode.get(older.parentCode) ?? older.parentCode);
  return older.level === newer.level && parent === newer.parentCode ? 'SAME' : 'MOVED';
}

const keyOf = (node: EditionControl): string => `${node.kind} ${wordsOf(node)}`;
/** Punctuation, spaces and the width of letters change with the typesetter, not with the requirement. */
const wordsOf = (node: EditionControl): string =>
  `${node.name}${node.text === null ? '' : ` ${node.text}`}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, '');
const hasWords = (node: EditionControl): boolean => wordsOf(node).length > 1;

/** How often each two neighbouring letters stand in the words. */
function pairsOfLetters(node: EditionControl): Map<string, number> {
  const letters = [...wordsOf(node)];
  const counted = new Map<string, number>();
  for (const [at, letter] of letters.entries()) {
    const pair = `${letter}${letters[at + 1] ?? ''}`;
    counted.set(pair, (counted.get(pair) ?? 0) + 1);
  }
  return counted;
}

/** Sørensen–Dice: twice what is shared over what both have. */
function likenessOf(x: ReadonlyMap<string, number>, y: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [pair, count] of x) {
    shared += Math.min(count, y.get(pair) ?? 0);
    total += count;
  }
  for (const count of y.values()) total += count;
  return total === 0 ? 1 : (2 * shared) / total;
}
