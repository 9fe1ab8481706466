import { lazyPart } from '../../ui/lazyPart';

export { levelName } from './frame/levelName';
export { OutcomeLevel } from './OutcomeLevel';
export { proofTones, useAssessmentNames, verdicts, verdictTones } from './useAssessmentNames';

/** Every moment at which the scores of an assessment moved between two days, with what moved them. */
export const ScoreMoveList = lazyPart(async () => (await import('./compare/MoveList')).MoveList);
