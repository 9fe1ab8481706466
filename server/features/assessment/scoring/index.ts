export { scoreAssessment, scoreBoth } from './score.js';
export { renderScoreText } from './score-text.js';
export type { ScoreLanguage, ScoreText, ScoreTextKey } from './score-text.js';
export { rollUp } from './standing.js';
export type * from './score-input.js';
export type * from './score-outcome.js';
