import { concludeByPoints } from './conclude-by-points.js';
import type { ScoreInput, Side } from './score-input.js';
import type { EditionOutcome, ScoreDeduction, ScoreNote, ScoreStep } from './score-outcome.js';
import { factorOf, highRisksOf, num, reasonOf, settle, sum } from './standing.js';
import type { Standing } from './standing.js';

const SIDES: readonly Side[] = ['TECHNICAL', 'MANAGEMENT'];

/**
 * 2019 formula: per category the share of defect weight in all weight, over the objects of its items; the mean of the
 * categories is taken off 100 for the technical and the management side, and the two sides are averaged.
 */
export function score2019(
  standings: readonly Standing[],
  { parameters, tables }: ScoreInput,
): EditionOutcome {
  const { weights, thresholds } = tables.editions.MLPS_2019;
  const steps: ScoreStep[] = [];
  const deductions: ScoreDeduction[] = [];
  const notes: ScoreNote[] = [{ key: 'NOTE_2019_FORMULA', params: {}, verification: 'SECONDARY' }];
  const bySide = SIDES.map((side) => ({
    side,
    standings: standings.filter(({ item }) => item.side === side),
  }));
  const present = bySide.filter((each) => each.standings.length > 0);
  for (const { side } of bySide.filter((each) => each.standings.length === 0)) {
    notes.push({ key: 'NOTE_SIDE_EMPTY_2019', params: { side }, verification: 'UNKNOWN' });
  }

  const sideValues = present.map(({ side, standings: ofSide }) => {
    const categories = [...Map.groupBy(ofSide, ({ item }) => item.category)];
    const shares = categories.map(([category, members]) => {
      const weightOf = ({ item, objects }: Standing): number =>
        factorOf(item, weights, tables) * objects.length;
      const defectOf = (standing: Standing): number => weightOf(standing) * (1 - standing.x);
      const whole = settle(sum(members.map(weightOf)));
      const defect = settle(sum(members.map(defectOf)));
      for (const standing of members) {
        // One item's part of the points missing from 100; all parts add up to the loss.
        const deduction = settle(((defectOf(standing) / whole / categories.length) * 100) / present.length);
        if (deduction === 0) continue;
        const { resultId, code, weight } = standing.item;
        const factor = factorOf(standing.item, weights, tables);
        deductions.push({
          resultId,
          code,
          weight,
          weightKnown: weight !== null,
          factor,
          x: standing.x,
          deduction,
          reason: reasonOf(standing),
        });
      }
      const share = settle(defect / whole);
      steps.push({
        label: { key: 'STEP_2019_CATEGORY', params: { category } },
        formula: `${num(defect)} ÷ ${num(whole)} = ${num(share)}`,
        value: share,
      });
      return share;
    });
    const value = settle(100 - (sum(shares) / shares.length) * 100);
    steps.push({
      label: { key: 'STEP_2019_SIDE', params: { side } },
      formula: `100 − ${num(sum(shares))} ÷ ${shares.length} × 100 = ${num(value)}`,
      value,
    });
    return value;
  });

  const value = settle(sum(sideValues) / sideValues.length);
  steps.push({
    label: { key: 'STEP_TOTAL_POINTS', params: {} },
    formula: `(${sideValues.map(num).join(' + ')}) ÷ ${sideValues.length} = ${num(value)}`,
    value,
  });
  const vetoes = highRisksOf(standings);
  const flawless = standings.every((standing) => standing.verdict === 'MET');
  const concluded = concludeByPoints(
    value,
    vetoes,
    flawless || parameters.mediumRiskExcluded === true,
    thresholds,
  );
  return { ...concluded, value, vetoes, steps, deductions, notes: [...notes, ...concluded.notes] };
}
