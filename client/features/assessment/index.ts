export { OutcomeLevel } from './OutcomeLevel';
export { proofTones, useAssessmentNames, verdicts, verdictTones } from './useAssessmentNames';
