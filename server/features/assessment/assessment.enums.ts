import { registerEnumType } from 'type-graphql';

export const SubjectKind = { ORGANIZATION: 'ORGANIZATION', UNIT: 'UNIT', SYSTEM: 'SYSTEM' } as const;
export type SubjectKind = keyof typeof SubjectKind;
registerEnumType(SubjectKind, {
  name: 'SubjectKind',
  description: 'What an assessment is about (测评对象).',
  valuesConfig: {
    ORGANIZATION: { description: 'The whole organization.' },
    UNIT: { description: 'One campus or department.' },
    SYSTEM: { description: 'One information system, the grading object of MLPS (定级对象).' },
  },
});

export const Verdict = {
  MET: 'MET',
  PARTIAL: 'PARTIAL',
  UNMET: 'UNMET',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
  OPEN: 'OPEN',
} as const;
export type Verdict = keyof typeof Verdict;
registerEnumType(Verdict, {
  name: 'Verdict',
  description: 'Verdict on one control (结论; GB/T 28448-2019).',
  valuesConfig: {
    MET: { description: 'Met in full (符合).' },
    PARTIAL: { description: 'Met in part (部分符合).' },
    UNMET: { description: 'Not met (不符合).' },
    NOT_APPLICABLE: { description: 'Does not apply, with a reason (不适用); takes no part in the score.' },
    OPEN: { description: 'Not rated yet (未评); counts as not met until it is.' },
  },
});

export const AssessmentState = { OPEN: 'OPEN', CLOSED: 'CLOSED' } as const;
export type AssessmentState = keyof typeof AssessmentState;
registerEnumType(AssessmentState, {
  name: 'AssessmentState',
  description: 'Where an assessment stands.',
  valuesConfig: {
    OPEN: { description: 'Results may be rated; the scores follow the evidence.' },
    CLOSED: { description: 'Read-only: results, proof and scores stay as they were when it was closed.' },
  },
});

export const ScoringEdition = {
  MLPS_2019: 'MLPS_2019',
  MLPS_2021: 'MLPS_2021',
  MLPS_2025: 'MLPS_2025',
} as const;
export type ScoringEdition = keyof typeof ScoringEdition;
registerEnumType(ScoringEdition, {
  name: 'ScoringEdition',
  description: 'Edition of the MLPS report template, which decides formula and conclusion.',
  valuesConfig: {
    MLPS_2019: { description: 'Points from the share of defect weight per category (2019 版).' },
    MLPS_2021: { description: 'Points by deducting defects (2021 版, 缺陷扣分法).' },
    MLPS_2025: { description: 'Conformity rate, for reports dated from 2025-03-20 (2025 版, 符合率).' },
  },
});

export const ProofState = {
  PROVEN: 'PROVEN',
  MISSING: 'MISSING',
  UNREVIEWED: 'UNREVIEWED',
  RETURNED: 'RETURNED',
  EXPIRED: 'EXPIRED',
  NOT_NEEDED: 'NOT_NEEDED',
} as const;
export type ProofState = keyof typeof ProofState;
registerEnumType(ProofState, {
  name: 'ProofState',
  description: 'Whether a verdict is supported by proof; without it, the nearest reason why not.',
  valuesConfig: {
    PROVEN: { description: 'At least one confirmed link to accepted evidence that is valid today.' },
    MISSING: { description: 'No evidence is linked for this subject.' },
    UNREVIEWED: { description: 'Linked evidence waits to be submitted or accepted.' },
    RETURNED: { description: 'Linked evidence was returned in review.' },
    EXPIRED: { description: 'Linked evidence is outside its validity: run out, or not begun yet.' },
    NOT_NEEDED: { description: 'The verdict claims nothing: not met, not applicable or not rated.' },
  },
});

export const RiskJudgement = { PENDING: 'PENDING', CONFIRMED: 'CONFIRMED', MITIGATED: 'MITIGATED' } as const;
export type RiskJudgement = keyof typeof RiskJudgement;
registerEnumType(RiskJudgement, {
  name: 'RiskJudgement',
  description: "A person's judgement of a high risk (高风险判定). The software only names candidates.",
  valuesConfig: {
    PENDING: { description: 'Not judged yet; counts as a high risk and makes the conclusion provisional.' },
    CONFIRMED: { description: 'Judged a high risk, with a reason.' },
    MITIGATED: { description: 'Judged mitigated by other measures, with a reason; no longer vetoes.' },
  },
});

export const Conclusion = {
  EXCELLENT: 'EXCELLENT',
  GOOD: 'GOOD',
  FAIR: 'FAIR',
  POOR: 'POOR',
  CONFORMING: 'CONFORMING',
  BASICALLY_CONFORMING: 'BASICALLY_CONFORMING',
  NONCONFORMING: 'NONCONFORMING',
  UNDECIDED: 'UNDECIDED',
} as const;
export type Conclusion = keyof typeof Conclusion;
registerEnumType(Conclusion, {
  name: 'Conclusion',
  description: 'Conclusion of an assessment; the first four belong to 2019 and 2021, the next three to 2025.',
  valuesConfig: {
    EXCELLENT: { description: '优: from 90 points, no high or medium risk.' },
    GOOD: { description: '良: from 80 points, no high risk.' },
    FAIR: { description: '中: from 70 points, no high risk.' },
    POOR: { description: '差: below 70 points, or a high risk.' },
    CONFORMING: { description: '符合: rate above 90 % and no major hidden danger.' },
    BASICALLY_CONFORMING: { description: '基本符合: rate from 60 %.' },
    NONCONFORMING: { description: '不符合: rate below 60 %.' },
    UNDECIDED: { description: 'No control applies, so nothing can be concluded.' },
  },
});

export const ScoreBasis = { DECLARED: 'DECLARED', PROVEN: 'PROVEN' } as const;
export type ScoreBasis = keyof typeof ScoreBasis;
registerEnumType(ScoreBasis, {
  name: 'ScoreBasis',
  description: 'Which verdicts a score reads.',
  valuesConfig: {
    DECLARED: { description: 'What people recorded (自报).' },
    PROVEN: { description: 'Only what valid, accepted proof supports (实证).' },
  },
});
