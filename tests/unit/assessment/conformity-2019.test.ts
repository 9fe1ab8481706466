import { describe, expect, it } from 'vitest';
import { scoreAssessment } from '../../../server/features/assessment/scoring/index.js';
import type { ScoreItem } from '../../../server/features/assessment/scoring/index.js';
import { input, item, times } from './items.js';

const score = (items: readonly ScoreItem[]) =>
  scoreAssessment(input(items, { edition: 'MLPS_2019' }), 'DECLARED');

describe('2019 formula', () => {
  it('takes the mean defect share of the categories off each side and averages the sides', () => {
    const outcome = score([
      // CES: key unmet 1 + important partial 0.35 of 1 + 0.7 + 0.4 + 0.4 = 2.5 → 0.54
      item({ category: 'CES', weight: 'KEY', verdict: 'UNMET' }),
      item({ category: 'CES', weight: 'IMPORTANT', verdict: 'PARTIAL' }),
      ...times(2, { category: 'CES' }),
      // PES: nothing wrong → 0; technical = 100 − 0.54 / 2 × 100 = 73
      item({ category: 'PES', weight: 'KEY' }),
      // MMS: general unmet 0.4 of 0.4 + 1 + 0.4 = 1.8, the not applicable one left out → 0.2222; management = 77.7778
      item({ side: 'MANAGEMENT', verdict: 'UNMET' }),
      item({ side: 'MANAGEMENT', weight: 'KEY' }),
      item({ side: 'MANAGEMENT', weight: 'GENERAL', verdict: 'NOT_APPLICABLE' }),
      ...times(1, { side: 'MANAGEMENT', weight: 'GENERAL' }),
    ]);
    expect(outcome.value).toBeCloseTo((73 + 77.7777778) / 2, 5);
    expect(outcome.conclusion).toBe('FAIR');
    expect(outcome.steps.map((step) => step.formula)).toEqual([
      '1.35 ÷ 2.5 = 0.54',
      '0 ÷ 1 = 0',
      '100 − 0.54 ÷ 2 × 100 = 73',
      '0.4 ÷ 1.8 = 0.2222',
      '100 − 0.2222 ÷ 1 × 100 = 77.7778',
      '(73 + 77.7778) ÷ 2 = 75.3889',
    ]);
    const lost = outcome.deductions.reduce((total, each) => total + each.deduction, 0);
    expect(lost).toBeCloseTo(100 - outcome.value, 6);
  });

  it('counts every object with the weight of its item', () => {
    // CES: objects MET, UNMET of a key item (1 of 2) and one general item 0.4 → 1 ÷ 2.4; technical alone.
    const outcome = score([item({ weight: 'KEY', observations: ['MET', 'UNMET'] }), item()]);
    expect(outcome.steps[0]?.formula).toBe('1 ÷ 2.4 = 0.4167');
    expect(outcome.value).toBeCloseTo(58.3333333, 6);
    expect(outcome.notes.map((note) => note.key)).toContain('NOTE_SIDE_EMPTY_2019');
  });

  it('is POOR with a high risk however good the score', () => {
    const risky = item({ verdict: 'PARTIAL', vetoCases: [{ code: 'HR-15', majorDanger: false }] });
    const outcome = score([risky, ...times(200), ...times(100, { side: 'MANAGEMENT' })]);
    expect(outcome.value).toBeGreaterThan(99);
    expect(outcome.conclusion).toBe('POOR');
    expect(outcome.vetoes).toMatchObject([{ caseCode: 'HR-15', judgement: 'PENDING', majorDanger: false }]);
    expect(outcome.provisional).toBe(true);
  });

  it('marks its sources as not official', () => {
    const marks = score([item()]).notes.map((note) => `${note.key} ${note.verification}`);
    expect(marks).toContain('NOTE_2019_FORMULA SECONDARY');
    expect(marks).toContain('NOTE_THRESHOLDS UNVERIFIED');
  });
});
