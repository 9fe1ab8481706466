import { describe, expect, it } from 'vitest';
import {
  renderScoreText,
  scorePoints,
  scorePointsBoth,
} from '../../../server/features/assessment/scoring/index.js';
import type { Indicator, PointsTables } from '../../../server/features/assessment/scoring/index.js';

const tables: PointsTables = {
  kind: 'POINTS',
  grades: [
    { key: '3', name: '三级', minimumScore: 3 },
    { key: '4B', name: '四级乙等', minimumScore: 4 },
    { key: '4A', name: '四级甲等', minimumScore: 6 },
  ],
  gradesVerification: 'INFERRED',
  electiveMaySkip: true,
};

const indicator = (code: string, changes: Partial<Indicator> = {}): Indicator => {
  const verdict = changes.verdict ?? 'MET';
  return {
    resultId: `r-${code}`,
    code,
    section: code.slice(0, 3),
    score: 1,
    fromGrade: '3',
    scored: true,
    verdict,
    provenVerdict: verdict,
    ...changes,
  };
};

const systems = (count: number | null, changes: Partial<Indicator> = {}): Indicator =>
  indicator('4.4.1.1', {
    score: 0.8,
    scoreByGrade: { '3': 0.4, '4B': 0.5, '4A': 0.8 },
    minimumCountByGrade: { '3': 14, '4B': 18, '4A': 22 },
    count,
    ...changes,
  });

const declared = (indicators: readonly Indicator[]) => scorePoints({ indicators, tables }, 'DECLARED');

/** 1 + 1 + 1 at grade 3, 1 more at 4B, 2 more at 4A, and the systems. */
const base = (count: number | null): Indicator[] => [
  indicator('2.1.1'),
  indicator('2.1.2'),
  indicator('2.2.1'),
  indicator('3.1.1', { fromGrade: '4B' }),
  indicator('3.1.2', { fromGrade: '4A', score: 2 }),
  indicator('3.3.1', { fromGrade: null, scored: false, score: 0, verdict: 'OPEN' }),
  systems(count),
];

describe('points', () => {
  it('worked example: 19 systems give 0.5, so 6.5 points; the count keeps it at 4B', () => {
    const outcome = declared(base(19));
    expect(outcome).toMatchObject({ value: 6.5, decided: true, grade: '4B', provisional: true });
    expect(outcome.steps.map(({ formula }) => formula)).toEqual([
      '2 / 2',
      '1 / 1',
      '3 / 3',
      '0 / 0',
      '0.5 / 0.8',
      '2 + 1 + 3 + 0 + 0.5 = 6.5',
    ]);
    expect(outcome.grades.map(({ status, reachable }) => [status, reachable])).toEqual([
      ['MET', 3.4],
      ['MET', 4.5],
      ['UNMET', 6.8],
    ]);
    expect(outcome.grades[2]?.conditions[0]?.missing).toEqual([
      {
        resultId: 'r-4.4.1.1',
        code: '4.4.1.1',
        reason: { key: 'REASON_COUNT_BELOW', params: { code: '4.4.1.1', count: 19, needed: 22 } },
      },
    ]);
    expect(renderScoreText(outcome.conclusionRule, 'zh')).toContain('结论为四级乙等');
    expect(outcome.notes).toContainEqual({ key: 'NOTE_GRADES', params: {}, verification: 'INFERRED' });
  });

  it.each([
    [13, 0, null],
    [14, 0.4, '3'],
    [17, 0.4, '3'],
    [18, 0.5, '4B'],
    [22, 0.8, '4A'],
    [400, 0.8, '4A'],
  ])('%i systems earn %f and hold the grade at %s', (count, earned, grade) => {
    const outcome = declared(base(count));
    expect(outcome.indicators.find(({ code }) => code === '4.4.1.1')?.earned).toBe(earned);
    expect(outcome.grade).toBe(grade);
  });

  it('takes the lower of count and reached grade, and the least step when there is neither', () => {
    const earned = (each: Indicator) => declared([each]).indicators[0]?.earned;
    expect(earned(systems(30, { reachedGrade: '4B' }))).toBe(0.5);
    expect(earned(systems(15, { reachedGrade: '4A' }))).toBe(0.4);
    expect(earned(systems(null, { reachedGrade: '4A' }))).toBe(0.8);
    expect(earned(systems(null))).toBe(0.4);
    expect(earned(systems(null, { verdict: 'PARTIAL' }))).toBe(0);
    expect(earned(systems(30, { verdict: 'PARTIAL' }))).toBe(0.8);
    expect(earned(systems(30, { verdict: 'UNMET' }))).toBe(0);
    expect(declared([systems(null)]).notes.map(({ key }) => key)).toContain('NOTE_POINTS_LEAST');
  });

  it('is all or nothing without steps', () => {
    const outcome = declared(
      base(22).map((each) => (each.code === '2.1.1' ? { ...each, verdict: 'PARTIAL' as const } : each)),
    );
    expect(outcome).toMatchObject({ value: 5.8, grade: null, decided: true });
    expect(outcome.notes.map(({ key }) => key)).toContain('NOTE_POINTS_PARTIAL');
  });

  it('skips an elective test only where the tables allow it, and never another indicator', () => {
    const without = (electiveTest: boolean) =>
      base(22).map((each) =>
        each.code === '2.1.1' ? { ...each, verdict: 'NOT_APPLICABLE' as const, electiveTest } : each,
      );
    expect(declared(without(true))).toMatchObject({
      value: 5.8,
      decided: false,
      lowestGrade: '4B',
      highestGrade: '4A',
    });
    expect(declared(without(false))).toMatchObject({ grade: null, decided: true });
    expect(declared(without(false)).grades[0]?.conditions[0]?.missing[0]?.reason.key).toBe(
      'REASON_NOT_SKIPPABLE',
    );
    const strict = { ...tables, electiveMaySkip: false };
    expect(scorePoints({ indicators: without(true), tables: strict }, 'DECLARED').grade).toBeNull();
  });

  it('cannot decide by a threshold that is missing, or that the indicators cannot give', () => {
    const grades = tables.grades.map((grade) => (grade.key === '4A' ? { ...grade, minimumScore: 7 } : grade));
    const outcome = scorePoints({ indicators: base(22), tables: { ...tables, grades } }, 'DECLARED');
    expect(outcome).toMatchObject({ decided: false, grade: null, lowestGrade: '4B', highestGrade: '4A' });
    expect(outcome.missingTables).toEqual([{ table: 'GRADES', level: '4A' }]);
    const unknown = tables.grades.map((grade) => ({ ...grade, minimumScore: null }));
    expect(
      scorePoints({ indicators: base(19), tables: { ...tables, grades: unknown } }, 'DECLARED'),
    ).toMatchObject({ decided: false, lowestGrade: null, highestGrade: '4B' });
  });

  it('needs the minimum score beside all indicators', () => {
    const grades = tables.grades.map((grade) =>
      grade.key === '4B' ? { ...grade, minimumScore: 4.5 } : grade,
    );
    const indicators = base(18).map((each) =>
      each.code === '3.1.2' ? { ...each, verdict: 'UNMET' as const } : each,
    );
    expect(scorePoints({ indicators, tables: { ...tables, grades } }, 'DECLARED').grade).toBe('4B');
    const higher = grades.map((grade) => (grade.key === '3' ? { ...grade, minimumScore: 3.3 } : grade));
    const fewer = indicators.map((each) =>
      each.code === '3.1.1' ? { ...each, verdict: 'UNMET' as const } : each,
    );
    expect(scorePoints({ indicators: fewer, tables: { ...tables, grades: higher } }, 'DECLARED').grade).toBe(
      '3',
    );
  });

  it('proven earns only what proof supports', () => {
    const indicators = base(22).map((each) =>
      each.code === '3.1.1' ? { ...each, provenVerdict: 'OPEN' as const } : each,
    );
    const both = scorePointsBoth({ indicators, tables });
    expect(both.declared).toMatchObject({ value: 6.8, grade: '4A' });
    expect(both.proven).toMatchObject({ value: 5.8, grade: '3' });
    expect(both.proven.grades[1]?.conditions[0]?.missing[0]?.reason.key).toBe('REASON_UNPROVEN');
  });

  it('refuses a grade that the table does not know', () => {
    expect(() => declared([indicator('1', { fromGrade: '6' })])).toThrow('The grade 6 is not in the table');
  });
});
