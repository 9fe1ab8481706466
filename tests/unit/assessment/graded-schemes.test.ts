import { describe, expect, it } from 'vitest';
import { renderScoreText, scoreGradedItems } from '../../../server/features/assessment/scoring/index.js';
import type {
  GradedItem,
  GradedTables,
  ItemCategory,
} from '../../../server/features/assessment/scoring/index.js';
import { emr, graded, management, service } from './graded.js';

const declared = (items: readonly GradedItem[], tables: GradedTables) =>
  scoreGradedItems({ items, tables }, 'DECLARED');

describe('missing tables', () => {
  const items = (met: number) =>
    Array.from({ length: 39 }, (_, at) =>
      graded(`i${at}`, { met, top: 8, categories: at < 2 ? { 1: 'NO_ROW', 2: 'NO_ROW' } : {} }),
    );

  it('decides without the basic column where every completion agrees', () => {
    // All 39 at level 5: 195 points; whichever items are basic, they pass levels 1 to 5 and none reaches 6.
    const outcome = declared(items(5), emr);
    expect(outcome).toMatchObject({ value: 195, level: 5, missingTables: [] });
  });

  it('cannot decide where the unknown column matters, and names it with sound bounds', () => {
    // 20 items stand at level 4 and 19 at level 5: 175 points. Level 5 has 20 basic items, only 19 can pass.
    const mixed = items(5).map((item, at) => (at < 20 ? (items(4)[at] ?? item) : item));
    expect(declared(mixed, emr)).toMatchObject({ value: 175, level: 4, highestLevel: 4 });
    // 19 at level 4: exactly the 20 others would have to be the basic ones, but then no elective passes.
    const twenty = items(5).map((item, at) => (at < 19 ? (items(4)[at] ?? item) : item));
    expect(declared(twenty, emr).levels[4]?.conditions.map(({ status }) => status)).toEqual([
      'MET',
      'UNDECIDED',
      'UNDECIDED',
    ]);
    const few = items(5).map((item, at) => (at < 9 ? (items(4)[at] ?? item) : item));
    const outcome = declared(few, emr);
    expect(outcome).toMatchObject({ level: null, lowestLevel: 4, highestLevel: 5 });
    expect(outcome.missingTables).toEqual([{ table: 'CATEGORIES', level: '5' }]);
    expect(renderScoreText(outcome.conclusionRule, 'en')).toContain('between level 4 and 5');
  });

  it('trusts no category that contradicts the level table', () => {
    const all = items(8).map((item) => ({
      ...item,
      categories: { ...item.categories, 8: 'ELECTIVE' as const },
    }));
    const outcome = declared(all, emr);
    expect(outcome).toMatchObject({ level: null, lowestLevel: 7, highestLevel: 8 });
    expect(outcome.missingTables).toEqual([{ table: 'CATEGORIES', level: '8' }]);
  });

  it('never guesses a level of smart management, but knows when a certain basic item fails', () => {
    const known = graded('01.1', { met: 5, top: 5, categories: { 1: 'BASIC' } });
    const other = graded('01.2', { met: 5, top: 5, use: { ratio: 0.9 } });
    const outcome = declared([known, other], management);
    expect(outcome).toMatchObject({ level: null, lowestLevel: 0, highestLevel: 5, value: 9.5 });
    expect(outcome.missingTables.filter(({ level }) => level === '1').map(({ table }) => table)).toEqual([
      'LEVEL_TABLE',
      'CATEGORIES',
      'PASS_USE',
    ]);
    expect(
      declared([graded('01.1', { met: 0, top: 5, categories: { 1: 'BASIC' } }), other], management),
    ).toMatchObject({
      level: 0,
      missingTables: [],
    });
  });
});

describe('smart service, whose tables are complete', () => {
  const basics: Record<number, readonly number[]> = {
    1: [1, 9, 12, 16],
    2: [1, 5, 9, 12, 14, 16],
    3: [1, 3, 4, 7, 9, 12, 13, 15],
    4: [1, 4, 5, 6, 7, 8, 11, 14, 16],
    5: [3, 5, 7, 8, 11, 13, 14, 15, 16],
  };
  /** The electives of level 3 are 2, 5, 6, 8, 10, 11, 14, 16 and 17. */
  const items = (level: (seq: number) => number): GradedItem[] =>
    Array.from({ length: 17 }, (_, at) =>
      graded(String(at + 1), {
        met: level(at + 1),
        top: 5,
        categories: Object.fromEntries(
          [1, 2, 3, 4, 5].map((each): [number, ItemCategory] => [
            each,
            basics[each]?.includes(at + 1) === true ? 'BASIC' : 'ELECTIVE',
          ]),
        ),
      }),
    );

  it('17 items at level 3 make 51 points, which is level 3 whatever the score would allow', () => {
    expect(
      declared(
        items(() => 3),
        service,
      ),
    ).toMatchObject({ value: 51, level: 3 });
  });

  it('level 3 with four of nine electives: enough for the table, not for the half that the rule also asks', () => {
    // 8 basic and 4 elective items at 3, the other five at 2: 36 + 10 = 46.
    const four = items((seq) => ([2, 5, 6, 8, 10].includes(seq) ? 2 : 3));
    expect(declared(four, service)).toMatchObject({ value: 46, level: 2 });
    expect(declared(four, service).levels[2]?.conditions[2]).toMatchObject({
      needed: 5,
      have: 4,
      status: 'UNMET',
    });
    const { electiveShare: _half, ...withoutShare } = service;
    expect(declared(four, withoutShare).level).toBe(3);
    const five = items((seq) => ([2, 5, 6, 8].includes(seq) ? 2 : 3));
    expect(declared(five, service)).toMatchObject({ value: 47, level: 3 });
  });

  it('one basic item without application holds the whole hospital at the level before', () => {
    // Item 15 becomes basic at level 3; without application it earns nothing: 48 points.
    const unused = items(() => 3).map((item) => (item.code === '15' ? { ...item, use: { ratio: 0 } } : item));
    expect(declared(unused, service)).toMatchObject({ value: 48, level: 2 });
  });
});
