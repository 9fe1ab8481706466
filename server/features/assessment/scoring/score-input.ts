export type Verdict = 'MET' | 'PARTIAL' | 'UNMET' | 'NOT_APPLICABLE' | 'OPEN';
export type Weight = 'KEY' | 'IMPORTANT' | 'GENERAL';
export type Side = 'TECHNICAL' | 'MANAGEMENT';
export type ScoringEdition = 'MLPS_2019' | 'MLPS_2021' | 'MLPS_2025';
export type RiskJudgement = 'PENDING' | 'CONFIRMED' | 'MITIGATED';
/** DECLARED reads what people recorded, PROVEN only what valid proof supports. */
export type ScoreBasis = 'DECLARED' | 'PROVEN';

/** One assessed item, the same for every edition of the formula. */
export interface ScoreItem {
  resultId: string;
  /** Clause code, such as `8.1.4.1-a`. */
  code: string;
  /** null when no weight is published (levels 1 and 4, extensions). */
  weight: Weight | null;
  side: Side;
  category: string;
  /** From an informative annex: never scored. */
  informative: boolean;
  verdict: Verdict;
  provenVerdict: Verdict;
  /** Verdicts of the single assessed objects; when present they stand for `verdict`. */
  observations?: readonly Verdict[];
  /** The same for `provenVerdict`. */
  provenObservations?: readonly Verdict[];
  /** High-risk cases of this item that are in scope for the assessed system. */
  vetoCases: readonly { code: string; majorDanger: boolean }[];
  /** A person's judgement of the high risk; null counts as not judged yet. */
  riskJudgement: RiskJudgement | null;
}

export interface ScoreParameters {
  edition: ScoringEdition;
  /** 2021: share of the technical side, strictly between 0 and 1; default from the tables. */
  attentionFactor?: number;
  /** 2025: how much of a partly met item counts, 0 to 1; default from the tables. */
  partialCredit?: number;
  /** 2019 and 2021: somebody confirmed that the remaining gaps hold no medium risk; without it EXCELLENT is withheld. */
  mediumRiskExcluded?: boolean;
}

interface PointThresholds {
  EXCELLENT: number;
  GOOD: number;
  FAIR: number;
}

/** The numbers of the formulas, as the framework file gives them. */
export interface ConformityTables {
  verdictValues: { MET: number; PARTIAL: number; UNMET: number };
  /** The weight that stands in for a missing one. */
  unknownWeightAs: Weight;
  editions: {
    MLPS_2019: { weights: Record<Weight, number>; thresholds: PointThresholds };
    MLPS_2021: { weights: Record<Weight, number>; attentionFactor: number; thresholds: PointThresholds };
    MLPS_2025: { conformingAbove: number; basicallyConformingFrom: number; partialCredit: number };
  };
}

export interface ScoreInput {
  items: readonly ScoreItem[];
  parameters: ScoreParameters;
  tables: ConformityTables;
}
