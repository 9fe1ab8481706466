import { likenessOf, Wording } from './wording.js';
import type { EditionControl, Letters } from './wording.js';

export type { EditionControl } from './wording.js';

/** What else an answer depends on, in words that are equal when it is; see `termsOf`. */
export type Terms<C> = (control: C) => string;

/**
 * SAME: code and words. MOVED: code and words, but under another node or at another level. RENUMBERED: the words under another
 * code. REWORDED: other words, or other terms, under the code. REPLACED: another code and other words that are still much alike.
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
  /** The words may be the same and something else that is asked for is not: who, how often, how many. */
  readonly termsChanged: boolean;
}

/** Under the same code, words that share less than this are another requirement: numbers are used again. */
const keptUnderCode = 0.4;
/** Under another code more is asked for, or every second sentence of a rule book would look like a successor. */
const keptAcrossCodes = 0.7;
/** A pair of letters that stands in more nodes than this says nothing about any of them. */
const commonPair = 200;
/** What is alike shares rare pairs: so many of them are looked up, and so many of those that share most are compared in full. */
const rarePairs = 40;
const comparedInFull = 30;

/** `compareSteps` in one go. */
export function compareEditions<C extends EditionControl>(
  before: readonly C[],
  after: readonly C[],
  terms?: Terms<C>,
): EditionDifference<C>[] {
  const steps = compareSteps(before, after, terms);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * What became of each node of an edition in the next one: each node on either side in exactly one line, in the reading order
 * of the newer edition, removed ones after the last node that stood before them. Pauses after every node, so that a book of
 * thousands can be compared between other work; the work per node has an upper bound, whatever the words are.
 */
export function* compareSteps<C extends EditionControl>(
  before: readonly C[],
  after: readonly C[],
  terms: Terms<C> = () => '',
): Generator<void, EditionDifference<C>[]> {
  const wording = new Wording<C>([before, after]);
  const pairs = new Map<C, Pair<C>>();
  const free = new Set(before);
  const take: Take<C> = (older, newer, likeness) => {
    pairs.set(newer, { before: older, likeness, termsChanged: terms(older) !== terms(newer) });
    free.delete(older);
  };
  const waiting = () => after.filter((node) => !pairs.has(node));

  const byCode = new Map(before.map((node) => [node.code, node]));
  for (const node of after) {
    const older = byCode.get(node.code);
    if (older?.kind === node.kind && wording.same(older, node)) take(older, node, 1);
    yield;
  }
  yield* pairEqualWords(wording, free, waiting(), take);
  // A name alone is too little to tell successors by; what keeps its code and has no text is judged by its kind.
  for (const node of waiting()) {
    const older = byCode.get(node.code);
    if (older === undefined || !free.has(older) || older.kind !== node.kind) continue;
    const likeness = likenessOf(wording.letters(older), wording.letters(node));
    if (likeness >= keptUnderCode) take(older, node, likeness);
    yield;
  }
  yield* pairAlike(wording, free, waiting(), take);
  return inReadingOrder(wording, before, after, pairs);
}

interface Pair<C> {
  readonly before: C;
  readonly likeness: number;
  readonly termsChanged: boolean;
}

type Take<C> = (older: C, newer: C, likeness: number) => void;

/** The same words under another code. Where they stand several times, the same level goes first, then the order. */
function* pairEqualWords<C extends EditionControl>(
  wording: Wording<C>,
  free: ReadonlySet<C>,
  waiting: readonly C[],
  take: Take<C>,
): Generator<void, void> {
  const keyOf = (node: C): string => `${node.kind} ${wording.of(node)}`;
  const atLevel = new Map<string, C[]>();
  const anywhere = new Map<string, C[]>();
  const put = (among: Map<string, C[]>, key: string, node: C): void => {
    const known = among.get(key);
    if (known) known.push(node);
    else among.set(key, [node]);
  };
  for (const node of free) {
    const key = keyOf(node);
    put(atLevel, `${node.level} ${key}`, node);
    put(anywhere, key, node);
    yield;
  }
  const next = (among: C[] | undefined): C | undefined => {
    while (among?.[0] && !free.has(among[0])) among.shift();
    return among?.[0];
  };
  const left: C[] = [];
  for (const node of waiting) {
    const older = next(atLevel.get(`${node.level} ${keyOf(node)}`));
    if (older) take(older, node, 1);
    else left.push(node);
    yield;
  }
  for (const node of left) {
    const older = next(anywhere.get(keyOf(node)));
    if (older) take(older, node, 1);
    yield;
  }
}

/** Much the same words under another code: the most alike first. */
function* pairAlike<C extends EditionControl>(
  wording: Wording<C>,
  free: ReadonlySet<C>,
  waiting: readonly C[],
  take: Take<C>,
): Generator<void, void> {
  const hasWords = (node: C): boolean => wording.of(node).length > 1;
  const older = [...free].filter(hasWords);
  const standsIn: number[][] = [];
  for (const [at, node] of older.entries()) {
    for (const pair of new Set(wording.letters(node))) (standsIn[pair] ??= []).push(at);
    yield;
  }
  const offers: { node: C; candidate: C; likeness: number; at: number }[] = [];
  const shared = new Uint16Array(older.length);
  for (const node of waiting.filter(hasWords)) {
    const letters = wording.letters(node);
    for (const at of mostShared(letters, standsIn, shared)) {
      const candidate = older[at]!;
      const others = wording.letters(candidate);
      if (candidate.kind !== node.kind || !canBeAlike(letters, others)) continue;
      const likeness = likenessOf(others, letters);
      if (likeness >= keptAcrossCodes) offers.push({ node, candidate, likeness, at });
    }
    yield;
  }
  offers.sort((x, y) => y.likeness - x.likeness || x.at - y.at);
  yield;
  const taken = new Set<C>();
  for (const { node, candidate, likeness } of offers) {
    if (taken.has(node) || !free.has(candidate)) continue;
    take(candidate, node, likeness);
    taken.add(node);
  }
  yield;
}

/** Places of the nodes that share most of the rare pairs, the most first. `shared` is all zero before and after. */
function mostShared(
  letters: Letters,
  standsIn: readonly (readonly number[])[],
  shared: Uint16Array,
): number[] {
  const rare: (readonly number[])[] = [];
  for (const pair of new Set(letters)) {
    const places = standsIn[pair];
    if (places !== undefined && places.length <= commonPair) rare.push(places);
  }
  rare.sort((x, y) => x.length - y.length);
  const touched: number[] = [];
  for (const places of rare.slice(0, rarePairs)) {
    for (const at of places) {
      if (shared[at] === 0) touched.push(at);
      shared[at]! += 1;
    }
  }
  const byCount: number[][] = Array.from({ length: rarePairs + 1 }, () => []);
  for (const at of touched) {
    byCount[shared[at]!]!.push(at);
    shared[at] = 0;
  }
  return byCount.reverse().flat().slice(0, comparedInFull);
}

function inReadingOrder<C extends EditionControl>(
  wording: Wording<C>,
  before: readonly C[],
  after: readonly C[],
  pairs: ReadonlyMap<C, Pair<C>>,
): EditionDifference<C>[] {
  const successor = new Map([...pairs].map(([newer, pair]) => [pair.before, newer]));
  const removedAfter = new Map<C | null, C[]>();
  let last: C | null = null;
  for (const node of before) {
    const newer = successor.get(node);
    if (newer !== undefined) last = newer;
    else if (removedAfter.has(last)) removedAfter.get(last)!.push(node);
    else removedAfter.set(last, [node]);
  }
  const removed = (place: C | null): EditionDifference<C>[] =>
    (removedAfter.get(place) ?? []).map((node) => ({
      change: 'REMOVED',
      before: node,
      after: null,
      likeness: 0,
      termsChanged: false,
    }));
  const successorCode = new Map([...pairs].map(([newer, pair]) => [pair.before.code, newer.code]));
  return [
    ...removed(null),
    ...after.flatMap((node): EditionDifference<C>[] => {
      const pair = pairs.get(node);
      const line: EditionDifference<C> = pair
        ? { change: changeOf(wording, pair, node, successorCode), after: node, ...pair }
        : { change: 'ADDED', before: null, after: node, likeness: 0, termsChanged: false };
      return [line, ...removed(node)];
    }),
  ];
}

/** A node whose parent was renumbered has not moved: `successorCode` tells what the old parent is called now. */
function changeOf<C extends EditionControl>(
  wording: Wording<C>,
  { before, termsChanged }: Pair<C>,
  after: C,
  successorCode: ReadonlyMap<string, string>,
): EditionChange {
  const same = !termsChanged && wording.same(before, after);
  if (before.code !== after.code) return same ? 'RENUMBERED' : 'REPLACED';
  if (!same) return 'REWORDED';
  const parent =
    before.parentCode === null ? null : (successorCode.get(before.parentCode) ?? before.parentCode);
  return before.level === after.level && parent === after.parentCode ? 'SAME' : 'MOVED';
}

/** Texts of very different lengths cannot share enough. */
const canBeAlike = ({ length: x }: Letters, { length: y }: Letters): boolean =>
  2 * Math.min(x, y) >= keptAcrossCodes * (x + y);
