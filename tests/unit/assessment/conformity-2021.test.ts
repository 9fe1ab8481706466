import { describe, expect, it } from 'vitest';
import { scoreAssessment } from '../../../server/features/assessment/scoring/index.js';
import type { ScoreItem } from '../../../server/features/assessment/scoring/index.js';
import { input, item, times } from './items.js';

const edition = 'MLPS_2021';
const score = (items: readonly ScoreItem[], parameters = {}) =>
  scoreAssessment(input(items, { edition, ...parameters }), 'DECLARED');
const technical = { side: 'TECHNICAL' } as const;
const management = { side: 'MANAGEMENT' } as const;

/** Level 3: 211 items, 11 not applicable, n = 200, S = 0.5, defects as listed in the worked example. */
function workedExample(): ScoreItem[] {
  return [
    ...times(11, { verdict: 'NOT_APPLICABLE' }),
    ...times(2, { ...technical, weight: 'KEY', verdict: 'UNMET' }),
    ...times(6, { ...technical, weight: 'IMPORTANT', verdict: 'PARTIAL' }),
    ...times(4, { ...technical, weight: 'GENERAL', verdict: 'UNMET' }),
    ...times(1, { ...management, weight: 'KEY', verdict: 'PARTIAL' }),
    ...times(3, { ...management, weight: 'IMPORTANT', verdict: 'UNMET' }),
    ...times(8, { ...management, weight: 'GENERAL', verdict: 'PARTIAL' }),
    ...times(100, technical),
    ...times(76, management),
  ];
}

describe('2021 formula', () => {
  it('gives 86.25 and GOOD for the worked example', () => {
    const outcome = score(workedExample());
    expect(outcome.value).toBe(86.25);
    expect(outcome.conclusion).toBe('GOOD');
    expect(outcome.provisional).toBe(false);
    expect(outcome.counts).toEqual({
      met: 176,
      partial: 15,
      unmet: 9,
      notApplicable: 11,
      open: 0,
      applicable: 200,
    });
    expect(outcome.steps.map((step) => step.formula)).toEqual([
      '100 ÷ 200 = 0.5',
      '16 × 0.5 = 8',
      'max(0, 50 − 8) = 42',
      '11.5 × 0.5 = 5.75',
      'max(0, 50 − 5.75) = 44.25',
      '42 + 44.25 = 86.25',
    ]);
    expect(outcome.deductions).toHaveLength(24);
    expect(outcome.deductions[0]).toMatchObject({ weight: 'KEY', factor: 3, x: 0, deduction: 1.5 });
    expect(outcome.deductions.reduce((total, each) => total + each.deduction, 0)).toBeCloseTo(13.75, 9);
  });

  it('turns the worked example into POOR by one high risk and names it', () => {
    const [first, ...rest] = workedExample().filter((each) => each.verdict === 'UNMET');
    const others = workedExample().filter((each) => each.verdict !== 'UNMET');
    if (first === undefined) throw new Error('no unmet item');
    const risky = {
      ...first,
      riskJudgement: 'CONFIRMED',
      vetoCases: [{ code: 'HR-26', majorDanger: true }],
    } as const;
    const outcome = score([risky, ...rest, ...others]);
    expect(outcome.value).toBe(86.25);
    expect(outcome.conclusion).toBe('POOR');
    expect(outcome.conclusionRule.key).toBe('RULE_POINTS_HIGH_RISK');
    expect(outcome.vetoes).toEqual([
      {
        resultId: first.resultId,
        code: first.code,
        caseCode: 'HR-26',
        judgement: 'CONFIRMED',
        majorDanger: true,
      },
    ]);
    expect(outcome.provisional).toBe(false);
  });

  it('averages several objects of one item', () => {
    // n = 2, S = 50: x = (1 + 0.5 + 0) / 3 = 0.5, so the key item loses 3 × 0.5 × 50 = 75 of 50.
    const mixed = item({ weight: 'KEY', observations: ['MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE'] });
    const outcome = score([mixed, item(management)]);
    expect(outcome.deductions).toMatchObject([
      { x: 0.5, factor: 3, deduction: 75, reason: { key: 'REASON_OBJECTS', params: { objects: 3 } } },
    ]);
    expect(outcome.counts.partial).toBe(1);
    expect(outcome.value).toBe(50);
    expect(outcome.notes.map((note) => note.key)).toContain('NOTE_2021_FLOOR');
  });

  it('shares the points by the attention factor', () => {
    // n = 10, S = 10; one general technical item unmet: 100 × 0.3 − 10 = 20, plus 70.
    const items = [item({ verdict: 'UNMET' }), ...times(4), ...times(5, management)];
    expect(score(items, { attentionFactor: 0.3 }).value).toBe(90);
    // A negative base cannot come up: one side loses at most what it has.
    expect(
      score([...times(5, { verdict: 'UNMET', weight: 'KEY' }), ...times(5, management)], {
        attentionFactor: 0.3,
      }).value,
    ).toBe(70);
    expect(() => score(items, { attentionFactor: 1 })).toThrow(RangeError);
    expect(() => score(items, { attentionFactor: Number.NaN })).toThrow(RangeError);
  });

  it('counts open items as not met and calls the score provisional', () => {
    // n = 4, S = 25: one open general item loses 25.
    const outcome = score([item({ verdict: 'OPEN' }), item(), ...times(2, management)]);
    expect(outcome.value).toBe(75);
    expect(outcome.provisional).toBe(true);
    expect(outcome.counts).toMatchObject({ open: 1, applicable: 4 });
    expect(outcome.deductions[0]?.reason.key).toBe('REASON_OPEN');
    expect(outcome.notes).toContainEqual({
      key: 'NOTE_OPEN',
      params: { count: 1 },
      verification: 'VERIFIED',
    });
  });

  it('counts a missing weight as important, and says so', () => {
    // n = 20, S = 5: factor 2 for the unmet item without a weight.
    const outcome = score([item({ verdict: 'UNMET', weight: null }), ...times(9), ...times(10, management)]);
    expect(outcome.value).toBe(90);
    expect(outcome.deductions[0]).toMatchObject({
      weight: null,
      weightKnown: false,
      factor: 2,
      deduction: 10,
    });
    expect(outcome.notes).toContainEqual({
      key: 'NOTE_WEIGHT_UNKNOWN',
      params: { count: 1, weight: 'IMPORTANT' },
      verification: 'UNKNOWN',
    });
  });

  it.each([
    // Unmet general items among 100 (50 a side, S = 1), expected points and conclusion.
    [0, 100, 'EXCELLENT'],
    [10, 90, 'GOOD'],
    [11, 89, 'GOOD'],
    [20, 80, 'GOOD'],
    [21, 79, 'FAIR'],
    [30, 70, 'FAIR'],
    [31, 69, 'POOR'],
  ] as const)('with %i unmet of 100 gives %i: %s', (unmet, value, conclusion) => {
    const outcome = score([
      ...times(unmet, { verdict: 'UNMET' }),
      ...times(50 - unmet),
      ...times(50, management),
    ]);
    expect(outcome.value).toBe(value);
    expect(outcome.conclusion).toBe(conclusion);
  });

  it('gives EXCELLENT from 90 only when medium risks are excluded', () => {
    const items = [...times(10, { verdict: 'UNMET' }), ...times(40), ...times(50, management)];
    expect(score(items).conclusionRule.key).toBe('RULE_POINTS_MEDIUM_RISK_OPEN');
    expect(score(items, { mediumRiskExcluded: true }).conclusion).toBe('EXCELLENT');
    expect(
      score([...items, ...times(22, { verdict: 'UNMET' })], { mediumRiskExcluded: true }).conclusion,
    ).not.toBe('EXCELLENT');
  });
});
