import type { Edition } from '../../framework/index.js';
import type { Recorded, ScoredMeasure } from '../outcome/rating-input.js';
import type { ScoredResult } from '../score-items.js';

/** A figure of an item or indicator that is to be reached, and proven. */
export interface PlannedFigure {
  readonly controlId: string;
  readonly kind: 'USE' | 'QUALITY' | 'GRADE';
  /** Of QUALITY alone. */
  readonly level: number | null;
  /** Share of USE or index of QUALITY, 0 to 1. */
  readonly value: number | null;
  /** Of GRADE alone. */
  readonly grade: string | null;
}

/** Gaps that are thought to be closed: met, and proven. */
export interface Closure {
  readonly resultIds: ReadonlySet<string>;
  readonly figures: readonly PlannedFigure[];
}

/**
 * What would be recorded with these gaps closed; everything else stays as it is. Nothing gets worse by it: what does not apply
 * still does not, and a figure that is higher already stays.
 */
export function closeGapsIn(edition: Edition, recorded: Recorded, { resultIds, figures }: Closure): Recorded {
  const graded = new Set(figures.flatMap(({ kind, controlId }) => (kind === 'GRADE' ? [controlId] : [])));
  const closes = ({ id, controlId }: ScoredResult): boolean => resultIds.has(id) || graded.has(controlId);
  return {
    tables: recorded.tables,
    results: recorded.results.map((result) =>
      closes(result) && result.verdict !== 'NOT_APPLICABLE'
        ? { ...result, verdict: 'MET', proof: 'PROVEN', needsConfirmation: false }
        : result,
    ),
    measures: figures.reduce(
      (measures, figure) => raise(edition, measures, figure),
      recorded.measures as readonly ScoredMeasure[],
    ),
  };
}

function raise(
  edition: Edition,
  measures: readonly ScoredMeasure[],
  figure: PlannedFigure,
): readonly ScoredMeasure[] {
  switch (figure.kind) {
    case 'USE': {
      // Cases counted for one level go before the general ones, so they rise with them.
      const own = measures.filter((one) => one.controlId === figure.controlId && one.kind === 'USE');
      const raised = measures.map((one) => (own.includes(one) ? toShare(one, figure.value ?? 0) : one));
      return own.some(({ level }) => level === null) ? raised : [...raised, fresh(figure)];
    }
    case 'QUALITY': {
      const isOwn = (one: ScoredMeasure): boolean =>
        one.controlId === figure.controlId && one.kind === 'QUALITY' && one.level === figure.level;
      if (!measures.some(isOwn)) return [...measures, fresh(figure)];
      return measures.map((one) => (isOwn(one) ? toShare(one, figure.value ?? 0) : one));
    }
    case 'GRADE':
      return reachGrade(edition, measures, figure);
  }
}

const fresh = ({ controlId, kind, level, value, grade }: PlannedFigure): ScoredMeasure => ({
  controlId,
  kind,
  level,
  value,
  grade,
  numerator: null,
  denominator: null,
  proof: 'PROVEN',
});

function toShare(measure: ScoredMeasure, share: number): ScoredMeasure {
  const { numerator, denominator, value } = measure;
  const counted = numerator !== null && denominator !== null;
  // Where there is no business, no share can rise.
  if (counted && denominator === 0) return measure;
  const now = counted ? numerator / denominator : (value ?? -1);
  return now >= share
    ? { ...measure, proof: 'PROVEN' }
    : { ...measure, numerator: null, denominator: null, value: share, proof: 'PROVEN' };
}

/** An indicator reaches a grade by what was judged, or by how many there are. */
function reachGrade(
  { scoring, controlById }: Edition,
  measures: readonly ScoredMeasure[],
  figure: PlannedFigure,
): readonly ScoredMeasure[] {
  const { controlId, grade } = figure;
  const placeOf = (key: string | null): number =>
    scoring.kind === 'POINTS' ? scoring.grades.findIndex((one) => one.key === key) : -1;
  const ofKind = (kind: ScoredMeasure['kind']) =>
    measures.find((one) => one.controlId === controlId && one.kind === kind);
  const reached = ofKind('GRADE');
  const count = ofKind('COUNT');
  const needed = controlById.get(controlId)?.indicator?.minimumCountByGrade?.[grade ?? ''];
  const rest = measures.filter((one) => one !== reached && one !== count);
  const isHigher = reached !== undefined && placeOf(reached.grade) >= placeOf(grade);
  const counted: ScoredMeasure[] =
    needed === undefined
      ? count
        ? [count]
        : []
      : [{ ...fresh(figure), kind: 'COUNT', grade: null, value: Math.max(needed, count?.value ?? 0) }];
  return [
    ...rest,
    isHigher ? { ...reached, proof: 'PROVEN' } : { ...fresh(figure), value: null },
    ...counted,
  ];
}
