import type { Verdict } from './score-input.js';
import type { ScoreNote } from './score-outcome.js';

export interface Grade {
  key: string;
  name: string;
  minimumScore: number | null;
}

/** The numbers of a points scheme, as the framework file gives them; the grades from the lowest up. */
export interface PointsTables {
  kind: 'POINTS';
  grades: readonly Grade[];
  gradesVerification: ScoreNote['verification'];
  /** An elective test may be skipped where the hospital has no such business. */
  electiveMaySkip: boolean;
}

export interface Indicator {
  resultId: string;
  code: string;
  section: string;
  /** Full marks. */
  score: number;
  /** First grade that asks for it; null when no grade does. */
  fromGrade: string | null;
  /** Marks per grade reached; absent for an indicator that is all or nothing. */
  scoreByGrade?: Readonly<Record<string, number>>;
  minimumCountByGrade?: Readonly<Record<string, number>>;
  electiveTest?: boolean;
  /** False: registered only. */
  scored: boolean;
  /** MET and PARTIAL let the reached grade or the count speak; the other verdicts earn nothing. */
  verdict: Verdict;
  provenVerdict: Verdict;
  reachedGrade?: string | null;
  count?: number | null;
}

export interface PointsInput {
  indicators: readonly Indicator[];
  tables: PointsTables;
}
