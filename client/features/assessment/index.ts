export { levelName } from './frame/levelName';
export { OutcomeLevel } from './OutcomeLevel';
export { proofTones, useAssessmentNames, verdicts, verdictTones } from './useAssessmentNames';
