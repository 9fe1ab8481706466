import type { PartScoresQuery, ScoreComparisonQuery, ScoreLinesQuery } from '../../gql/graphql';

export type ScoreLine = ScoreLinesQuery['scoreLines']['lines'][number];
export type ScorePoint = ScoreLine['points'][number];

/** A score as people of that rule book say it. */
export const told = (value: number, level: string | null | undefined): string =>
  level == null ? value.toFixed(1) : `${value.toFixed(1)} · ${level}`;

/** The point that held before this one, if any did. */
export const before = (line: ScoreLine, point: ScorePoint): ScorePoint | undefined =>
  line.points[line.points.indexOf(point) - 1];

export type ComparedUnit = ScoreComparisonQuery['scoreComparison']['units'][number];
export type ComparedSubject = ScoreComparisonQuery['scoreComparison']['subjects'][number];
export type PartScore = NonNullable<PartScoresQuery['assessment']>['partScores'][number];

/** Share of the clauses that apply, in whole percent; null where none does. */
export const percent = (
  counts: { applicable: number; met: number; proven: number },
  of: 'met' | 'proven',
): number | null => (counts.applicable === 0 ? null : Math.round((counts[of] / counts.applicable) * 100));
