import type {
  ConformityTables,
  ScoreItem,
  ScoreParameters,
} from '../../../server/features/assessment/scoring/index.js';

/** The numbers of facts 4.1–4.4, written out so that a slip in the framework file cannot hide in the tests. */
export const tables: ConformityTables = {
  verdictValues: { MET: 1, PARTIAL: 0.5, UNMET: 0 },
  unknownWeightAs: 'IMPORTANT',
  editions: {
    MLPS_2019: {
      weights: { KEY: 1, IMPORTANT: 0.7, GENERAL: 0.4 },
      thresholds: { EXCELLENT: 90, GOOD: 80, FAIR: 70 },
    },
    MLPS_2021: {
      weights: { KEY: 3, IMPORTANT: 2, GENERAL: 1 },
      attentionFactor: 0.5,
      thresholds: { EXCELLENT: 90, GOOD: 80, FAIR: 70 },
    },
    MLPS_2025: { conformingAbove: 0.9, basicallyConformingFrom: 0.6, partialCredit: 0 },
  },
};

let next = 0;

/** A met technical item of general weight, changed as the test needs it. */
export function item(changes: Partial<ScoreItem> = {}): ScoreItem {
  next += 1;
  const verdict = changes.verdict ?? 'MET';
  return {
    resultId: `r${next}`,
    code: `8.1.${next}`,
    weight: 'GENERAL',
    side: 'TECHNICAL',
    category: changes.side === 'MANAGEMENT' ? 'MMS' : 'CES',
    informative: false,
    verdict,
    provenVerdict: verdict,
    vetoCases: [],
    riskJudgement: null,
    ...changes,
  };
}

export function times(count: number, changes: Partial<ScoreItem> = {}): ScoreItem[] {
  return Array.from({ length: count }, () => item(changes));
}

export function input(items: readonly ScoreItem[], parameters: ScoreParameters) {
  return { items, parameters, tables };
}
