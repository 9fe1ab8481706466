import type { ScoreLinesQuery } from '../../gql/graphql';

export type ScoreLine = ScoreLinesQuery['scoreLines']['lines'][number];
export type ScorePoint = ScoreLine['points'][number];

/** A score as people of that rule book say it. */
export const told = (value: number, level: string | null | undefined): string =>
  level == null ? value.toFixed(1) : `${value.toFixed(1)} · ${level}`;

/** The point that held before this one, if any did. */
export const before = (line: ScoreLine, point: ScorePoint): ScorePoint | undefined =>
  line.points[line.points.indexOf(point) - 1];
