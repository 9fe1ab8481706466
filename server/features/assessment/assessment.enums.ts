import { apiEnum } from '../../platform/graphql/api-enum.js';

export const SubjectKind = apiEnum('SubjectKind', 'What an assessment is about (测评对象).', {
  ORGANIZATION: 'The whole organization.',
  UNIT: 'One campus or department.',
  SYSTEM: 'One information system, the grading object of MLPS (定级对象).',
});
export type SubjectKind = keyof typeof SubjectKind;

export const Verdict = apiEnum('Verdict', 'Verdict on one control (结论; GB/T 28448-2019).', {
  MET: 'Met in full (符合).',
  PARTIAL: 'Met in part (部分符合).',
  UNMET: 'Not met (不符合).',
  NOT_APPLICABLE: 'Does not apply, with a reason (不适用); takes no part in the score.',
  OPEN: 'Not rated yet (未评); counts as not met until it is.',
});
export type Verdict = keyof typeof Verdict;

export const AssessmentState = apiEnum('AssessmentState', 'Where an assessment stands.', {
  OPEN: 'Results may be rated; the scores follow the evidence.',
  CLOSED: 'Read-only: results, proof and scores stay as they were when it was closed.',
});
export type AssessmentState = keyof typeof AssessmentState;

export const ScoringEdition = apiEnum(
  'ScoringEdition',
  'Edition of the MLPS report template, which decides formula and conclusion.',
  {
    MLPS_2019: 'Points from the share of defect weight per category (2019 版).',
    MLPS_2021: 'Points by deducting defects (2021 版, 缺陷扣分法).',
    MLPS_2025: 'Conformity rate, for reports dated from 2025-03-20 (2025 版, 符合率).',
  },
);
export type ScoringEdition = keyof typeof ScoringEdition;

export const ProofState = apiEnum(
  'ProofState',
  'Whether a verdict is supported by proof; without it, the nearest reason why not.',
  {
    PROVEN: 'At least one confirmed link to accepted evidence that is valid today.',
    MISSING: 'No evidence is linked for this subject.',
    UNREVIEWED:
      'Linked evidence waits to be submitted or accepted, or the answer to be confirmed: see Result.needsConfirmation.',
    DAMAGED: 'The stored file of linked evidence is no longer what was received: see EvidenceValidity.',
    RETURNED: 'Linked evidence was returned in review.',
    EXPIRED: 'Linked evidence is outside its validity: run out, or not begun yet.',
    NOT_NEEDED: 'The verdict claims nothing: not met, not applicable or not rated.',
  },
);
export type ProofState = keyof typeof ProofState;

export const RiskJudgement = apiEnum(
  'RiskJudgement',
  "A person's judgement of a high risk (高风险判定). The software only names candidates.",
  {
    PENDING: 'Not judged yet; counts as a high risk and makes the conclusion provisional.',
    CONFIRMED: 'Judged a high risk, with a reason.',
    MITIGATED: 'Judged mitigated by other measures, with a reason; no longer vetoes.',
  },
);
export type RiskJudgement = keyof typeof RiskJudgement;

export const Conclusion = apiEnum(
  'Conclusion',
  'Conclusion of an assessment; the first four belong to 2019 and 2021, the next three to 2025.',
  {
    EXCELLENT: '优: from 90 points, no high or medium risk.',
    GOOD: '良: from 80 points, no high risk.',
    FAIR: '中: from 70 points, no high risk.',
    POOR: '差: below 70 points, or a high risk.',
    CONFORMING: '符合: rate above 90 % and no major hidden danger.',
    BASICALLY_CONFORMING: '基本符合: rate from 60 %.',
    NONCONFORMING: '不符合: rate below 60 %.',
    UNDECIDED: 'No control applies, so nothing can be concluded.',
  },
);
export type Conclusion = keyof typeof Conclusion;

export const ScoreBasis = apiEnum('ScoreBasis', 'Which verdicts a score reads.', {
  DECLARED: 'What people recorded (自报).',
  PROVEN: 'Only what valid, accepted proof supports (实证).',
});
export type ScoreBasis = keyof typeof ScoreBasis;
