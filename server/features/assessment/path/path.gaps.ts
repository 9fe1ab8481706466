import type { Edition } from '../../framework/index.js';
import type { Rated } from '../outcome/rate.js';
import type { Recorded } from '../outcome/rating-input.js';
import { pointsInput } from '../outcome/rating-input.js';
import { controlOf, provenVerdictOf } from '../score-items.js';
import type { GradedInput, GradedItem, PointsInput, ScoreBasis } from '../scoring/index.js';
import { shareOf } from '../scoring/graded-standing.js';
import { standIndicator, stepsOf } from '../scoring/indicator-standing.js';

/** What closing a gap means. */
export type Closing = 'RESULT' | 'PROOF' | 'USE' | 'QUALITY' | 'GRADE';

/** One gap that a path may close, before anybody has said what that takes. */
export interface OpenGap {
  readonly id: string;
  readonly closes: Closing;
  /** The control of the result, or the item of the figure. */
  readonly controlId: string;
  readonly resultId: string | null;
  /** Level that a quality index is about, or that a clause belongs to. */
  readonly level: number | null;
  /** Share or index to be reached. */
  readonly to: number | null;
  /** Grade that an indicator reaches then. */
  readonly grade: string | null;
  /** How far it is, as a multiple of the usual gap of its kind; for the stand-in of an estimate. */
  readonly distance: number;
}

const nothing = { resultId: null, level: null, to: null, grade: null, distance: 1 };

/** Results that are not met on a basis; on the proven one, a declared MET only lacks its proof. */
export function resultGaps(
  edition: Edition,
  { results }: Pick<Recorded, 'results'>,
  basis: ScoreBasis,
): OpenGap[] {
  return results.flatMap((result): OpenGap[] => {
    const verdict = basis === 'DECLARED' ? result.verdict : provenVerdictOf(result);
    if (verdict === 'MET' || verdict === 'NOT_APPLICABLE') return [];
    const control = controlOf(edition, result.controlId);
    if (control.informative) return [];
    return [
      {
        ...nothing,
        id: `R:${result.id}`,
        closes: result.verdict === 'MET' ? 'PROOF' : 'RESULT',
        controlId: control.id,
        resultId: result.id,
        level: edition.scoring.kind === 'GRADED_ITEMS' ? Number(control.level ?? 0) : null,
      },
    ];
  });
}

/** Clauses up to the target, use and quality of graded items: what can bring an item to the target level. */
export function gradedGaps(
  edition: Edition,
  recorded: Recorded,
  input: GradedInput,
  basis: ScoreBasis,
  target: number,
): OpenGap[] {
  const clauses = resultGaps(edition, recorded, basis).filter(({ level }) => (level ?? 0) <= target);
  const byCode = new Map(input.items.map((item) => [item.code, item]));
  const figures = edition.controls.flatMap((control) => {
    const item = control.gradedItem ? byCode.get(control.code) : undefined;
    return item
      ? [...useGaps(control.id, item, input, basis), ...qualityGaps(control.id, item, input, basis, target)]
      : [];
  });
  return [...clauses, ...figures];
}

/** A tenth more or less is the unit of distance. */
const tenths = (from: number | null, to: number): number => Math.max(1, Math.round((to - (from ?? 0)) * 10));

function useGaps(
  controlId: string,
  { use, provenUse }: GradedItem,
  { tables }: GradedInput,
  basis: ScoreBasis,
): OpenGap[] {
  if (tables.use === null) return [];
  const declared = shareOf(use);
  const now = basis === 'DECLARED' ? declared : shareOf(provenUse);
  const wanted = [tables.passUse.ELECTIVE, tables.passUse.BASIC, 1].filter((share) => share !== null);
  return raises(now, declared, wanted).map(({ to, proofOnly }) => ({
    ...nothing,
    id: `U:${controlId}:${to}`,
    closes: proofOnly ? 'PROOF' : 'USE',
    controlId,
    to,
    distance: proofOnly ? 1 : tenths(declared, to),
  }));
}

function qualityGaps(
  controlId: string,
  { quality }: GradedItem,
  { tables }: GradedInput,
  basis: ScoreBasis,
  target: number,
): OpenGap[] {
  const needed = tables.quality?.earlierAtLeast ?? 0;
  return quality
    .filter(({ level }) => level <= target)
    .flatMap(({ level, index, provenIndex }): OpenGap[] => {
      const now = basis === 'DECLARED' ? index : provenIndex;
      // More than the least counts in the score only at the level that counts.
      const wanted = level === target ? [needed, 0.9] : [needed];
      return raises(now, index, wanted).map(({ to, proofOnly }) => ({
        ...nothing,
        id: `Q:${controlId}:${level}:${to}`,
        closes: proofOnly ? 'PROOF' : 'QUALITY',
        controlId,
        level,
        to,
        distance: proofOnly ? 1 : tenths(index, to),
      }));
    });
}

/** Steps above what counts today; what is declared already only has to be proven. */
function raises(
  now: number | null,
  declared: number | null,
  wanted: readonly number[],
): { to: number; proofOnly: boolean }[] {
  const proof = declared !== null && declared > (now ?? -1) ? [{ to: declared, proofOnly: true }] : [];
  const more = [...new Set(wanted)].filter((to) => to > Math.max(now ?? -1, declared ?? -1));
  return [...proof, ...more.map((to) => ({ to, proofOnly: false }))];
}

/** Indicators: one gap per step above what is reached; a flat one has a single step. */
export function pointsGaps(
  edition: Edition,
  recorded: Recorded,
  input: PointsInput,
  basis: ScoreBasis,
): OpenGap[] {
  const controls = new Map(recorded.results.map(({ id, controlId }) => [id, controlId]));
  return input.indicators.flatMap((indicator): OpenGap[] => {
    const { resultId, verdict } = indicator;
    const controlId = controls.get(resultId) ?? '';
    const { place, outcome } = standIndicator(indicator, basis, input.tables);
    if (outcome.skipped) return [];
    const declared = standIndicator(indicator, 'DECLARED', input.tables).place;
    const steps = stepsOf(indicator, input.tables);
    const graded = Boolean(indicator.scoreByGrade ?? indicator.minimumCountByGrade);
    if (!graded) {
      const reached = (basis === 'DECLARED' ? verdict : indicator.provenVerdict) === 'MET';
      if (reached || steps.length === 0) return [];
      return [
        {
          ...nothing,
          id: `R:${resultId}`,
          closes: verdict === 'MET' ? 'PROOF' : 'RESULT',
          controlId,
          resultId,
        },
      ];
    }
    return steps
      .filter((step) => step > place)
      .map((step, at): OpenGap => {
        const grade = input.tables.grades[step]?.key ?? '';
        const proofOnly = step <= declared;
        return {
          ...nothing,
          id: `G:${resultId}:${grade}`,
          closes: proofOnly ? 'PROOF' : 'GRADE',
          controlId,
          resultId,
          grade,
          distance: proofOnly ? 1 : at + 1,
        };
      });
  });
}

/** All gaps that count for a target, by the kind of the rule book. */
export function gapsOf(
  edition: Edition,
  recorded: Recorded,
  rated: Rated,
  basis: ScoreBasis,
  targetLevel: string | null,
): OpenGap[] {
  const { scoring } = edition;
  if (rated.kind === 'GRADED_ITEMS')
    return gradedGaps(edition, recorded, rated.input, basis, Number(targetLevel ?? 0));
  if (scoring.kind === 'POINTS')
    return pointsGaps(edition, recorded, pointsInput(edition, scoring, recorded), basis);
  return resultGaps(edition, recorded, basis);
}
