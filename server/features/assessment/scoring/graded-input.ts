import type { Verdict } from './score-input.js';
import type { ScoreNote } from './score-outcome.js';

/** BASIC and ELECTIVE depend on the level; UNKNOWN was not readable in our source; NO_ROW asks nothing there. */
export type ItemCategory = 'BASIC' | 'ELECTIVE' | 'UNKNOWN' | 'NO_ROW';

/** A share of use: counted, or given. */
export type UseFigure = { numerator: number; denominator: number } | { ratio: number };

export interface GradedClause {
  resultId: string;
  /** Such as `01.01.4(2)`. */
  code: string;
  level: number;
  verdict: Verdict;
  provenVerdict: Verdict;
}

export interface LevelUse {
  level: number;
  use: UseFigure | null;
  provenUse: UseFigure | null;
}

/** Data-quality index of an item at a level that has checks; null where nobody measured it yet. */
export interface QualityIndex {
  level: number;
  index: number | null;
  provenIndex: number | null;
}

export interface GradedItem {
  code: string;
  /** Category per level; a level without an entry counts as UNKNOWN when the item has clauses there, else NO_ROW. */
  categories: Readonly<Record<number, ItemCategory>>;
  clauses: readonly GradedClause[];
  /** For all levels that have no figure of their own; null where nobody counted it yet. */
  use: UseFigure | null;
  provenUse: UseFigure | null;
  /** What was counted for one level: the business that reaches the functions of that level. */
  useByLevel?: readonly LevelUse[];
  /** One entry per level with checks; empty where the item has none. */
  quality: readonly QualityIndex[];
}

export interface LevelRow {
  level: number;
  minimumScore: number | null;
  basicRequired: number | null;
  electiveRequired: number | null;
  electiveTotal: number | null;
}

/** The numbers of a grading by levels, as the framework file gives them; null marks what no source gave. */
export interface GradedTables {
  kind: 'GRADED_ITEMS';
  topLevel: number;
  /** What the second factor measures; null when there is none. */
  use: 'RATIO' | 'SCOPE' | null;
  quality: { fromLevel: number; earlierAtLeast: number } | null;
  passUse: { BASIC: number | null; ELECTIVE: number | null };
  levelTable: readonly LevelRow[];
  levelTableVerification: ScoreNote['verification'];
  /** Share of a level's elective items that must pass beside `electiveRequired`; absent when no rule names one. */
  electiveShare?: number | undefined;
  /** Share that the electives that pass must exceed; stands in for `electiveRequired` where that is not printed. */
  electiveMoreThan?: number | undefined;
}

export interface GradedInput {
  items: readonly GradedItem[];
  tables: GradedTables;
}
