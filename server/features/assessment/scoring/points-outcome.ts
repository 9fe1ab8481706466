import type { ConditionStatus, MissingTable } from './graded-outcome.js';
import type { ScoreBasis } from './score-input.js';
import type { ScoreNote, ScoreStep } from './score-outcome.js';
import type { ScoreText } from './score-text.js';

export interface IndicatorOutcome {
  resultId: string;
  code: string;
  section: string;
  earned: number;
  full: number;
  /** Highest grade whose requirement is reached; null when none is. */
  reached: string | null;
  /** Left out of the requirements. */
  skipped: boolean;
}

export interface MissingIndicator {
  resultId: string;
  code: string;
  reason: ScoreText;
}

export interface GradeCondition {
  kind: 'SCORE' | 'INDICATORS';
  status: ConditionStatus;
  needed: number | null;
  have: number;
  missing: MissingIndicator[];
  text: ScoreText;
}

export interface GradeOutcome {
  key: string;
  name: string;
  status: ConditionStatus;
  /** What the indicators up to this grade can give at most. */
  reachable: number;
  conditions: GradeCondition[];
}

export interface PointsOutcome {
  kind: 'POINTS';
  basis: ScoreBasis;
  value: number;
  decided: boolean;
  /** The grade when decided; null for none, or while undecided. */
  grade: string | null;
  /** Sound bounds; null is below the first grade. */
  lowestGrade: string | null;
  highestGrade: string | null;
  conclusionRule: ScoreText;
  provisional: boolean;
  indicators: IndicatorOutcome[];
  grades: GradeOutcome[];
  missingTables: MissingTable[];
  steps: ScoreStep[];
  notes: ScoreNote[];
}
