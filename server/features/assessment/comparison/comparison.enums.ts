import { apiEnum } from '../../../platform/graphql/api-enum.js';

export const ResultPart = apiEnum('ResultPart', 'What of a result differs between two moments.', {
  VERDICT: 'The verdict, or that an answer carried over was confirmed.',
  PROOF: 'The state of its proof, and with it what counts as proven.',
  TEXTS: 'Current state, gap, suggestion or the reason why it does not apply.',
  RISK: 'The judgement of a high risk.',
  ASSIGNMENT: 'The unit or the member that answers for it.',
});
export type ResultPart = keyof typeof ResultPart;

export const ProofDifference = apiEnum(
  'ProofDifference',
  'What became of a piece of evidence that proves something in an assessment, between two moments.',
  {
    LINKED: 'Linked to a control that it was not linked to.',
    UNLINKED: 'No longer linked to a control.',
    CONFIRMED: 'A link that was only proposed was confirmed.',
    SUBMITTED: 'Waits for review.',
    ACCEPTED: 'Accepted.',
    RETURNED: 'Sent back.',
    REVISED: 'Has another version.',
    DATED: 'Has another period of validity.',
    BEGAN: 'Its period of validity began.',
    EXPIRED: 'Its period of validity ended.',
    DAMAGED: 'Its stored file was found damaged.',
    MENDED: 'Its stored file is again what was received.',
    DELETED: 'Deleted.',
  },
);
export type ProofDifference = keyof typeof ProofDifference;

export const AssessmentSetting = apiEnum('AssessmentSetting', 'A setting of an assessment.', {
  NAME: 'Its name.',
  STATE: 'Open or closed.',
  TARGET_LEVEL: 'The level or grade to be reached.',
  SCORING_EDITION: 'The edition of the MLPS report template.',
  ATTENTION_FACTOR: 'The attention factor of the 2021 formula.',
  PARTIAL_CREDIT: 'How much a partly met item counts in the 2025 rate.',
});
export type AssessmentSetting = keyof typeof AssessmentSetting;
