import type { ConformityTables } from './score-input.js';
import type { Conclusion, HighRisk, ScoreNote } from './score-outcome.js';
import type { ScoreText } from './score-text.js';

interface PointsConclusion {
  conclusion: Conclusion;
  conclusionRule: ScoreText;
  notes: ScoreNote[];
}

/** The four grades of the 2019 and 2021 report templates. Their thresholds were not seen in the original. */
export function concludeByPoints(
  value: number,
  highRisks: readonly HighRisk[],
  /** No gap is left, or a person confirmed that the gaps hold no medium risk. */
  mediumRiskExcluded: boolean,
  thresholds: ConformityTables['editions']['MLPS_2021']['thresholds'],
): PointsConclusion {
  const notes: ScoreNote[] = [
    { key: 'NOTE_THRESHOLDS', params: { ...thresholds }, verification: 'UNVERIFIED' },
  ];
  const params = { value, ...thresholds, count: highRisks.length };
  const conclude = (conclusion: Conclusion, key: ScoreText['key']): PointsConclusion => ({
    conclusion,
    conclusionRule: { key, params },
    notes,
  });
  if (highRisks.length > 0) return conclude('POOR', 'RULE_POINTS_HIGH_RISK');
  if (value < thresholds.FAIR) return conclude('POOR', 'RULE_POINTS_POOR');
  if (value < thresholds.GOOD) return conclude('FAIR', 'RULE_POINTS_FAIR');
  if (value < thresholds.EXCELLENT) return conclude('GOOD', 'RULE_POINTS_GOOD');
  if (mediumRiskExcluded) return conclude('EXCELLENT', 'RULE_POINTS_EXCELLENT');
  notes.push({ key: 'NOTE_MEDIUM_RISK', params: {}, verification: 'UNVERIFIED' });
  return conclude('GOOD', 'RULE_POINTS_MEDIUM_RISK_OPEN');
}
