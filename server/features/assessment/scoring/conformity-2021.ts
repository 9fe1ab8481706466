import { concludeByPoints } from './conclude-by-points.js';
import type { ScoreInput, Side } from './score-input.js';
import type { EditionOutcome, ScoreDeduction, ScoreNote, ScoreStep } from './score-outcome.js';
import { factorOf, highRisksOf, num, reasonOf, settle, sum } from './standing.js';
import type { Standing } from './standing.js';

/**
 * 2021 formula: each of the n applicable items is worth S = 100 / n; a defect costs factor × (1 − x) × S on its side.
 * The technical side starts with 100·y points, the management side with the rest; neither falls below 0.
 */
export function score2021(
  standings: readonly Standing[],
  { parameters, tables }: ScoreInput,
): EditionOutcome {
  const { weights, thresholds, attentionFactor: usual } = tables.editions.MLPS_2021;
  const y = parameters.attentionFactor ?? usual;
  if (!(y > 0 && y < 1)) throw new RangeError(`The attention factor must lie between 0 and 1, got ${y}`);
  const n = standings.length;
  const unit = 100 / n;
  const notes: ScoreNote[] = [{ key: 'NOTE_2021_SYMBOLS', params: { y }, verification: 'UNVERIFIED' }];
  const steps: ScoreStep[] = [
    {
      label: { key: 'STEP_2021_UNIT', params: {} },
      formula: `100 ÷ ${n} = ${num(unit)}`,
      value: settle(unit),
    },
  ];
  const deductions: ScoreDeduction[] = [];

  const sideValue = (side: Side, base: number): number => {
    const members = standings.filter(({ item }) => item.side === side);
    if (members.length === 0)
      notes.push({ key: 'NOTE_SIDE_EMPTY_2021', params: { side, base }, verification: 'UNKNOWN' });
    const defects = members.map((standing) => ({
      standing,
      defect: factorOf(standing.item, weights, tables) * (1 - standing.x),
    }));
    for (const { standing, defect } of defects) {
      if (defect === 0) continue;
      const { resultId, code, weight } = standing.item;
      const factor = factorOf(standing.item, weights, tables);
      deductions.push({
        resultId,
        code,
        weight,
        weightKnown: weight !== null,
        factor,
        x: standing.x,
        deduction: settle(defect * unit),
        reason: reasonOf(standing),
      });
    }
    const points = settle(sum(defects.map(({ defect }) => defect)));
    const lost = settle(points * unit);
    const value = Math.max(0, settle(base - lost));
    if (lost > base)
      notes.push({ key: 'NOTE_2021_FLOOR', params: { side, lost, base }, verification: 'VERIFIED' });
    steps.push(
      {
        label: { key: 'STEP_2021_LOST', params: { side } },
        formula: `${num(points)} × ${num(unit)} = ${num(lost)}`,
        value: lost,
      },
      {
        label: { key: 'STEP_2021_SIDE', params: { side } },
        formula: `max(0, ${num(base)} − ${num(lost)}) = ${num(value)}`,
        value,
      },
    );
    return value;
  };

  const technical = sideValue('TECHNICAL', settle(100 * y));
  const management = sideValue('MANAGEMENT', settle(100 * (1 - y)));
  const value = settle(technical + management);
  steps.push({
    label: { key: 'STEP_TOTAL_POINTS', params: {} },
    formula: `${num(technical)} + ${num(management)} = ${num(value)}`,
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
