import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  renderScoreText,
  scoreChecklist,
  scoreGradedItems,
  scorePoints,
} from '../../../server/features/assessment/scoring/index.js';
import type {
  GradedItem,
  GradedTables,
  Indicator,
  ItemCategory,
  PointsInput,
  ScoreText,
  Verdict,
} from '../../../server/features/assessment/scoring/index.js';
import { gradedCase, gradedItems, indicatorCase, tablesFor } from './arbitraries.js';

const runs = { numRuns: 500 };
const better: Record<Verdict, Verdict> = {
  OPEN: 'MET',
  UNMET: 'PARTIAL',
  PARTIAL: 'MET',
  MET: 'MET',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
};
const score = (items: readonly GradedItem[], tables: GradedTables) =>
  scoreGradedItems({ items, tables }, 'DECLARED');
const replaced = (items: readonly GradedItem[], item: GradedItem): GradedItem[] =>
  items.map((each) => (each.code === item.code ? item : each));

describe('graded items', () => {
  it('improving a clause never lowers what an item reaches, nor the score unless the data quality there costs more', () => {
    fc.assert(
      fc.property(gradedCase, fc.nat(), fc.nat(), ({ items, tables }, which, clause) => {
        const target = items[which % items.length];
        if (target === undefined) return;
        const improved: GradedItem = {
          ...target,
          clauses: target.clauses.map((each, at) =>
            at === clause % target.clauses.length ? { ...each, verdict: better[each.verdict] } : each,
          ),
        };
        const before = score(items, tables);
        const after = score(replaced(items, improved), tables);
        const [was, is] = [before, after].map((outcome) =>
          outcome.items.find(({ code }) => code === target.code),
        );
        if (was === undefined || is === undefined) throw new Error('the item is gone');
        expect(is.countedLevel).toBeGreaterThanOrEqual(was.countedLevel);
        const counts = (outcome: typeof before) =>
          outcome.levels.flatMap(({ conditions }) => conditions.slice(1).map(({ have }) => have));
        for (const [at, have] of counts(before).entries())
          expect(counts(after)[at]).toBeGreaterThanOrEqual(have);
        if (is.score < was.score) {
          expect(is.countedLevel).toBeGreaterThan(was.countedLevel);
          expect(after.notes.map(({ key }) => key)).toContain('NOTE_QUALITY_COSTS');
          return;
        }
        expect(after.value).toBeGreaterThanOrEqual(before.value);
        expect(after.lowestLevel).toBeGreaterThanOrEqual(before.lowestLevel);
        expect(after.highestLevel).toBeGreaterThanOrEqual(before.highestLevel);
      }),
      runs,
    );
  });

  it('more use never lowers score or level', () => {
    fc.assert(
      fc.property(
        gradedCase,
        fc.nat(),
        fc.integer({ min: 0, max: 100 }),
        ({ items, tables }, which, share) => {
          const target = items[which % items.length];
          if (target === undefined) return;
          const at = (ratio: number) => score(replaced(items, { ...target, use: { ratio } }), tables);
          const [less, more] = [at(share / 100), at(Math.min(100, share + 7) / 100)];
          expect(more.value).toBeGreaterThanOrEqual(less.value);
          expect(more.lowestLevel).toBeGreaterThanOrEqual(less.lowestLevel);
          const nothing = score(replaced(items, { ...target, use: null }), tables);
          expect(less.value).toBeGreaterThanOrEqual(nothing.value);
        },
      ),
      runs,
    );
  });

  it('the order of items and clauses never matters', () => {
    fc.assert(
      fc.property(gradedCase, ({ items, tables }) => {
        const turned = items.toReversed().map((item) => ({ ...item, clauses: item.clauses.toReversed() }));
        const sorted = (outcome: ReturnType<typeof score>) => ({
          ...outcome,
          items: outcome.items.map(({ next, ...item }) => ({
            ...item,
            next: next === null ? null : [next.level, next.stops.map(({ code }) => code).sort()],
          })),
          levels: outcome.levels.map(({ conditions, ...level }) => ({
            ...level,
            conditions: conditions.map(({ missing, ...rest }) => ({
              ...rest,
              missing: missing.map(({ code, stops }) => [code, stops.length]),
            })),
          })),
        });
        expect(sorted(score(turned, tables))).toEqual(sorted(score(items, tables)));
      }),
      runs,
    );
  });

  it('not applicable and no business never break a number', () => {
    fc.assert(
      fc.property(gradedCase, ({ items, tables }) => {
        const empty = items.map((item) => ({
          ...item,
          use: { numerator: 0, denominator: 0 },
          clauses: item.clauses.map((each) => ({ ...each, verdict: 'NOT_APPLICABLE' as const })),
        }));
        const outcome = score(empty, tables);
        expect(outcome.value).toBe(0);
        const numbers = outcome.levels.flatMap(({ conditions }) =>
          conditions.flatMap(({ have, atMost }) => [have, atMost]),
        );
        expect(numbers.every(Number.isFinite)).toBe(true);
      }),
      runs,
    );
  });

  it('the bounds hold for every way to fill in the unknown categories', () => {
    fc.assert(
      fc.property(
        gradedItems,
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 4095 }),
        (items, share, electives, hidden) => {
          const tables = tablesFor(items, share / 100, electives);
          const slots = items.flatMap((item, at) =>
            [1, 2, 3].map((level) => ({ at, level, hide: (hidden & (1 << (at * 3 + level - 1))) !== 0 })),
          );
          const unknown = slots.filter(
            ({ at, level, hide }) => hide && items[at]?.categories[level] !== 'NO_ROW',
          );
          const withCategories = (category: (slot: (typeof slots)[number]) => ItemCategory): GradedItem[] =>
            items.map((item, at) => ({
              ...item,
              categories: {
                ...item.categories,
                ...Object.fromEntries(
                  unknown.filter((slot) => slot.at === at).map((slot) => [slot.level, category(slot)]),
                ),
              },
            }));
          const bounds = score(
            withCategories(() => 'UNKNOWN'),
            tables,
          );
          const truth = score(items, tables);
          expect(truth.level).not.toBeNull();
          expect(truth.lowestLevel).toBeGreaterThanOrEqual(bounds.lowestLevel);
          expect(truth.highestLevel).toBeLessThanOrEqual(bounds.highestLevel);
          expect(truth.value).toBe(bounds.value);
          for (const [at, level] of truth.levels.entries()) {
            for (const [place, condition] of level.conditions.entries()) {
              const bound = bounds.levels[at]?.conditions[place];
              expect(condition.have).toBeGreaterThanOrEqual(bound?.have ?? Infinity);
              expect(condition.have).toBeLessThanOrEqual(bound?.atMost ?? -Infinity);
              if (bound?.status !== 'UNDECIDED') expect(condition.status).toBe(bound?.status);
            }
          }
          if (bounds.level === null) expect(bounds.missingTables.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('explanations', () => {
  const isSentence = (part: object): part is ScoreText => 'key' in part && 'params' in part;

  /** Every sentence inside an outcome, wherever it hangs in the tree. */
  const sentences = (part: unknown): ScoreText[] => {
    if (typeof part !== 'object' || part === null) return [];
    const own = isSentence(part) ? [part] : [];
    return [...own, ...Object.values(part).flatMap(sentences)];
  };

  it('every sentence of every outcome can be said in both languages', () => {
    fc.assert(
      fc.property(gradedCase, indicatorCase, ({ items, tables }, { indicators, tables: grades }) => {
        const nobody = { ...tables, levelTable: [], passUse: { BASIC: null, ELECTIVE: null } };
        const all = sentences([
          score(items, tables),
          score(items, nobody),
          scorePoints({ indicators, tables: grades }, 'PROVEN'),
        ]);
        expect(all.length).toBeGreaterThan(3);
        for (const text of all) {
          expect(renderScoreText(text, 'zh')).toMatch(/\p{Script=Han}/u);
          expect(renderScoreText(text, 'en')).not.toMatch(/[{}]|\p{Script=Han}/u);
        }
      }),
      runs,
    );
  });
});

describe('points', () => {
  const points = (input: PointsInput) => scorePoints(input, 'DECLARED');
  const places = ({ lowestGrade, highestGrade }: ReturnType<typeof points>) =>
    [lowestGrade, highestGrade].map((key) => (key === null ? 0 : Number(key)));

  it('improving a verdict or a count never lowers score or grade', () => {
    fc.assert(
      fc.property(indicatorCase, fc.nat(), fc.boolean(), ({ indicators, tables }, which, counted) => {
        const place = which % indicators.length;
        const improve = (each: Indicator): Indicator =>
          counted && typeof each.count === 'number'
            ? { ...each, count: each.count + 1 }
            : { ...each, verdict: better[each.verdict] };
        const before = points({ indicators, tables });
        const after = points({
          indicators: indicators.map((each, at) => (at === place ? improve(each) : each)),
          tables,
        });
        expect(after.value).toBeGreaterThanOrEqual(before.value);
        for (const [at, was] of places(before).entries())
          expect(places(after)[at]).toBeGreaterThanOrEqual(was);
      }),
      runs,
    );
  });

  it('the order never matters, and sections add up', () => {
    fc.assert(
      fc.property(indicatorCase, ({ indicators, tables }) => {
        const outcome = points({ indicators, tables });
        expect(points({ indicators: indicators.toReversed(), tables })).toEqual(outcome);
        const earned = outcome.indicators.reduce((total, each) => total + each.earned, 0);
        expect(outcome.value).toBeCloseTo(earned, 9);
        expect(outcome.indicators.every((each) => each.earned <= each.full)).toBe(true);
      }),
      runs,
    );
  });
});

describe('checklist', () => {
  it('improving one answer never lowers the share, and the order never matters', () => {
    const verdicts = fc.array(fc.constantFrom<Verdict>('MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(verdicts, fc.nat(), (list, which) => {
        const duties = (answers: readonly Verdict[]) =>
          answers.map((verdict, at) => ({
            resultId: `r${at}`,
            code: String(at),
            section: `s${at % 3}`,
            verdict,
            provenVerdict: verdict,
          }));
        const before = scoreChecklist(duties(list), 'DECLARED');
        const after = scoreChecklist(
          duties(
            list.map((verdict, at) => (at === which % Math.max(1, list.length) ? better[verdict] : verdict)),
          ),
          'DECLARED',
        );
        expect(after.value ?? 0).toBeGreaterThanOrEqual(before.value ?? 0);
        expect(scoreChecklist(duties(list).toReversed(), 'DECLARED')).toEqual(before);
      }),
      runs,
    );
  });
});
