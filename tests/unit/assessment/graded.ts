import type {
  GradedClause,
  GradedItem,
  GradedTables,
  ItemCategory,
  LevelRow,
  QualityIndex,
  UseFigure,
  Verdict,
} from '../../../server/features/assessment/scoring/index.js';

const row = (level: number, numbers: readonly [number, number, number, number]): LevelRow => {
  const [minimumScore, basicRequired, electiveRequired, electiveTotal] = numbers;
  return { level, minimumScore, basicRequired, electiveRequired, electiveTotal };
};

/** EMR grading 2018, its official level table written out. */
export const emr: GradedTables = {
  kind: 'GRADED_ITEMS',
  topLevel: 8,
  use: 'RATIO',
  quality: { fromLevel: 3, earlierAtLeast: 0.5 },
  passUse: { BASIC: 0.8, ELECTIVE: 0.5 },
  levelTable: [
    row(1, [28, 5, 20, 32]),
    row(2, [55, 10, 15, 27]),
    row(3, [85, 14, 12, 25]),
    row(4, [110, 16, 10, 23]),
    row(5, [140, 20, 6, 19]),
    row(6, [170, 21, 5, 18]),
    row(7, [190, 22, 4, 17]),
    row(8, [220, 22, 4, 17]),
  ],
  levelTableVerification: 'VERIFIED',
};

/** Smart service 2019: at least half of the electives must pass beside the number of the level table. */
export const service: GradedTables = {
  kind: 'GRADED_ITEMS',
  topLevel: 5,
  use: 'SCOPE',
  quality: null,
  passUse: { BASIC: 0.8, ELECTIVE: 0.5 },
  levelTable: [
    row(1, [10, 4, 8, 13]),
    row(2, [20, 6, 6, 11]),
    row(3, [30, 8, 4, 9]),
    row(4, [41, 9, 3, 8]),
    row(5, [51, 9, 3, 8]),
  ],
  levelTableVerification: 'VERIFIED',
  electiveShare: 0.5,
};

/** Smart management 2021: its level table was never seen. */
export const management: GradedTables = {
  kind: 'GRADED_ITEMS',
  topLevel: 5,
  use: 'SCOPE',
  quality: null,
  passUse: { BASIC: null, ELECTIVE: null },
  levelTable: [1, 2, 3, 4, 5].map((level) => ({
    level,
    minimumScore: null,
    basicRequired: null,
    electiveRequired: null,
    electiveTotal: null,
  })),
  levelTableVerification: 'UNKNOWN',
};

/** Three levels, two items: small enough to work out on paper. */
export const small: GradedTables = {
  kind: 'GRADED_ITEMS',
  topLevel: 3,
  use: 'RATIO',
  quality: { fromLevel: 3, earlierAtLeast: 0.5 },
  passUse: { BASIC: 0.8, ELECTIVE: 0.5 },
  levelTable: [row(1, [1, 1, 1, 2]), row(2, [3, 1, 1, 2]), row(3, [4.5, 2, 1, 1])],
  levelTableVerification: 'VERIFIED',
};

export function clause(
  code: string,
  level: number,
  verdict: Verdict,
  proven: Verdict = verdict,
): GradedClause {
  return { resultId: `r-${code}.${level}`, code: `${code}.${level}`, level, verdict, provenVerdict: proven };
}

interface Shape {
  /** Levels 1 to this one are met. */
  met: number;
  /** The item has clauses for levels 1 to this one. */
  top: number;
  use?: UseFigure | null;
  quality?: readonly QualityIndex[];
  categories?: Readonly<Record<number, ItemCategory>>;
  rest?: Verdict;
}

export function graded(code: string, shape: Shape): GradedItem {
  const { met, top, use = { ratio: 1 }, quality = [], categories = {}, rest = 'UNMET' } = shape;
  return {
    code,
    categories,
    clauses: Array.from({ length: top }, (_, index) =>
      clause(code, index + 1, index + 1 <= met ? 'MET' : rest),
    ),
    use,
    provenUse: use,
    quality,
  };
}

export const index = (level: number, value: number | null): QualityIndex => ({
  level,
  index: value,
  provenIndex: value,
});

/**
 * Three items for the table `small`: a is basic throughout and met up to the level given, b is basic from level 3, c is elective.
 */
export function threeItems(met: number): [a: GradedItem, b: GradedItem, c: GradedItem] {
  return [
    graded('a', { met, top: 3, use: { ratio: 0.9 }, categories: { 1: 'BASIC', 2: 'BASIC', 3: 'BASIC' } }),
    graded('b', {
      met: 2,
      top: 3,
      use: { ratio: 0.6 },
      categories: { 1: 'ELECTIVE', 2: 'ELECTIVE', 3: 'BASIC' },
    }),
    graded('c', {
      met: 1,
      top: 3,
      use: { ratio: 0.4 },
      categories: { 1: 'ELECTIVE', 2: 'ELECTIVE', 3: 'ELECTIVE' },
    }),
  ];
}
