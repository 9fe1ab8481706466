import { describe, expect, it } from 'vitest';
import { scoreAssessment } from '../../../server/features/assessment/scoring/index.js';
import type { ScoreItem } from '../../../server/features/assessment/scoring/index.js';
import { input, item, times } from './items.js';

const edition = 'MLPS_2025';
const score = (items: readonly ScoreItem[], parameters = {}) =>
  scoreAssessment(input(items, { edition, ...parameters }), 'DECLARED');
const major = {
  verdict: 'UNMET',
  riskJudgement: 'CONFIRMED',
  vetoCases: [{ code: 'HR-24', majorDanger: true }],
} as const;
const minor = { ...major, vetoCases: [{ code: 'HR-18', majorDanger: false }] } as const;

describe('2025 conclusion', () => {
  it.each([
    [200, 200, 'CONFORMING'],
    [181, 200, 'CONFORMING'],
    [180, 200, 'BASICALLY_CONFORMING'],
    [120, 200, 'BASICALLY_CONFORMING'],
    [119, 200, 'NONCONFORMING'],
    [0, 200, 'NONCONFORMING'],
    // Borders that are not exact in binary: 9 ÷ 10, 3 ÷ 5, 27 ÷ 30, 189 ÷ 210.
    [9, 10, 'BASICALLY_CONFORMING'],
    [3, 5, 'BASICALLY_CONFORMING'],
    [27, 30, 'BASICALLY_CONFORMING'],
    [189, 210, 'BASICALLY_CONFORMING'],
  ] as const)('%i met of %i: %s', (met, n, conclusion) => {
    const outcome = score([...times(met), ...times(n - met, { verdict: 'UNMET' })]);
    expect(outcome.conclusion).toBe(conclusion);
    expect(outcome.value).toBeCloseTo((met / n) * 100, 6);
  });

  it('marks a rate exactly on a border as not settled', () => {
    const border = score([...times(9), item({ verdict: 'UNMET' })]);
    expect(border.notes).toContainEqual({
      key: 'NOTE_2025_BORDER',
      params: { value: 90 },
      verification: 'UNVERIFIED',
    });
    expect(
      score([...times(8), ...times(2, { verdict: 'UNMET' })]).notes.map((note) => note.key),
    ).not.toContain('NOTE_2025_BORDER');
  });

  it('is held at basically conforming by a major danger, not by another high risk', () => {
    const withMajor = score([...times(99), item(major)]);
    expect(withMajor.conclusion).toBe('BASICALLY_CONFORMING');
    expect(withMajor.conclusionRule.key).toBe('RULE_2025_MAJOR_DANGER');
    expect(withMajor.vetoes.map((veto) => veto.caseCode)).toEqual(['HR-24']);

    const withMinor = score([...times(99), item(minor)]);
    expect(withMinor.conclusion).toBe('CONFORMING');
    expect(withMinor.vetoes).toEqual([]);
    expect(withMinor.highRisks.map((risk) => risk.caseCode)).toEqual(['HR-18']);
  });

  it('lets a mitigated danger pass and a pending one hold, provisionally', () => {
    const mitigated = score([...times(99), item({ ...major, riskJudgement: 'MITIGATED' })]);
    expect(mitigated).toMatchObject({
      conclusion: 'CONFORMING',
      vetoes: [],
      highRisks: [],
      provisional: false,
    });
    const pending = score([...times(99), item({ ...major, riskJudgement: 'PENDING' })]);
    expect(pending).toMatchObject({ conclusion: 'BASICALLY_CONFORMING', provisional: true });
    const unjudged = score([...times(99), item({ ...major, riskJudgement: null })]);
    expect(unjudged.vetoes).toMatchObject([{ judgement: 'PENDING' }]);
  });

  it('gives partly met items no credit unless told', () => {
    const items = [...times(8), ...times(2, { verdict: 'PARTIAL' })];
    expect(score(items).value).toBe(80);
    const credited = score(items, { partialCredit: 0.5 });
    expect(credited.value).toBe(90);
    expect(credited.deductions).toMatchObject([
      { x: 0.5, deduction: 5 },
      { x: 0.5, deduction: 5 },
    ]);
    expect(credited.notes.find((note) => note.key === 'NOTE_2025_PARTIAL')?.verification).toBe('UNKNOWN');
    expect(() => score(items, { partialCredit: 1.1 })).toThrow(RangeError);
  });

  it('counts an item with several objects as met only when all are', () => {
    const outcome = score([
      item({ observations: ['MET', 'MET', 'NOT_APPLICABLE'] }),
      item({ observations: ['MET', 'PARTIAL'] }),
      item({ observations: ['NOT_APPLICABLE'] }),
      item({ observations: ['MET', 'OPEN'] }),
    ]);
    expect(outcome.counts).toEqual({
      met: 1,
      partial: 1,
      unmet: 0,
      notApplicable: 1,
      open: 1,
      applicable: 3,
    });
    expect(outcome.value).toBeCloseTo(33.3333333, 6);
    expect(outcome.notes.map((note) => note.key)).toContain('NOTE_2025_OBJECTS');
  });

  it('needs no weights', () => {
    const outcome = score([item({ weight: null, verdict: 'UNMET' }), ...times(9, { weight: null })]);
    expect(outcome.notes.map((note) => note.key)).not.toContain('NOTE_WEIGHT_UNKNOWN');
    expect(outcome.deductions).toMatchObject([{ factor: 1, deduction: 10 }]);
  });
});
