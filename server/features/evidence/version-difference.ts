import { joinRuns, lineDifference, wordDifference } from '../framework/index.js';
import type { WordRun } from '../framework/index.js';
import type { VersionDifference } from './version-difference.types.js';

/** A place where two texts differ, with a little of what stands around it. */
export interface ChangedPlace {
  /** Number of the first of its lines in the newer text, from 1. */
  readonly line: number;
  readonly runs: readonly WordRun[];
}

/** One of two versions with what it says. */
interface Said {
  readonly number: number;
  readonly text: string;
}

/** How two versions whose texts are there differ. */
export function differenceOfTexts(older: Said, newer: Said, cut = false): VersionDifference {
  const { places, more } = changedPlaces(older.text, newer.text);
  return {
    comparison: 'COMPARED',
    fromNumber: older.number,
    toNumber: newer.number,
    changes: places,
    more,
    cut,
  };
}

/** Unchanged lines shown before and after a change. */
const around = 2;
/** A line without breaks can be a whole document. */
const longestContext = 300;
export const mostPlaces = 100;

/** Where two texts differ, line by line and inside the lines word by word; at most a hundred places. */
export function changedPlaces(before: string, after: string): { places: ChangedPlace[]; more: boolean } {
  const runs = lineDifference(before, after);
  const places: ChangedPlace[] = [];
  let line = 1;
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at]!;
    if (run.change === 'KEPT') {
      line += lineCount(run.text);
      continue;
    }
    const next = runs[at + 1];
    const replaced = run.change === 'DELETED' && next?.change === 'INSERTED';
    const older = run.change === 'DELETED' ? run.text : '';
    const newer = run.change === 'INSERTED' ? run.text : replaced ? next.text : '';
    const follows = runs[at + (replaced ? 2 : 1)];
    if (places.length === mostPlaces) return { places, more: true };
    const lead = tailOf(runs[at - 1]);
    places.push({
      line: Math.max(1, line - lineCount(lead)),
      runs: joinRuns([...kept(lead), ...wordDifference(older, newer), ...kept(headOf(follows))]),
    });
    line += lineCount(newer);
    if (replaced) at += 1;
  }
  return { places, more: false };
}

const kept = (text: string): WordRun[] => (text === '' ? [] : [{ change: 'KEPT', text }]);
const lineCount = (text: string): number => text.match(/\n/g)?.length ?? 0;
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const tailOf = (run: WordRun | undefined): string =>
  run?.change === 'KEPT' ? linesOf(run.text).slice(-around).join('').slice(-longestContext) : '';
const headOf = (run: WordRun | undefined): string =>
  run?.change === 'KEPT' ? linesOf(run.text).slice(0, around).join('').slice(0, longestContext) : '';
