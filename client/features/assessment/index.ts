export { proofTones, useAssessmentNames, verdicts, verdictTones } from './useAssessmentNames';
