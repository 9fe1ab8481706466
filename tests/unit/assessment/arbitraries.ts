import fc from 'fast-check';
import type {
  GradedGap,
  GradedItem,
  GradedTables,
  Indicator,
  IndicatorGap,
  PointsTables,
  UseFigure,
  Verdict,
} from '../../../server/features/assessment/scoring/index.js';

/** Mostly met and rarely beyond repair, so that targets are often a few gaps away. */
const verdict = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Verdict>('MET') },
  { weight: 6, arbitrary: fc.constantFrom<Verdict>('PARTIAL', 'UNMET', 'OPEN') },
  { weight: 1, arbitrary: fc.constant<Verdict>('NOT_APPLICABLE') },
);
const percent = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
const high = fc.integer({ min: 45, max: 100 }).map((value) => value / 100);
const kept = fc.integer({ min: 0, max: 19 }).map((value) => value > 0);
const effort = fc.integer({ min: 0, max: 12 });
const use: fc.Arbitrary<UseFigure | null> = fc.oneof(
  fc.constant(null),
  percent.map((ratio) => ({ ratio })),
  high.map((ratio) => ({ ratio })),
  high.map((ratio) => ({ ratio })),
  fc
    .tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }))
    .map(([x, y]) => ({ numerator: Math.min(x, y), denominator: Math.max(x, y) })),
);

/** Up to four items over three levels, some without a row at level 2, with data quality from level 2 on. */
export const gradedItems: fc.Arbitrary<GradedItem[]> = fc
  .array(
    fc.record({
      verdicts: fc.tuple(verdict, verdict, verdict, verdict),
      proven: fc.boolean(),
      row2: fc.constantFrom(true, true, false),
      basic: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
      use,
      quality: fc.option(fc.tuple(fc.option(high, { freq: 9 }), fc.option(high, { freq: 9 }))),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map((shape, at): GradedItem => {
      const levels = [1, 2, 3, 3];
      const rows = shape.row2 ? levels : [1, 3, 3];
      return {
        code: `i${at}`,
        categories: Object.fromEntries(
          [1, 2, 3].map((level) => [
            level,
            level === 2 && !shape.row2 ? 'NO_ROW' : shape.basic[level - 1] === true ? 'BASIC' : 'ELECTIVE',
          ]),
        ),
        clauses: rows.map((level, place) => {
          const answer = shape.verdicts[place] ?? 'OPEN';
          return {
            resultId: `i${at}-${place}`,
            code: `i${at}.${level}(${place})`,
            level,
            verdict: answer,
            provenVerdict: answer === 'MET' && !shape.proven && place > 1 ? 'OPEN' : answer,
          };
        }),
        use: shape.use,
        provenUse: shape.use,
        quality: (shape.quality ?? []).map((index, place) => ({
          level: place + 2,
          index,
          provenIndex: index,
        })),
      };
    }),
  );

export const tablesFor = (items: readonly GradedItem[], share: number, electives: number): GradedTables => ({
  kind: 'GRADED_ITEMS',
  topLevel: 3,
  use: 'RATIO',
  quality: { fromLevel: 2, earlierAtLeast: 0.5 },
  passUse: { BASIC: 0.8, ELECTIVE: 0.5 },
  levelTable: [1, 2, 3].map((level) => {
    const count = (wanted: string): number =>
      items.filter(({ categories }) => categories[level] === wanted).length;
    return {
      level,
      minimumScore: Math.round(share * level * items.length * 100) / 100,
      basicRequired: count('BASIC'),
      electiveRequired: Math.min(electives, count('ELECTIVE')),
      electiveTotal: count('ELECTIVE'),
    };
  }),
  levelTableVerification: 'VERIFIED',
});

export const gradedCase = fc
  .tuple(
    gradedItems,
    fc.integer({ min: 0, max: 90 }),
    fc.integer({ min: 0, max: 3 }),
    fc.array(fc.record({ effort, cost: effort, to: high, keep: kept }), {
      minLength: 30,
      maxLength: 30,
    }),
  )
  .map(([items, share, electives, estimates]) => {
    let next = 0;
    const all = items.flatMap((item): GradedGap[] => {
      const estimate = () => {
        const each = estimates[next % estimates.length];
        next += 1;
        return each ?? { effort: 1, cost: 1, to: 1, keep: true };
      };
      const gap = (
        what: (
          to: number,
        ) =>
          | { closes: 'CLAUSE'; resultId: string }
          | { closes: 'USE'; ratio: number }
          | { closes: 'QUALITY'; level: number; index: number },
      ): GradedGap[] => {
        const { effort: days, cost, to, keep } = estimate();
        return keep ? [{ id: `g${next}`, item: item.code, effort: days, cost, ...what(to) }] : [];
      };
      const ratio = item.use !== null && 'ratio' in item.use ? item.use.ratio : 0;
      return [
        ...item.clauses
          .filter((clause) => clause.verdict !== 'MET' && clause.verdict !== 'NOT_APPLICABLE')
          .flatMap(({ resultId }) => gap(() => ({ closes: 'CLAUSE', resultId }))),
        ...gap((to) => ({
          closes: 'USE',
          ratio: item.use !== null && 'ratio' in item.use ? Math.max(to, ratio) : 1,
        })),
        ...item.quality.flatMap(({ level, index }) =>
          gap((to) => ({ closes: 'QUALITY', level, index: Math.max(to, index ?? 0) })),
        ),
      ];
    });
    return { items, tables: tablesFor(items, share / 100, electives), gaps: all.slice(0, 10) };
  });

const tables = (minimums: readonly number[]): PointsTables => ({
  kind: 'POINTS',
  grades: ['1', '2', '3'].map((key, at) => ({ key, name: key, minimumScore: minimums[at] ?? 0 })),
  gradesVerification: 'INFERRED',
  electiveMaySkip: true,
});

export const indicators: fc.Arbitrary<Indicator[]> = fc
  .array(
    fc.record({
      answer: verdict,
      proven: fc.boolean(),
      from: fc.constantFrom('1', '2', '3'),
      steps: fc.constantFrom('FLAT', 'GRADES', 'COUNTS'),
      count: fc.option(fc.nat({ max: 8 })),
      reachedGrade: fc.constantFrom(null, '1', '2', '3'),
      electiveTest: fc.boolean(),
      scored: fc.constantFrom(true, true, true, false),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ answer, proven, from, steps, count, reachedGrade, electiveTest, scored }, at): Indicator => {
      const keys = ['1', '2', '3'].slice(Number(from) - 1);
      const perGrade = (of: (key: number) => number) =>
        Object.fromEntries(keys.map((key) => [key, of(Number(key))]));
      return {
        resultId: `r${at}`,
        code: `2.${at}`,
        section: `s${at % 2}`,
        score: 0.6,
        fromGrade: from,
        scored,
        electiveTest: electiveTest || answer === 'NOT_APPLICABLE',
        verdict: answer,
        provenVerdict: answer === 'MET' && !proven ? 'OPEN' : answer,
        ...(steps === 'FLAT' ? {} : { scoreByGrade: perGrade((key) => (key * 2) / 10), reachedGrade }),
        ...(steps === 'COUNTS'
          ? { minimumCountByGrade: perGrade((key) => key * 2), count, reachedGrade: null }
          : {}),
      };
    }),
  );

export const indicatorCase = fc
  .tuple(
    indicators,
    fc.tuple(percent, percent, percent),
    fc.array(
      fc.record({
        effort,
        cost: effort,
        grade: fc.constantFrom('2', '3', '3', '3'),
        keep: kept,
      }),
      {
        minLength: 8,
        maxLength: 8,
      },
    ),
  )
  .map(([list, minimums, estimates]) => ({
    indicators: list,
    tables: tables(minimums.map((share) => Math.round(share * list.length * 6) / 10)),
    gaps: list.flatMap((each, at): IndicatorGap[] => {
      const estimate = estimates[at];
      if (estimate === undefined || !estimate.keep) return [];
      const { effort: days, cost, grade } = estimate;
      return [
        {
          id: `g${at}`,
          resultId: each.resultId,
          effort: days,
          cost,
          ...(each.scoreByGrade === undefined ? {} : { grade }),
        },
      ];
    }),
  }));
