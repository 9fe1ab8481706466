import type { EstimatedGap, PlannedFigure, Scenario } from '../assessment/index.js';

/** A gap between what is proven and the target, and the figure that must rise for it, if one must. */
export interface TargetGap {
  readonly gap: EstimatedGap;
  readonly figure: PlannedFigure | null;
}

/**
 * What closing every gap to the target means: results to be met and proven, and one figure for each item, level or indicator,
 * the lowest that the target is content with. Of an indicator that is the grade aimed at; of use and quality the highest border
 * short of everything, which is where items pass.
 */
export function targetGapsOf(scenario: Scenario): TargetGap[] {
  const gaps = scenario.gapsToTarget();
  const plain = gaps.filter((gap) => !isFigure(gap)).map((gap) => ({ gap, figure: null }));
  const grouped = Map.groupBy(
    gaps.filter(isFigure),
    ({ controlId, level, grade }) => `${controlId}:${grade === null ? (level ?? '') : 'G'}`,
  );
  const asked = [...plain, ...[...grouped.values()].flatMap((steps) => figureAmong(scenario, steps) ?? [])];
  // A score that the level needs besides may take more than what it asks for; a figure then rises further.
  const further = scenario
    .missingAfter(closingAll(asked))
    .map((gap): TargetGap => ({ gap, figure: figureOf(gap) }));
  return [...new Map([...asked, ...further].map((one) => [keyOf(one), one])).values()];
}

const keyOf = ({ gap, figure }: TargetGap): string =>
  figure === null ? gap.id : [figure.controlId, figure.kind, figure.level].join();

const isFigure = ({ grade, to }: EstimatedGap): boolean => grade !== null || to !== null;

function figureOf(gap: EstimatedGap): PlannedFigure | null {
  const { controlId, level, grade, to } = gap;
  if (grade !== null) return { controlId, kind: 'GRADE', level: null, value: null, grade };
  if (to === null) return null;
  return { controlId, kind: level === null ? 'USE' : 'QUALITY', level, value: to, grade: null };
}

function figureAmong(
  { edition: { scoring }, assessment }: Scenario,
  steps: readonly EstimatedGap[],
): TargetGap | undefined {
  const [{ grade }] = steps as readonly [EstimatedGap];
  if (grade !== null) {
    const placeOf = (key: string | null): number =>
      scoring.kind === 'POINTS' ? scoring.grades.findIndex((one) => one.key === key) : -1;
    const aim = placeOf(assessment.targetLevel);
    const gap = steps
      .filter((step) => placeOf(step.grade) <= aim)
      .toSorted((one, other) => placeOf(one.grade) - placeOf(other.grade))
      .at(-1);
    // Where the first step lies beyond the target, nothing is asked.
    return gap && { gap, figure: figureOf(gap) };
  }
  const rising = steps.toSorted((one, other) => (one.to ?? 0) - (other.to ?? 0));
  const gap = rising.findLast(({ to }) => (to ?? 0) < 1) ?? rising[0]!;
  return { gap, figure: figureOf(gap) };
}

/** All of them closed. */
export const closingAll = (gaps: readonly TargetGap[]) => ({
  resultIds: new Set(gaps.flatMap(({ gap }) => gap.resultId ?? [])),
  figures: gaps.flatMap(({ figure }) => figure ?? []),
});
