import type { ItemCategory } from './graded-input.js';
import type { ScoreBasis } from './score-input.js';
import type { ScoreNote, ScoreStep } from './score-outcome.js';
import type { ScoreText } from './score-text.js';

/** UNDECIDED: a missing table or category leaves both answers possible. */
export type ConditionStatus = 'MET' | 'UNMET' | 'UNDECIDED';

/** Why an item is not at the next level. */
export interface Stop {
  code: string;
  /** null when a figure stops it, not a clause. */
  resultId: string | null;
  reason: ScoreText;
}

export interface GradedItemOutcome {
  code: string;
  /** Highest level whose clauses, and those of all levels before, are met. */
  functionLevel: number;
  /** The level that counts: as `functionLevel`, with the data quality of all levels up to it. */
  countedLevel: number;
  /** 0 to 1, two decimals; null where nobody counted it. */
  use: number | null;
  /** The index at `countedLevel`; null without a check there or without a measurement. */
  quality: number | null;
  score: number;
  formula: string;
  /** The next level with clauses and what stops it; null at the top. */
  next: { level: number; stops: Stop[] } | null;
}

export interface MissingItem {
  code: string;
  category: ItemCategory;
  stops: Stop[];
}

export interface LevelCondition {
  kind: 'SCORE' | 'BASIC' | 'ELECTIVE';
  status: ConditionStatus;
  /** null where the table is missing. */
  needed: number | null;
  /** Certain already, whatever the unknown categories turn out to be. */
  have: number;
  /** Possible at best with the unknown categories. */
  atMost: number;
  /** Items that could still count here and do not pass. */
  missing: MissingItem[];
  text: ScoreText;
}

export interface LevelOutcome {
  level: number;
  /** Of this level alone. */
  own: ConditionStatus;
  /** Of this level and every level before. */
  status: ConditionStatus;
  conditions: LevelCondition[];
}

export interface MissingTable {
  table: 'LEVEL_TABLE' | 'CATEGORIES' | 'PASS_USE' | 'GRADES';
  level: string;
}

export interface GradedOutcome {
  kind: 'GRADED_ITEMS';
  basis: ScoreBasis;
  /** Sum of the item scores. */
  value: number;
  /** null: cannot decide yet. */
  level: number | null;
  /** Sound bounds of the level; equal when it is decided. */
  lowestLevel: number;
  highestLevel: number;
  conclusionRule: ScoreText;
  /** Open answers or figures may still raise it. */
  provisional: boolean;
  items: GradedItemOutcome[];
  levels: LevelOutcome[];
  missingTables: MissingTable[];
  steps: ScoreStep[];
  notes: ScoreNote[];
}
