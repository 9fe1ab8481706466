import { describe, expect, it } from 'vitest';
import {
  closeGaps,
  pathOfChecklist,
  pathOfConformity,
  pathOfGradedItems,
  pathOfPoints,
  renderScoreText,
  scoreGradedItems,
} from '../../../server/features/assessment/scoring/index.js';
import type {
  GradedGap,
  ItemCategory,
  ScoreItem,
} from '../../../server/features/assessment/scoring/index.js';
import { leastEffort } from '../../../server/features/assessment/scoring/least-effort.js';
import type { Choice } from '../../../server/features/assessment/scoring/least-effort.js';
import { emr, graded, management, small, threeItems } from './graded.js';
import { input, item, times } from './items.js';

const gapOf = ({ resultId }: ScoreItem, effort: number, cost = 0) => ({
  id: `gap-${resultId}`,
  resultId,
  effort,
  cost,
});
const y2021 = { edition: 'MLPS_2021' } as const;

describe('path of conformity', () => {
  // 20 items, 5 points each; three general ones unmet and one key one partly met: 50 − 15 + 50 − 7.5 = 77.5.
  const [a, b, c] = times(3, { verdict: 'UNMET' });
  const key = item({ weight: 'KEY', verdict: 'PARTIAL', side: 'MANAGEMENT' });
  if (a === undefined || b === undefined || c === undefined) throw new Error('three items');
  const items = [a, b, c, key, ...times(16)];

  it('takes the cheapest gaps that bring 2.5 points to GOOD, and stops there', () => {
    const path = pathOfConformity(input(items, y2021), 'DECLARED', { conclusion: 'GOOD' }, [
      gapOf(a, 4),
      gapOf(b, 2, 100),
      gapOf(c, 2, 50),
      gapOf(key, 9),
    ]);
    expect(path).toMatchObject({ status: 'FOUND', effort: 2, cost: 50, atLeast: 2 });
    expect(path.steps.map(({ gapId }) => gapId)).toEqual([`gap-${c.resultId}`]);
  });

  it('takes one dear gap where it replaces two: 90 needs 12.5, that is the key one and a general one', () => {
    const gaps = [gapOf(a, 4), gapOf(b, 5), gapOf(c, 6), gapOf(key, 7)];
    const excluded = input(items, { ...y2021, mediumRiskExcluded: true });
    const path = pathOfConformity(excluded, 'DECLARED', { conclusion: 'EXCELLENT' }, gaps);
    // key + a = 12.5 for 11 days; a + b + c = 15 for 15 days.
    expect(path).toMatchObject({ status: 'FOUND', effort: 11 });
    expect(path.steps.map(({ code, totalEffort }) => [code, totalEffort])).toEqual([
      [a.code, 4],
      [key.code, 11],
    ]);
    expect(renderScoreText(path.text, 'zh')).toContain('精确解');
  });

  it('closes everything for EXCELLENT when nobody excluded a medium risk', () => {
    const gaps = [gapOf(a, 4), gapOf(b, 5), gapOf(c, 6), gapOf(key, 7)];
    const path = pathOfConformity(input(items, y2021), 'DECLARED', { conclusion: 'EXCELLENT' }, gaps);
    expect(path).toMatchObject({ status: 'FOUND', effort: 22 });
    expect(path.steps.every(({ required }) => required)).toBe(true);
  });

  it('closes a veto first, however dear, and names one without an estimate', () => {
    const risky = { ...a, vetoCases: [{ code: 'HR-01', majorDanger: true }] };
    const list = [risky, b, c, key, ...items.slice(4)];
    const path = pathOfConformity(input(list, y2021), 'DECLARED', { conclusion: 'GOOD' }, [
      gapOf(risky, 30),
      gapOf(b, 1),
    ]);
    expect(path.steps).toMatchObject([{ gapId: `gap-${a.resultId}`, required: true, totalEffort: 30 }]);
    expect(
      pathOfConformity(input(list, y2021), 'DECLARED', { conclusion: 'GOOD' }, [gapOf(b, 1)]),
    ).toMatchObject({
      status: 'IMPOSSIBLE',
      blockedBy: [a.code],
    });
  });

  it('2025: above 90 % of 20 items means 19, not 18', () => {
    const path = pathOfConformity(
      input(items, { edition: 'MLPS_2025' }),
      'DECLARED',
      { conclusion: 'CONFORMING' },
      [gapOf(a, 1), gapOf(b, 2), gapOf(c, 4), gapOf(key, 8)],
    );
    expect(path).toMatchObject({ status: 'FOUND', effort: 7 });
  });

  it('says that a target is reached, or out of reach', () => {
    expect(pathOfConformity(input(items, y2021), 'DECLARED', { value: 77.5 }, []).status).toBe('REACHED');
    expect(pathOfConformity(input(items, y2021), 'DECLARED', { value: 77.6 }, []).status).toBe('IMPOSSIBLE');
    expect(() => pathOfConformity(input(items, y2021), 'DECLARED', { conclusion: 'CONFORMING' }, [])).toThrow(
      'MLPS_2021 has no conclusion CONFORMING',
    );
    expect(() => pathOfConformity(input(items, y2021), 'DECLARED', { value: 80 }, [gapOf(a, -1)])).toThrow(
      RangeError,
    );
  });

  it('is exact for a whole level 3 with 211 items', () => {
    const all = Array.from({ length: 211 }, (_, at) =>
      item({
        side: at % 3 === 0 ? 'MANAGEMENT' : 'TECHNICAL',
        weight: at % 5 === 0 ? 'KEY' : at % 2 === 0 ? 'IMPORTANT' : 'GENERAL',
        verdict: at % 2 === 0 ? 'UNMET' : at % 3 === 0 ? 'PARTIAL' : 'MET',
      }),
    );
    const gaps = all.map((each, at) => gapOf(each, 1 + ((at * 7) % 13), (at * 31) % 97));
    const path = pathOfConformity(input(all, y2021), 'DECLARED', { conclusion: 'GOOD' }, gaps);
    expect(path.status).toBe('FOUND');
    expect(path.atLeast).toBe(path.effort);
  });
});

describe('path of graded items', () => {
  const [a, b, c] = threeItems(2);
  const gaps: GradedGap[] = [
    { id: 'a3', item: 'a', closes: 'CLAUSE', resultId: 'r-a.3', effort: 5, cost: 0 },
    { id: 'b3', item: 'b', closes: 'CLAUSE', resultId: 'r-b.3', effort: 3, cost: 0 },
    { id: 'bu', item: 'b', closes: 'USE', ratio: 0.8, effort: 10, cost: 0 },
    { id: 'c2', item: 'c', closes: 'CLAUSE', resultId: 'r-c.2', effort: 2, cost: 0 },
    { id: 'c3', item: 'c', closes: 'CLAUSE', resultId: 'r-c.3', effort: 4, cost: 0 },
    { id: 'cu', item: 'c', closes: 'USE', ratio: 0.5, effort: 6, cost: 0 },
  ];

  it('level 3 takes both basic items and the one elective: every gap, 30 days', () => {
    const path = pathOfGradedItems({ items: [a, b, c], tables: small }, 'DECLARED', 3, gaps);
    expect(path).toMatchObject({ status: 'FOUND', effort: 30 });
    expect(path.steps.map(({ gapId, required }) => [gapId, required])).toEqual([
      ['bu', true],
      ['b3', true],
      ['a3', true],
      ['cu', false],
      ['c2', false],
      ['c3', false],
    ]);
  });

  it('without a needed elective it takes only the basic items, if the score allows', () => {
    const levelTable = small.levelTable.map((row) => ({ ...row, electiveRequired: 0 }));
    // a 2.7 and b 2.4 and c 0.4 make 5.5, above 4.5.
    expect(
      pathOfGradedItems({ items: [a, b, c], tables: { ...small, levelTable } }, 'DECLARED', 3, gaps),
    ).toMatchObject({
      effort: 18,
    });
  });

  it('knows when a basic item stands in the way, a level is reached, or a table is missing', () => {
    const all = { items: [a, b, c], tables: small };
    expect(pathOfGradedItems(all, 'DECLARED', 3, gaps.slice(1))).toMatchObject({
      status: 'IMPOSSIBLE',
      blockedBy: ['a'],
    });
    expect(pathOfGradedItems(all, 'DECLARED', 1, [])).toMatchObject({ status: 'REACHED', steps: [] });
    expect(pathOfGradedItems({ items: [a], tables: management }, 'DECLARED', 1, gaps)).toMatchObject({
      status: 'UNDECIDED',
      missingTables: [
        { table: 'LEVEL_TABLE', level: '1' },
        { table: 'PASS_USE', level: '1' },
      ],
    });
  });
});

describe('path through a whole grading', () => {
  const items = Array.from({ length: 39 }, (_, at) => {
    const levels = [1, 2, 3, 4, 5, 6, 7, 8];
    const basics = [5, 10, 14, 16, 20, 21, 22, 22];
    const categories = Object.fromEntries(
      levels.map((level, place): [number, ItemCategory] => {
        if (level <= 2 && at >= 37) return [level, 'NO_ROW'];
        return [level, at < (basics[place] ?? 0) ? 'BASIC' : 'ELECTIVE'];
      }),
    );
    const shape = graded(String(at), {
      met: at % 3 === 0 ? 4 : 3,
      top: 8,
      use: { ratio: 0.5 + (at % 6) / 12 },
      categories,
    });
    return at >= 37 ? { ...shape, clauses: shape.clauses.filter(({ level }) => level > 2) } : shape;
  });
  const gaps = items.flatMap(({ code }, at): GradedGap[] => [
    ...[4, 5, 6, 7].map((level): GradedGap => ({
      id: `${code}-${level}`,
      item: code,
      closes: 'CLAUSE',
      resultId: `r-${code}.${level}`,
      effort: 2 + ((at * 7 + level * 3) % 11),
      cost: (at * 13) % 29,
    })),
    { id: `${code}-80`, item: code, closes: 'USE', ratio: 0.8, effort: 1 + (at % 5), cost: 3 },
    { id: `${code}-95`, item: code, closes: 'USE', ratio: 0.95, effort: 4 + (at % 7), cost: 9 },
  ]);

  it.each([4, 5])('is exact for 39 items, 234 gaps and level %i', (level) => {
    const path = pathOfGradedItems({ items, tables: emr }, 'DECLARED', level, gaps);
    expect(path.status).toBe('FOUND');
    expect(path.atLeast).toBe(path.effort);
    const byItem = Map.groupBy(
      gaps.filter(({ id }) => path.steps.some(({ gapId }) => gapId === id)),
      ({ item }) => item,
    );
    const closed = items.map((each) => closeGaps(each, byItem.get(each.code) ?? []));
    expect(scoreGradedItems({ items: closed, tables: emr }, 'DECLARED').level).toBe(level);
  });
});

describe('path of points and checklists', () => {
  it('has no path to a grade without a threshold', () => {
    const tables = {
      kind: 'POINTS' as const,
      grades: [{ key: '1', name: '一级', minimumScore: null }],
      gradesVerification: 'UNKNOWN' as const,
      electiveMaySkip: true,
    };
    expect(pathOfPoints({ indicators: [], tables }, 'DECLARED', '1', [])).toMatchObject({
      status: 'UNDECIDED',
      missingTables: [{ table: 'GRADES', level: '1' }],
    });
  });

  it('takes up a skipped test as far as the grade asks, not only as far as the score needs', () => {
    const tables = {
      kind: 'POINTS' as const,
      grades: [
        { key: '1', name: '一级', minimumScore: 0 },
        { key: '2', name: '二级', minimumScore: 1 },
      ],
      gradesVerification: 'VERIFIED' as const,
      electiveMaySkip: true,
    };
    const skipped = {
      resultId: 'r',
      code: '1',
      section: 's',
      score: 2,
      fromGrade: '1',
      scoreByGrade: { 1: 1, 2: 2 },
      electiveTest: true,
      scored: true,
      verdict: 'NOT_APPLICABLE' as const,
      provenVerdict: 'NOT_APPLICABLE' as const,
    };
    const gaps = [
      { id: 'one', resultId: 'r', grade: '1', effort: 1, cost: 0 },
      { id: 'two', resultId: 'r', grade: '2', effort: 3, cost: 0 },
    ];
    // The first step would bring the score, but a test that is taken must reach grade 2 like every other.
    const path = pathOfPoints({ indicators: [skipped], tables }, 'DECLARED', '2', gaps);
    expect(path.steps.map(({ gapId }) => gapId)).toEqual(['two']);
  });

  it('takes the lightest duties: two of four are met, 90 % needs two more', () => {
    const duty = (code: string, verdict: 'MET' | 'UNMET') => ({
      resultId: code,
      code,
      section: 's',
      verdict,
      provenVerdict: verdict,
    });
    const duties = [duty('1', 'MET'), duty('2', 'MET'), duty('3', 'UNMET'), duty('4', 'UNMET')];
    const gaps = [
      { id: 'g3', resultId: '3', effort: 3, cost: 0 },
      { id: 'g4', resultId: '4', effort: 1, cost: 0 },
    ];
    expect(pathOfChecklist(duties, 'DECLARED', 75, gaps)).toMatchObject({ effort: 1 });
    expect(pathOfChecklist(duties, 'DECLARED', 90, gaps).steps.map(({ gapId }) => gapId)).toEqual([
      'g4',
      'g3',
    ]);
  });
});

describe('a search that is cut', () => {
  const groups: Choice[][] = Array.from({ length: 14 }, (_, at) => [
    { effort: 0, cost: 0, gains: [0] },
    { effort: 3 + ((at * 5) % 7) + at / 10, cost: 0, gains: [2 + ((at * 3) % 8) + at / 7] },
  ]);

  it('gives a reachable path and a bound that the exact one keeps', () => {
    const exact = leastEffort(groups, [30]);
    const cut = leastEffort(groups, [30], 3);
    expect(exact).toMatchObject({ exact: true, atLeast: exact?.effort });
    expect(cut?.exact).toBe(false);
    expect(cut?.atLeast).toBeLessThanOrEqual(exact?.effort ?? 0);
    expect(cut?.effort).toBeGreaterThanOrEqual(exact?.effort ?? Infinity);
    const gain = cut?.picks?.reduce((total, pick, at) => total + (groups[at]?.[pick]?.gains[0] ?? 0), 0);
    expect(gain).toBeGreaterThanOrEqual(30);
  });

  it('finds nothing where everything falls short', () => {
    expect(leastEffort(groups, [1000])).toBeNull();
  });
});
