import type { Indicator, PointsTables } from './points-input.js';
import type { IndicatorOutcome } from './points-outcome.js';
import type { ScoreBasis, Verdict } from './score-input.js';
import type { ScoreText } from './score-text.js';

/** An indicator seen from one basis. */
export interface IndicatorStanding {
  indicator: Indicator;
  verdict: Verdict;
  unproven: boolean;
  /** Place of the reached grade among the grades; −1 when none is reached. */
  place: number;
  /** A graded indicator that was only recorded as met. */
  least: boolean;
  outcome: IndicatorOutcome;
}

export function placeOf({ grades }: PointsTables, key: string): number {
  const place = grades.findIndex((grade) => grade.key === key);
  if (place === -1) throw new RangeError(`The grade ${key} is not in the table of grades`);
  return place;
}

/** The grades at which an indicator asks for something more, lowest first. */
export function stepsOf(indicator: Indicator, tables: PointsTables): number[] {
  const { fromGrade, scoreByGrade, minimumCountByGrade } = indicator;
  const keys = new Set([
    ...(fromGrade === null ? [] : [fromGrade]),
    ...Object.keys(scoreByGrade ?? {}),
    ...Object.keys(minimumCountByGrade ?? {}),
  ]);
  return [...keys].map((key) => placeOf(tables, key)).sort((x, y) => x - y);
}

export const isGraded = ({ scoreByGrade, minimumCountByGrade }: Indicator): boolean =>
  scoreByGrade !== undefined || minimumCountByGrade !== undefined;

export function standIndicator(
  indicator: Indicator,
  basis: ScoreBasis,
  tables: PointsTables,
): IndicatorStanding {
  const verdict = basis === 'DECLARED' ? indicator.verdict : indicator.provenVerdict;
  const skipped = verdict === 'NOT_APPLICABLE' && indicator.electiveTest === true && tables.electiveMaySkip;
  const { place, least } = reachedBy(indicator, verdict, tables);
  return {
    indicator,
    verdict,
    unproven: verdict === 'OPEN' && indicator.verdict !== 'OPEN',
    place,
    least,
    outcome: {
      resultId: indicator.resultId,
      code: indicator.code,
      section: indicator.section,
      earned: earnedAt(indicator, place, tables),
      full: indicator.scored ? indicator.score : 0,
      reached: tables.grades[place]?.key ?? null,
      skipped,
    },
  };
}

function reachedBy(
  indicator: Indicator,
  verdict: Verdict,
  tables: PointsTables,
): { place: number; least: boolean } {
  const { reachedGrade, count, minimumCountByGrade } = indicator;
  const steps = stepsOf(indicator, tables);
  const [first] = steps;
  const nothing = { place: -1, least: false };
  if (first === undefined || (verdict !== 'MET' && verdict !== 'PARTIAL')) return nothing;
  if (!isGraded(indicator))
    return verdict === 'MET' ? { place: tables.grades.length - 1, least: false } : nothing;
  const limits: number[] = [];
  if (typeof reachedGrade === 'string') limits.push(placeOf(tables, reachedGrade));
  if (typeof count === 'number' && minimumCountByGrade !== undefined) {
    const tooFew = Object.entries(minimumCountByGrade)
      .filter(([, needed]) => count < needed)
      .map(([key]) => placeOf(tables, key));
    limits.push(Math.min(tables.grades.length, ...tooFew) - 1);
  }
  if (limits.length === 0) return verdict === 'MET' ? { place: first, least: steps.length > 1 } : nothing;
  const place = Math.min(...limits);
  return { place: place < first ? -1 : place, least: false };
}

/** Marks of an indicator that reaches this place. */
export function earnedAt(indicator: Indicator, place: number, tables: PointsTables): number {
  const { scored, score, scoreByGrade } = indicator;
  if (!scored || place < 0) return 0;
  if (scoreByGrade === undefined) return score;
  const marks = Object.entries(scoreByGrade).map(([key, value]) => ({ at: placeOf(tables, key), value }));
  return Math.max(0, ...marks.filter(({ at }) => at <= place).map(({ value }) => value));
}

/** The place that a grade asks of an indicator; null when it asks nothing. */
export function askedAt(indicator: Indicator, grade: number, tables: PointsTables): number | null {
  if (!indicator.scored) return null;
  return (
    stepsOf(indicator, tables)
      .filter((step) => step <= grade)
      .at(-1) ?? null
  );
}

/** Why an indicator is not where a grade wants it. */
export function reasonBelow(
  { indicator, verdict, unproven, outcome }: IndicatorStanding,
  asked: number,
  tables: PointsTables,
): ScoreText {
  const params = { code: indicator.code };
  if (unproven) return { key: 'REASON_UNPROVEN', params };
  if (verdict === 'OPEN') return { key: 'REASON_OPEN', params };
  if (verdict === 'UNMET') return { key: 'REASON_UNMET', params };
  if (verdict === 'NOT_APPLICABLE') return { key: 'REASON_NOT_SKIPPABLE', params };
  const key = tables.grades[asked]?.key ?? '';
  const needed = indicator.minimumCountByGrade?.[key];
  const { count } = indicator;
  if (typeof count === 'number' && needed !== undefined && count < needed)
    return { key: 'REASON_COUNT_BELOW', params: { ...params, count, needed } };
  if (isGraded(indicator))
    return {
      key: 'REASON_GRADE_BELOW',
      params: { ...params, reached: outcome.reached ?? 'NO_GRADE', needed: key },
    };
  return { key: 'REASON_PARTIAL', params };
}
