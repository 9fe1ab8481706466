import type { ScoreInput } from './score-input.js';
import type { Conclusion, EditionOutcome, ScoreNote, ScoreStep } from './score-outcome.js';
import type { ScoreText } from './score-text.js';
import { highRisksOf, num, reasonOf, settle, sum } from './standing.js';
import type { Standing } from './standing.js';

/** What an item earns in 2025: only a wholly met one counts, a partly met one by the chosen credit. */
export function credit2025(standing: Standing, partialCredit: number): number {
  if (standing.verdict === 'MET') return 1;
  return standing.verdict === 'PARTIAL' ? partialCredit : 0;
}

export function partialCreditOf({ parameters, tables }: ScoreInput): number {
  const credit = parameters.partialCredit ?? tables.editions.MLPS_2025.partialCredit;
  if (!(credit >= 0 && credit <= 1))
    throw new RangeError(`The partial credit must lie between 0 and 1, got ${credit}`);
  return credit;
}

/**
 * 2025 rule: conformity rate = met items ÷ applicable items. Above 90 % without a major danger: conforming; from 60 %:
 * basically conforming; below: nonconforming. Other high risks do not change the conclusion.
 */
export function score2025(standings: readonly Standing[], input: ScoreInput): EditionOutcome {
  const rules = input.tables.editions.MLPS_2025;
  const partialCredit = partialCreditOf(input);
  const n = standings.length;
  const met = standings.filter((standing) => standing.verdict === 'MET').length;
  const partial = standings.filter((standing) => standing.verdict === 'PARTIAL').length;
  const earned = settle(sum(standings.map((standing) => credit2025(standing, partialCredit))));
  const rate = settle(earned / n);
  const value = settle((earned / n) * 100);
  const vetoes = highRisksOf(standings).filter((risk) => risk.majorDanger);

  const steps: ScoreStep[] = [
    {
      label: { key: 'STEP_2025_EARNED', params: {} },
      formula: `${met} + ${num(partialCredit)} × ${partial} = ${num(earned)}`,
      value: earned,
    },
    {
      label: { key: 'STEP_2025_RATE', params: {} },
      formula: `${num(earned)} ÷ ${n} × 100 = ${num(value)}`,
      value,
    },
  ];
  const deductions = standings.flatMap((standing) => {
    const x = credit2025(standing, partialCredit);
    if (x === 1) return [];
    const { resultId, code, weight } = standing.item;
    const deduction = settle(((1 - x) / n) * 100);
    // The rate counts items, so weights play no part and none is missing.
    return [
      { resultId, code, weight, weightKnown: true, factor: 1, x, deduction, reason: reasonOf(standing) },
    ];
  });

  const notes: ScoreNote[] = [{ key: 'NOTE_2025_RATE', params: {}, verification: 'SECONDARY' }];
  if (partial > 0)
    notes.push({
      key: 'NOTE_2025_PARTIAL',
      params: { partialCredit, count: partial },
      verification: 'UNKNOWN',
    });
  if (standings.some(({ objects }) => objects.length > 1))
    notes.push({ key: 'NOTE_2025_OBJECTS', params: {}, verification: 'UNKNOWN' });
  if (rate === rules.conformingAbove || rate === rules.basicallyConformingFrom) {
    notes.push({ key: 'NOTE_2025_BORDER', params: { value }, verification: 'UNVERIFIED' });
  }
  return { ...conclude2025(rate, vetoes.length, rules), value, vetoes, steps, deductions, notes };
}

/** The conclusion from a rate of 0 to 1; a rate exactly on a border is not settled officially (see the notes). */
function conclude2025(
  rate: number,
  majorDangers: number,
  rules: { conformingAbove: number; basicallyConformingFrom: number },
): { conclusion: Conclusion; conclusionRule: ScoreText } {
  const params = {
    value: settle(rate * 100),
    above: settle(rules.conformingAbove * 100),
    from: settle(rules.basicallyConformingFrom * 100),
    count: majorDangers,
  };
  if (rate < rules.basicallyConformingFrom)
    return { conclusion: 'NONCONFORMING', conclusionRule: { key: 'RULE_2025_NONCONFORMING', params } };
  if (rate <= rules.conformingAbove)
    return { conclusion: 'BASICALLY_CONFORMING', conclusionRule: { key: 'RULE_2025_BASICALLY', params } };
  if (majorDangers > 0)
    return { conclusion: 'BASICALLY_CONFORMING', conclusionRule: { key: 'RULE_2025_MAJOR_DANGER', params } };
  return { conclusion: 'CONFORMING', conclusionRule: { key: 'RULE_2025_CONFORMING', params } };
}
