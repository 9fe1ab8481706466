import type { RiskJudgement, ScoreBasis, ScoringEdition, Side, Weight } from './score-input.js';
import type { ScoreText } from './score-text.js';

export type Conclusion =
  | 'EXCELLENT'
  | 'GOOD'
  | 'FAIR'
  | 'POOR'
  | 'CONFORMING'
  | 'BASICALLY_CONFORMING'
  | 'NONCONFORMING'
  | 'UNDECIDED';

export interface ScoreStep {
  label: ScoreText;
  /** The calculation in numbers, such as `100 × 0.5 − 8 = 42`. */
  formula: string;
  value: number;
}

export interface ScoreDeduction {
  resultId: string;
  code: string;
  weight: Weight | null;
  /** False when `factor` belongs to the stand-in weight. */
  weightKnown: boolean;
  factor: number;
  /** What the item earned, 0 to 1. */
  x: number;
  /** Points of the score (2019, 2021) or percentage points of the rate (2025) that it lost. */
  deduction: number;
  reason: ScoreText;
}

/** A remark that goes with the number; `verification` tells how far the rule behind it was checked. */
export interface ScoreNote extends ScoreText {
  verification: 'VERIFIED' | 'INFERRED' | 'SECONDARY' | 'UNVERIFIED' | 'UNKNOWN';
}

export interface HighRisk {
  resultId: string;
  code: string;
  caseCode: string;
  judgement: Exclude<RiskJudgement, 'MITIGATED'>;
  majorDanger: boolean;
}

export interface VerdictCounts {
  met: number;
  partial: number;
  unmet: number;
  notApplicable: number;
  open: number;
  /** All but the not applicable ones; open ones included. */
  applicable: number;
}

export interface CategorySummary extends VerdictCounts {
  category: string;
  side: Side;
  total: number;
  /** What the applicable items earned on average, 0 to 100; null when none applies. */
  rate: number | null;
}

export interface ScoreOutcome {
  edition: ScoringEdition;
  basis: ScoreBasis;
  /** 0 to 100: points (2019, 2021) or conformity rate in percent (2025). */
  value: number;
  conclusion: Conclusion;
  conclusionRule: ScoreText;
  /** Open answers or unjudged high risks may still change it. */
  provisional: boolean;
  counts: VerdictCounts;
  /** High risks that bar the better conclusion in this edition. */
  vetoes: HighRisk[];
  /** All high risks that nobody judged as mitigated, vetoing or not. */
  highRisks: HighRisk[];
  steps: ScoreStep[];
  /** Largest first. */
  deductions: ScoreDeduction[];
  categories: CategorySummary[];
  notes: ScoreNote[];
}

/** What the formula of one edition yields; the front adds what all editions share. */
export interface EditionOutcome {
  value: number;
  conclusion: Conclusion;
  conclusionRule: ScoreText;
  vetoes: HighRisk[];
  steps: ScoreStep[];
  deductions: ScoreDeduction[];
  notes: ScoreNote[];
}
