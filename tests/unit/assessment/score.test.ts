import { describe, expect, it } from 'vitest';
import {
  renderScoreText,
  rollUp,
  scoreAssessment,
  scoreBoth,
} from '../../../server/features/assessment/scoring/index.js';
import type { ScoreItem, ScoringEdition } from '../../../server/features/assessment/scoring/index.js';
import { input, item, times } from './items.js';

const editions: ScoringEdition[] = ['MLPS_2019', 'MLPS_2021', 'MLPS_2025'];

/** One of everything, so that every sentence of every edition comes up. */
const mixed = (): ScoreItem[] => [
  item({
    verdict: 'UNMET',
    weight: 'KEY',
    vetoCases: [{ code: 'HR-15', majorDanger: true }],
    riskJudgement: 'PENDING',
  }),
  item({ verdict: 'PARTIAL', weight: null }),
  item({ verdict: 'OPEN', side: 'MANAGEMENT' }),
  item({ observations: ['MET', 'UNMET'] }),
  item({ informative: true, verdict: 'UNMET', category: 'PES' }),
  item({ verdict: 'NOT_APPLICABLE', category: 'ABS' }),
  ...times(10),
];

describe('score front', () => {
  it('reads declared and proven verdicts with the same formula', () => {
    const { declared, proven } = scoreBoth(
      input([...times(8), ...times(2, { provenVerdict: 'OPEN' })], { edition: 'MLPS_2025' }),
    );
    expect(declared).toMatchObject({
      basis: 'DECLARED',
      value: 100,
      conclusion: 'CONFORMING',
      provisional: false,
    });
    expect(proven).toMatchObject({
      basis: 'PROVEN',
      value: 80,
      conclusion: 'BASICALLY_CONFORMING',
      provisional: true,
    });
  });

  it('takes proven observations only for the proven score', () => {
    const items = [item({ observations: ['MET', 'MET'], provenObservations: ['MET', 'OPEN'] })];
    const { declared, proven } = scoreBoth(input(items, { edition: 'MLPS_2021' }));
    expect(declared.counts.met).toBe(1);
    expect(proven.counts.open).toBe(1);
  });

  it.each(editions)('%s never divides by zero', (edition) => {
    for (const items of [[], times(3, { verdict: 'NOT_APPLICABLE' }), times(2, { informative: true })]) {
      const outcome = scoreAssessment(input(items, { edition }), 'DECLARED');
      expect(outcome).toMatchObject({ value: 0, conclusion: 'UNDECIDED', steps: [], deductions: [] });
      expect(outcome.conclusionRule.key).toBe('RULE_NOTHING_APPLIES');
    }
  });

  it.each(editions)('%s leaves informative items out of everything and says so', (edition) => {
    const base = times(4, { side: 'MANAGEMENT' });
    const annex = item({
      informative: true,
      verdict: 'UNMET',
      vetoCases: [{ code: 'HR-01', majorDanger: true }],
    });
    const outcome = scoreAssessment(input([...base, annex], { edition }), 'DECLARED');
    expect(outcome.counts.applicable).toBe(4);
    expect(outcome.vetoes).toEqual([]);
    expect(outcome.categories.map((each) => each.category)).toEqual(['MMS']);
    expect(outcome.notes.map((note) => note.key)).toContain('NOTE_INFORMATIVE');
  });

  it('finds a high risk on one failing object even while others are open', () => {
    const risky = item({
      observations: ['UNMET', 'OPEN'],
      vetoCases: [{ code: 'HR-15', majorDanger: true }],
    });
    const outcome = scoreAssessment(input([risky, ...times(50)], { edition: 'MLPS_2025' }), 'DECLARED');
    expect(outcome.vetoes).toHaveLength(1);
    expect(outcome.conclusion).toBe('BASICALLY_CONFORMING');
  });

  it('does not veto a case of a met, open or not applicable item', () => {
    const vetoCases = [{ code: 'HR-15', majorDanger: true }];
    const items = (['MET', 'OPEN', 'NOT_APPLICABLE'] as const).map((verdict) =>
      item({ verdict, vetoCases, riskJudgement: 'CONFIRMED' }),
    );
    expect(scoreAssessment(input(items, { edition: 'MLPS_2021' }), 'DECLARED').highRisks).toEqual([]);
  });

  it('sums up each category', () => {
    const { categories } = scoreAssessment(input(mixed(), { edition: 'MLPS_2021' }), 'DECLARED');
    const byCategory = new Map(categories.map((each) => [each.category, each]));
    // CES: 10 met, 1 unmet, 1 partial, 1 half by objects → (10 + 0 + 0.5 + 0.5) ÷ 13
    expect(byCategory.get('CES')).toMatchObject({
      side: 'TECHNICAL',
      total: 13,
      applicable: 13,
      met: 10,
      partial: 2,
      unmet: 1,
      open: 0,
    });
    expect(byCategory.get('CES')?.rate).toBeCloseTo(84.6153846, 6);
    expect(byCategory.get('MMS')).toMatchObject({ total: 1, open: 1, rate: 0 });
    expect(byCategory.get('ABS')).toMatchObject({ total: 1, applicable: 0, notApplicable: 1, rate: null });
  });

  it('rolls several objects up to one verdict', () => {
    expect(rollUp([])).toBe('OPEN');
    expect(rollUp(['NOT_APPLICABLE', 'NOT_APPLICABLE'])).toBe('NOT_APPLICABLE');
    expect(rollUp(['MET', 'NOT_APPLICABLE'])).toBe('MET');
    expect(rollUp(['UNMET', 'UNMET'])).toBe('UNMET');
    expect(rollUp(['MET', 'UNMET'])).toBe('PARTIAL');
    expect(rollUp(['PARTIAL'])).toBe('PARTIAL');
    expect(rollUp(['UNMET', 'OPEN'])).toBe('OPEN');
  });

  it.each(editions)('%s puts every sentence into both languages', (edition) => {
    const outcome = scoreAssessment(input(mixed(), { edition, partialCredit: 0.5 }), 'DECLARED');
    const texts = [
      outcome.conclusionRule,
      ...outcome.notes,
      ...outcome.steps.map((step) => step.label),
      ...outcome.deductions.map((deduction) => deduction.reason),
    ];
    for (const text of texts) {
      const chinese = renderScoreText(text, 'zh', { CES: '安全计算环境', MMS: '安全运维管理' });
      const english = renderScoreText(text, 'en');
      expect(chinese).toMatch(/\p{Script=Han}/u);
      expect(`${chinese}${english}`).not.toMatch(/[{}]|undefined|NaN|TECHNICAL|MANAGEMENT|IMPORTANT/);
      expect(english).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('names numbers and parties in the rendered rule', () => {
    const outcome = scoreAssessment(
      input([...times(181), ...times(19, { verdict: 'UNMET' })], { edition: 'MLPS_2025' }),
      'DECLARED',
    );
    expect(renderScoreText(outcome.conclusionRule, 'zh')).toBe(
      '符合率 90.5%，高于 90%，没有重大风险隐患，结论为符合',
    );
    expect(() => renderScoreText({ key: 'NOTE_OPEN', params: {} }, 'zh')).toThrow(/count/);
  });
});
