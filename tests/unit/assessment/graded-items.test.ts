import { describe, expect, it } from 'vitest';
import {
  renderScoreText,
  scoreGradedBoth,
  scoreGradedItems,
} from '../../../server/features/assessment/scoring/index.js';
import type { GradedItem, GradedTables } from '../../../server/features/assessment/scoring/index.js';
import { electivesNeeded } from '../../../server/features/assessment/scoring/graded-level.js';
import { passAt, standGraded } from '../../../server/features/assessment/scoring/graded-standing.js';
import { clause, emr, graded, index, small, threeItems } from './graded.js';

const declared = (items: readonly GradedItem[], tables: GradedTables) =>
  scoreGradedItems({ items, tables }, 'DECLARED');
const first = (items: readonly GradedItem[], tables: GradedTables) => {
  const [item] = declared(items, tables).items;
  if (item === undefined) throw new Error('no item');
  return item;
};
const states = (items: readonly GradedItem[], tables: GradedTables) =>
  declared(items, tables).levels.map(({ conditions, status }) => [
    ...conditions.map((each) => each.status),
    status,
  ]);

describe('score of an item', () => {
  it('gives the two examples of the official text: 1.2 for a basic and 0.75 for an elective item of level 3', () => {
    const quality = [index(3, 0.5)];
    expect(
      first([graded('a', { met: 3, top: 8, use: { numerator: 160, denominator: 200 }, quality })], emr),
    ).toMatchObject({ functionLevel: 3, use: 0.8, quality: 0.5, score: 1.2, formula: '3 × 0.8 × 0.5 = 1.2' });
    expect(first([graded('a', { met: 3, top: 8, use: { ratio: 0.5 }, quality })], emr)).toMatchObject({
      score: 0.75,
      formula: '3 × 0.5 × 0.5 = 0.75',
    });
  });

  it('takes the third factor as 1 where the item has no check, and says that this is inferred', () => {
    const outcome = declared([graded('08.01', { met: 4, top: 8, use: { ratio: 0.9 } })], emr);
    expect(outcome.items[0]).toMatchObject({ score: 3.6, quality: null, formula: '4 × 0.9 = 3.6' });
    expect(outcome.notes).toContainEqual({
      key: 'NOTE_NO_CHECK',
      params: { count: 1 },
      verification: 'INFERRED',
    });
  });

  it('names every clause that stops the next level, and none of a later one', () => {
    const item: GradedItem = {
      ...graded('a', { met: 2, top: 4 }),
      clauses: [
        clause('a', 1, 'MET'),
        clause('a', 2, 'MET'),
        { ...clause('a', 3, 'PARTIAL'), code: 'a.3(1)', resultId: 'x' },
        { ...clause('a', 3, 'OPEN'), code: 'a.3(2)', resultId: 'y' },
        { ...clause('a', 3, 'MET'), code: 'a.3(3)', resultId: 'z' },
        clause('a', 4, 'UNMET'),
      ],
    };
    expect(first([item], small)).toMatchObject({
      functionLevel: 2,
      next: {
        level: 3,
        stops: [
          { code: 'a.3(1)', resultId: 'x', reason: { key: 'REASON_PARTIAL' } },
          { code: 'a.3(2)', resultId: 'y', reason: { key: 'REASON_OPEN' } },
        ],
      },
    });
  });

  it('does not skip a level: a gap at level 1 keeps the function at 0', () => {
    const clauses = [clause('a', 1, 'UNMET'), clause('a', 2, 'MET'), clause('a', 3, 'MET')];
    expect(first([{ ...graded('a', { met: 3, top: 3 }), clauses }], small)).toMatchObject({
      functionLevel: 0,
      score: 0,
      formula: '0 × 1 = 0',
    });
  });

  it('passes over a level without a row', () => {
    const clauses = [clause('a', 1, 'MET'), clause('a', 3, 'MET')];
    const item = { ...graded('a', { met: 3, top: 3 }), clauses, categories: { 2: 'NO_ROW' as const } };
    expect(first([item], small).functionLevel).toBe(3);
    expect(first([{ ...item, clauses: clauses.slice(0, 1) }], small).functionLevel).toBe(1);
  });

  it('does not let a weak index of an earlier level carry a later one', () => {
    const quality = [index(3, 0.4), index(4, 1)];
    // Neither level 3 nor 4 counts with 0.4 at level 3.
    expect(first([graded('a', { met: 4, top: 8, quality })], emr)).toMatchObject({
      functionLevel: 4,
      countedLevel: 2,
      score: 2,
    });
    expect(first([graded('a', { met: 4, top: 8, quality: [index(3, 0.5), index(4, 1)] })], emr).score).toBe(
      4,
    );
  });

  it('counts the highest level even where a lower one would score more, and says so', () => {
    // Level 4 gives 4 × 0.5 = 2, level 3 would give 3 × 0.9 = 2.7.
    const outcome = declared([graded('a', { met: 4, top: 8, quality: [index(3, 0.9), index(4, 0.5)] })], emr);
    expect(outcome.items[0]).toMatchObject({ functionLevel: 4, countedLevel: 4, score: 2 });
    expect(outcome.notes.map(({ key }) => key)).toContain('NOTE_QUALITY_COSTS');
  });

  it('divides by no business without a number and counts it as 0', () => {
    const outcome = declared([graded('a', { met: 3, top: 3, use: { numerator: 0, denominator: 0 } })], small);
    expect(outcome.items[0]).toMatchObject({ use: null, score: 0 });
    expect(outcome.provisional).toBe(true);
    expect(outcome.notes).toContainEqual({
      key: 'NOTE_USE_OPEN',
      params: { count: 1 },
      verification: 'VERIFIED',
    });
  });

  it('refuses shares that are none', () => {
    expect(() => declared([graded('a', { met: 1, top: 1, use: { ratio: 1.2 } })], small)).toThrow(RangeError);
    expect(() =>
      declared([graded('a', { met: 1, top: 1, use: { numerator: -1, denominator: 4 } })], small),
    ).toThrow(RangeError);
    expect(() => declared([graded('a', { met: 3, top: 3, quality: [index(3, 2)] })], small)).toThrow(
      RangeError,
    );
  });

  it('says when only rounding carries a share over its threshold', () => {
    const outcome = declared([graded('a', { met: 1, top: 1, use: { ratio: 0.796 } })], small);
    expect(outcome.items[0]?.use).toBe(0.8);
    expect(outcome.notes.map(({ key }) => key)).toContain('NOTE_USE_ROUNDED');
  });
});

describe('level decision', () => {
  const [a, b, c] = threeItems(3);

  it('worked example: 2.7 + 1.2 + 0.4 = 4.3 is level 2, and says what level 3 lacks', () => {
    const outcome = declared([a, b, c], small);
    expect(outcome).toMatchObject({ value: 4.3, level: 2, lowestLevel: 2, highestLevel: 2 });
    expect(outcome.steps).toEqual([
      { label: { key: 'STEP_GRADED_TOTAL', params: {} }, formula: '2.7 + 1.2 + 0.4 = 4.3', value: 4.3 },
    ]);
    expect(states([a, b, c], small)).toEqual([
      ['MET', 'MET', 'MET', 'MET'],
      ['MET', 'MET', 'MET', 'MET'],
      ['UNMET', 'UNMET', 'UNMET', 'UNMET'],
    ]);
    const [score, basic, elective] = outcome.levels[2]?.conditions ?? [];
    expect(score).toMatchObject({ needed: 4.5, have: 4.3 });
    expect(basic).toMatchObject({ needed: 2, have: 1, atMost: 1 });
    expect(basic?.missing).toEqual([
      {
        code: 'b',
        category: 'BASIC',
        stops: [
          { code: 'b.3', resultId: 'r-b.3', reason: { key: 'REASON_UNMET', params: { code: 'b.3' } } },
          { code: 'b', resultId: null, reason: { key: 'STOP_USE', params: { use: 0.6, needed: 0.8 } } },
        ],
      },
    ]);
    expect(elective?.missing.map(({ code }) => code)).toEqual(['c']);
    expect(renderScoreText(outcome.conclusionRule, 'zh')).toContain('结论为 2 级');
    expect(elective && renderScoreText(elective.text, 'en')).toBe(
      'Elective items that pass: 0 (at most 0); at least 1 needed',
    );
  });

  it('needs all three conditions: without the score, a basic item or the elective ones there is no level', () => {
    const strict = { ...small, levelTable: small.levelTable.map((row) => ({ ...row, minimumScore: 9 })) };
    expect(declared([a, b, c], strict).level).toBe(0);
    expect(declared([{ ...a, use: { ratio: 0.79 } }, b, c], small).level).toBe(0);
    expect(declared([a, { ...b, use: { ratio: 0.4 } }, c], small).level).toBe(0);
  });

  it('does not give a level whose earlier level fails', () => {
    const odd: GradedTables = {
      ...small,
      levelTable: small.levelTable.map((row) => (row.level === 2 ? { ...row, minimumScore: 100 } : row)),
    };
    const all = [a, b, c].map((item) => ({
      ...item,
      use: { ratio: 1 },
      clauses: [1, 2, 3].map((level) => clause(item.code, level, 'MET')),
    }));
    expect(declared(all, small).level).toBe(3);
    expect(declared(all, odd).level).toBe(1);
    expect(declared(all, odd).levels[2]).toMatchObject({ own: 'MET', status: 'UNMET' });
  });

  it('asks for the share of elective items where a rule names one', () => {
    // Two electives at level 1, one required, half of them anyway; three quarters make it two.
    expect(declared([a, b, c], { ...small, electiveShare: 0.5 }).level).toBe(2);
    expect(declared([a, b, c], { ...small, electiveShare: 0.75 }).level).toBe(0);
  });

  it('asks for more than a share where the rule says so, with or without a number', () => {
    const rows = small.levelTable.map((each) => ({ ...each, electiveRequired: null }));
    const half = { ...small, levelTable: rows, electiveMoreThan: 0.5 };
    // Of two electives both must pass: exactly half is not more than half.
    expect(electivesNeeded(half, 1)).toBe(2);
    expect(electivesNeeded({ ...half, levelTable: [{ ...rows[0]!, electiveTotal: 33 }] }, 1)).toBe(17);
    expect(
      electivesNeeded({ ...half, levelTable: [{ ...rows[0]!, electiveTotal: 32, electiveRequired: 20 }] }, 1),
    ).toBe(20);
    expect(electivesNeeded({ ...half, levelTable: [{ ...rows[0]!, electiveTotal: null }] }, 1)).toBeNull();
    expect(declared([a, b, c], half).notes.map(({ key }) => key)).toContain('NOTE_ELECTIVE_IN_PRINCIPLE');
  });

  it('a use of one level counts there: for the score of the level that counts, and for passing it', () => {
    const item = graded('i', {
      met: 3,
      top: 3,
      use: { ratio: 1 },
      categories: { 1: 'BASIC', 2: 'BASIC', 3: 'BASIC' },
    });
    const own = { ...item, useByLevel: [{ level: 3, use: { ratio: 0.5 }, provenUse: null }] };
    const tables = { ...small, quality: null };
    const standing = standGraded(own, 'DECLARED', tables);
    expect(standing.outcome).toMatchObject({ countedLevel: 3, use: 0.5, score: 1.5 });
    expect(standing.costly).toBe(true);
    expect([1, 2, 3].map((level) => passAt(standing, level, 'BASIC', tables).passes)).toEqual([
      'YES',
      'YES',
      'NO',
    ]);
    // Nothing is proven at level 3 itself; the general figure does not stand in for one that was counted.
    const proven = { ...own, provenUse: { ratio: 1 } };
    expect(standGraded(proven, 'PROVEN', tables).outcome).toMatchObject({ use: null, score: 0 });
  });

  it('proven reads only what proof supports, with the same function', () => {
    const unproven = {
      ...a,
      clauses: a.clauses.map((each) =>
        each.level === 2 ? { ...each, provenVerdict: 'OPEN' as const } : each,
      ),
      provenUse: { ratio: 0.8 },
    };
    const both = scoreGradedBoth({ items: [unproven, b, c], tables: small });
    expect(both.declared).toMatchObject({ value: 4.3, level: 2 });
    // a falls to level 1: 0.8 + 1.2 + 0.4 = 2.4, below the 3 of level 2.
    expect(both.proven).toMatchObject({ value: 2.4, level: 1, provisional: true });
    expect(both.proven.items[0]?.next?.stops[0]?.reason.key).toBe('REASON_UNPROVEN');
  });

  it('does not let items pass that are marked not applicable throughout', () => {
    const none = [a, b, c].map((item) => ({
      ...item,
      clauses: item.clauses.map((each) => ({ ...each, verdict: 'NOT_APPLICABLE' as const })),
    }));
    const outcome = declared(none, small);
    expect(outcome).toMatchObject({ value: 0, level: 0, provisional: false });
    expect(outcome.levels[0]?.conditions[1]?.missing[0]?.stops[0]?.reason.key).toBe('STOP_NOT_APPLICABLE');
    expect(outcome.notes).toContainEqual({
      key: 'NOTE_CLAUSES_EXCLUDED',
      params: { count: 9 },
      verification: 'UNKNOWN',
    });
  });
});
