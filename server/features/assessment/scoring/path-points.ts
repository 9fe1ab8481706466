import type { ChecklistItem } from './checklist.js';
import { askedAt, placeOf, standIndicator } from './indicator-standing.js';
import type { IndicatorStanding } from './indicator-standing.js';
import { assertEstimates, impossiblePath, pathThrough, undecidedPath } from './path.js';
import type { Estimate, Option, PathOutcome } from './path.js';
import type { Indicator, PointsInput } from './points-input.js';
import { scorePoints } from './points.js';
import type { ScoreBasis } from './score-input.js';
import { settle, sum } from './standing.js';

export interface IndicatorGap extends Estimate {
  resultId: string;
  /** The grade that a graded indicator reaches then; without it the indicator is met. */
  grade?: string;
}

/** The indicator with its gap closed, on both bases. */
export function closeIndicator(indicator: Indicator, { grade }: IndicatorGap): Indicator {
  const met: Indicator = { ...indicator, verdict: 'MET', provenVerdict: 'MET' };
  if (grade === undefined) return met;
  const needed = indicator.minimumCountByGrade?.[grade];
  return {
    ...met,
    reachedGrade: grade,
    ...(needed === undefined ? {} : { count: Math.max(needed, indicator.count ?? 0) }),
  };
}

/** The gaps whose closing reaches a grade with least effort: all its indicators, and its minimum score. */
export function pathOfPoints(
  input: PointsInput,
  basis: ScoreBasis,
  target: string,
  gaps: readonly IndicatorGap[],
  limit?: number,
): PathOutcome {
  assertEstimates(gaps);
  const { indicators, tables } = input;
  const grade = placeOf(tables, target);
  const minimum = tables.grades[grade]?.minimumScore ?? null;
  if (minimum === null) return undecidedPath([{ table: 'GRADES', level: target }]);
  const byResult = Map.groupBy(gaps, ({ resultId }) => resultId);
  const ways = indicators.map((indicator) => {
    const now = standIndicator(indicator, basis, tables);
    // One that is skipped is asked for as soon as its gap is closed.
    const isEnough = ({ outcome, place }: IndicatorStanding): boolean => {
      const asked = outcome.skipped ? null : askedAt(indicator, grade, tables);
      return asked === null || place >= asked;
    };
    const closing = (byResult.get(indicator.resultId) ?? []).map((gap) => ({
      gap,
      after: standIndicator(closeIndicator(indicator, gap), basis, tables),
    }));
    const all = [{ gap: null, after: now }, ...closing];
    return {
      indicator,
      now,
      options: all
        .filter(({ after }) => after.outcome.earned >= now.outcome.earned && isEnough(after))
        .map(({ gap, after }): Option => ({
          gaps: gap === null ? [] : [{ ...gap, code: indicator.code, level: Math.max(0, after.place) }],
          gains: [settle(after.outcome.earned - now.outcome.earned)],
        })),
    };
  });
  const blocked = ways.filter(({ options }) => options.length === 0);
  if (blocked.length > 0) return impossiblePath(blocked.map(({ indicator }) => indicator.code));
  const value = settle(sum(ways.map(({ now }) => now.outcome.earned)));
  const path = pathThrough(
    ways.map(({ options }) => options),
    [settle(minimum - value)],
    limit,
  );
  // A threshold above what the indicators of the grade give contradicts them: that is no statement about the hospital.
  const { grades } = scorePoints(input, basis);
  return path.status === 'IMPOSSIBLE' && minimum > (grades[grade]?.reachable ?? 0)
    ? undecidedPath([{ table: 'GRADES', level: target }])
    : path;
}

/** The duties whose meeting brings the share met, in percent, to the target with least effort. */
export function pathOfChecklist(
  items: readonly ChecklistItem[],
  basis: ScoreBasis,
  target: number,
  gaps: readonly (Estimate & { resultId: string })[],
  limit?: number,
): PathOutcome {
  assertEstimates(gaps);
  const verdictOf = (item: ChecklistItem): string =>
    basis === 'DECLARED' ? item.verdict : item.provenVerdict;
  const applicable = items.filter((item) => verdictOf(item) !== 'NOT_APPLICABLE');
  if (applicable.length === 0) return impossiblePath([]);
  const byResult = Map.groupBy(gaps, ({ resultId }) => resultId);
  const open = applicable.filter((item) => verdictOf(item) !== 'MET');
  const met = applicable.length - open.length;
  return pathThrough(
    open.map(({ resultId, code }): Option[] => [
      { gaps: [], gains: [0] },
      ...(byResult.get(resultId) ?? []).map((gap) => ({ gaps: [{ ...gap, code, level: 0 }], gains: [1] })),
    ]),
    [Math.ceil(settle((target / 100) * applicable.length)) - met],
    limit,
  );
}
