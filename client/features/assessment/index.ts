export { MemberField } from './MemberField';
export { proofTones, useAssessmentNames, verdicts, verdictTones } from './useAssessmentNames';
