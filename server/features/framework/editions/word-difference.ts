export type WordChange = 'KEPT' | 'DELETED' | 'INSERTED';

/** Some words in a row with the same fate. */
export interface WordRun {
  readonly change: WordChange;
  readonly text: string;
}

// Chinese has no spaces between words: the segmenter brings a dictionary.
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Texts that differ in more words than this have little in common: showing it would be noise, and finding it slow. */
const maximumChanges = 300;
/** A longer text is split into letters by nobody's eye; what is beyond is compared as one word. */
const maximumWords = 1_500;
/** More pieces than this are a rewrite. */
export const maximumRuns = 60;

/**
 * Which words of a text were taken out and which came in. Kept and deleted runs in a row are the older text, kept and inserted
 * ones the newer, letter by letter.
 */
export function wordDifference(before: string, after: string): WordRun[] {
  if (before === after) return before === '' ? [] : [{ change: 'KEPT', text: before }];
  const older = wordsOf(before);
  const newer = wordsOf(after);
  const tidy = joinRuns(withoutCrumbs(difference(older, newer)));
  return tidy.length <= maximumRuns ? tidy : difference(older, newer, 0);
}

/** The fewest changes between two sequences; more than `most` of them are one deletion and one insertion. */
function difference(older: readonly string[], newer: readonly string[], most = maximumChanges): WordRun[] {
  let head = 0;
  while (head < older.length && head < newer.length && older[head] === newer[head]) head += 1;
  let tail = 0;
  while (
    tail < older.length - head &&
    tail < newer.length - head &&
    older[older.length - 1 - tail] === newer[newer.length - 1 - tail]
  )
    tail += 1;
  const left = older.slice(head, older.length - tail);
  const right = newer.slice(head, newer.length - tail);
  const around = (words: readonly string[]): WordRun[] =>
    words.length === 0 ? [] : [{ change: 'KEPT', text: words.join('') }];
  return joinRuns([
    ...around(older.slice(0, head)),
    ...(shortestEdit(left, right, most) ?? rewritten(left, right)),
    ...around(older.slice(older.length - tail)),
  ]);
}

/**
 * Which lines of a text were taken out and which came in, in their order, each with its line break. Texts that differ in more
 * lines than are worth looking at are one deletion and one insertion between their common beginning and end.
 */
export function lineDifference(before: string, after: string): WordRun[] {
  return difference(before.match(lines) ?? [], after.match(lines) ?? []);
}

const lines = /[^\n]*\n|[^\n]+$/g;

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    if (words.length === maximumWords) return [...words, text.slice(index)];
    words.push(segment);
  }
  return words;
}

const rewritten = (left: readonly string[], right: readonly string[]): WordRun[] => [
  ...(left.length > 0 ? [{ change: 'DELETED' as const, text: left.join('') }] : []),
  ...(right.length > 0 ? [{ change: 'INSERTED' as const, text: right.join('') }] : []),
];

/** Myers' greedy search for the fewest changes; undefined when there are more than allowed. */
function shortestEdit(
  left: readonly string[],
  right: readonly string[],
  allowed: number,
): WordRun[] | undefined {
  const n = left.length;
  const m = right.length;
  const most = Math.min(n + m, allowed);
  // furthest[k + most] is how far on the older side one comes on diagonal k with so many changes.
  const furthest = new Int32Array(2 * most + 2);
  const trace: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes += 1) {
    trace.push(furthest.slice());
    for (let k = -changes; k <= changes; k += 2) {
      const down = k === -changes || (k !== changes && furthest[k - 1 + most]! < furthest[k + 1 + most]!);
      let x = down ? furthest[k + 1 + most]! : furthest[k - 1 + most]! + 1;
      while (x < n && x - k < m && left[x] === right[x - k]) x += 1;
      furthest[k + most] = x;
      if (x >= n && x - k >= m) return walkBack(left, right, trace, most);
    }
  }
  return undefined;
}

function walkBack(
  left: readonly string[],
  right: readonly string[],
  trace: readonly Int32Array[],
  most: number,
): WordRun[] {
  const runs: WordRun[] = [];
  let x = left.length;
  let y = right.length;
  for (let changes = trace.length - 1; changes >= 0; changes -= 1) {
    const furthest = trace[changes]!;
    const k = x - y;
    const down = k === -changes || (k !== changes && furthest[k - 1 + most]! < furthest[k + 1 + most]!);
    const fromK = down ? k + 1 : k - 1;
    const fromX = changes === 0 ? 0 : furthest[fromK + most]!;
    const fromY = changes === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY) {
      runs.push({ change: 'KEPT', text: left[x - 1]! });
      x -= 1;
      y -= 1;
    }
    if (changes === 0) break;
    if (down) runs.push({ change: 'INSERTED', text: right[y - 1]! });
    else runs.push({ change: 'DELETED', text: left[x - 1]! });
    x = fromX;
    y = fromY;
  }
  return joinRuns(runs.reverse());
}

/** A lone comma or particle between two changes is no common ground: it goes with them. */
function withoutCrumbs(runs: readonly WordRun[]): WordRun[] {
  return runs.flatMap((run, at): WordRun[] => {
    const between = at > 0 && at < runs.length - 1;
    if (run.change !== 'KEPT' || !between || [...run.text].length > 1) return [run];
    return [
      { change: 'DELETED', text: run.text },
      { change: 'INSERTED', text: run.text },
    ];
  });
}

/** Neighbours of one fate become one run; between two kept runs, what was deleted stands before what was inserted. */
export function joinRuns(runs: readonly WordRun[]): WordRun[] {
  const done: WordRun[] = [];
  let deleted = '';
  let inserted = '';
  let kept = '';
  const flush = (): void => {
    if (deleted !== '') done.push({ change: 'DELETED', text: deleted });
    if (inserted !== '') done.push({ change: 'INSERTED', text: inserted });
    deleted = inserted = '';
  };
  for (const { change, text } of runs) {
    if (change === 'KEPT') {
      flush();
      kept += text;
      continue;
    }
    if (kept !== '') done.push({ change: 'KEPT', text: kept });
    kept = '';
    if (change === 'DELETED') deleted += text;
    else inserted += text;
  }
  flush();
  if (kept !== '') done.push({ change: 'KEPT', text: kept });
  return done;
}
