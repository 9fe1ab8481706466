import { assertEstimates, betterPath, impossiblePath, pathThrough, reachedPath } from './path.js';
import type { Estimate, Option, PathOutcome } from './path.js';
import type { ScoreBasis, ScoreInput, Side } from './score-input.js';
import type { Conclusion } from './score-outcome.js';
import { scoreAssessment } from './score.js';
import { highRisksOf, isApplicable, settle, standingOf, sum } from './standing.js';
import type { Standing } from './standing.js';

/** A conclusion of the edition, or a value without any veto left. */
export type ConformityTarget = { conclusion: Exclude<Conclusion, 'UNDECIDED'> } | { value: number };

export interface ConformityGap extends Estimate {
  resultId: string;
}

/** Between two possible values lies far more than this; deductions are rounded to far less. */
const DUST = 1e-6;

/** The gaps whose closing, which makes an item wholly met, reaches the target with least effort. */
export function pathOfConformity(
  input: ScoreInput,
  basis: ScoreBasis,
  target: ConformityTarget,
  gaps: readonly ConformityGap[],
  limit?: number,
): PathOutcome {
  assertEstimates(gaps);
  const { edition } = input.parameters;
  const outcome = scoreAssessment(input, basis);
  const standings = input.items
    .filter((item) => !item.informative)
    .map((item) => standingOf(item, basis, input.tables))
    .filter(isApplicable);
  if (standings.length === 0) return impossiblePath([]);
  const lost = new Map(outcome.deductions.map(({ resultId, deduction }) => [resultId, deduction]));
  const open = standings.filter(({ verdict }) => verdict !== 'MET');
  const mustClose = requiredBy(target, input);
  const estimates = Map.groupBy(gaps, ({ resultId }) => resultId);
  const blocked = open.filter((each) => mustClose(each) && !estimates.has(each.item.resultId));
  if (blocked.length > 0) return impossiblePath(blocked.map(({ item }) => item.code));

  const groupsFor = (counts: (side: Side) => boolean): Option[][] =>
    open.map((standing): Option[] => {
      const { resultId, code, side } = standing.item;
      const gain = counts(side) ? (lost.get(resultId) ?? 0) : 0;
      const closing = (estimates.get(resultId) ?? []).map((gap): Option => ({
        gaps: [{ ...gap, code, level: 0 }],
        gains: [gain],
      }));
      return mustClose(standing) ? closing : [{ gaps: [], gains: [0] }, ...closing];
    });
  const aim = aimOf(target, input);
  const lostOn = (side: Side): number =>
    settle(sum(standings.map(({ item }) => (item.side === side ? (lost.get(item.resultId) ?? 0) : 0))));
  if (edition !== 'MLPS_2021') {
    const value = settle(100 - lostOn('TECHNICAL') - lostOn('MANAGEMENT'));
    return pathThrough(
      groupsFor(() => true),
      [settle(aim - value)],
      limit,
    );
  }
  // Neither side falls below 0: max(0, t) + max(0, m) reaches the aim when t + m does, or one side alone.
  const y = input.parameters.attentionFactor ?? input.tables.editions.MLPS_2021.attentionFactor;
  const technical = settle(100 * y - lostOn('TECHNICAL'));
  const management = settle(100 * (1 - y) - lostOn('MANAGEMENT'));
  if (aim <= 0)
    return pathThrough(
      groupsFor(() => true),
      [0],
      limit,
    );
  const both = pathThrough(
    groupsFor(() => true),
    [settle(aim - technical - management)],
    limit,
  );
  if (both.status === 'REACHED') return reachedPath();
  return [
    pathThrough(
      groupsFor((side) => side === 'TECHNICAL'),
      [settle(aim - technical)],
      limit,
    ),
    pathThrough(
      groupsFor((side) => side === 'MANAGEMENT'),
      [settle(aim - management)],
      limit,
    ),
  ].reduce(betterPath, both);
}

/** The value that the target needs, from 0 to 100. */
function aimOf(target: ConformityTarget, { parameters, tables }: ScoreInput): number {
  if ('value' in target) return target.value - DUST;
  const { conclusion } = target;
  const rates = tables.editions.MLPS_2025;
  if (parameters.edition === 'MLPS_2025') {
    if (conclusion === 'CONFORMING') return settle(rates.conformingAbove * 100) + DUST;
    if (conclusion === 'BASICALLY_CONFORMING') return settle(rates.basicallyConformingFrom * 100) - DUST;
    if (conclusion === 'NONCONFORMING') return -DUST;
  } else {
    if (conclusion === 'POOR') return -DUST;
    const { thresholds } = tables.editions[parameters.edition];
    if (conclusion === 'EXCELLENT' || conclusion === 'GOOD' || conclusion === 'FAIR')
      return thresholds[conclusion] - DUST;
  }
  throw new RangeError(`${parameters.edition} has no conclusion ${conclusion}`);
}

/** Which unmet items every path has to close. */
function requiredBy(target: ConformityTarget, { parameters }: ScoreInput): (standing: Standing) => boolean {
  const conclusion = 'value' in target ? null : target.conclusion;
  if (conclusion === 'POOR' || conclusion === 'NONCONFORMING' || conclusion === 'BASICALLY_CONFORMING')
    return () => false;
  // Without a person's word that no medium risk is left, only a flawless result is excellent.
  if (conclusion === 'EXCELLENT' && parameters.mediumRiskExcluded !== true) return () => true;
  return (standing) =>
    highRisksOf([standing]).some(({ majorDanger }) => parameters.edition !== 'MLPS_2025' || majorDanger);
}
