import type { Locale } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { conformityOf, editionById } from '../framework/index.js';
import type { Edition } from '../framework/index.js';
import type { ScoreBasis } from './assessment.enums.js';
import type { Assessment } from './assessment.types.js';
import { controlOf, scoreInput } from './score-items.js';
import { recordedIn } from './score.queries.js';
import type { ScoredRow } from './score.queries.js';
import { toVetoes } from './score-summary.js';
import type { ScoreDeduction, ScoreExplanation } from './score.types.js';
import { renderScoreText, scoreAssessment } from './scoring/index.js';
import type { ScoreDeduction as Deduction, ScoreOutcome, ScoreText } from './scoring/index.js';

/** Computes the scores of these assessments from their rows and puts every line into words of the caller's language. */
export async function explainScores(
  reads: Reads,
  assessments: readonly Assessment[],
  basis: ScoreBasis,
): Promise<ScoreExplanation[]> {
  const recorded = await recordedIn(
    reads,
    assessments.map((assessment) => assessment.id),
  );
  return Promise.all(
    assessments.map(async (assessment) => {
      const edition = await editionById(reads, assessment.frameworkId);
      if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
      return explain(edition, assessment, recorded.get(assessment.id)!.results, basis, reads.actor.locale);
    }),
  );
}

function explain(
  edition: Edition,
  assessment: Assessment,
  rows: readonly ScoredRow[],
  basis: ScoreBasis,
  locale: Locale,
): ScoreExplanation {
  const outcome = scoreAssessment(scoreInput(edition, assessment, rows), basis);
  const controlIds = new Map(rows.map((row) => [row.id, row.controlId]));
  const names = Object.fromEntries(edition.categories.map(({ code, name }) => [code, name]));
  const say = (text: ScoreText): string => renderScoreText(text, locale, names);
  return {
    edition: outcome.edition,
    basis,
    steps: outcome.steps.map((step) => ({ ...step, label: say(step.label) })),
    deductions: outcome.deductions.map((deduction) => toDeduction(edition, deduction, controlIds, say)),
    conclusion: outcome.conclusion,
    conclusionRule: say(outcome.conclusionRule),
    vetoes: toVetoes(outcome.vetoes, controlIds),
    highRisks: toVetoes(outcome.highRisks, controlIds),
    notes: notesOf(outcome, say),
  };
}

function toDeduction(
  edition: Edition,
  { resultId, weight, factor, x, deduction, reason }: Deduction,
  controlIds: ReadonlyMap<string, string>,
  say: (text: ScoreText) => string,
): ScoreDeduction {
  const control = controlOf(edition, controlIds.get(resultId) ?? '');
  return {
    resultId,
    controlId: control.id,
    weight: weight ?? conformityOf(edition).scoring.unknownWeightAs,
    weightVerification: weight === null ? 'UNKNOWN' : (control.weightVerification ?? 'UNKNOWN'),
    factor,
    x,
    deduction,
    reason: say(reason),
  };
}

const notesOf = (outcome: ScoreOutcome, say: (text: ScoreText) => string): string[] => outcome.notes.map(say);
