import { createHash } from 'node:crypto';
import type { Edition } from '../framework/index.js';
import type { CategoryScore, Score, Veto } from './score.types.js';
import type { ScoredResult } from './score-items.js';
import { controlOf, isGap } from './score-items.js';
import type { HighRisk, ScoreOutcome } from './scoring/index.js';

/** Everything that is kept of two outcomes, so that lists and dashboards never compute. */
export interface ScoreSummary {
  readonly declared: Score;
  readonly proven: Score;
  readonly categories: readonly CategoryScore[];
  readonly openCount: number;
  readonly gapCount: number;
  readonly provisional: boolean;
  /** Changes exactly when anything above, the edition or the next change does. */
  readonly fingerprint: string;
}

export interface Outcomes {
  readonly declared: ScoreOutcome;
  readonly proven: ScoreOutcome;
}

/** Summarizes both outcomes of one assessment. */
export function summarize(
  edition: Edition,
  results: readonly ScoredResult[],
  { declared, proven }: Outcomes,
  nextChangeOn: string | null,
): ScoreSummary {
  const controlIds = new Map(results.map((result) => [result.id, result.controlId]));
  const scored = results.filter((result) => !controlOf(edition, result.controlId).informative);
  const summary = {
    declared: toScore(declared, controlIds),
    proven: toScore(proven, controlIds),
    categories: categoriesOf(edition, { declared, proven }),
    openCount: declared.counts.open,
    gapCount: scored.filter(isGap).length,
    provisional: declared.provisional,
  };
  const content = JSON.stringify([declared.edition, nextChangeOn, summary]);
  return { ...summary, fingerprint: createHash('sha256').update(content).digest('base64url') };
}

function toScore(outcome: ScoreOutcome, controlIds: ReadonlyMap<string, string>): Score {
  const { value, conclusion, provisional, counts } = outcome;
  return { value, conclusion, provisional, ...counts, vetoes: toVetoes(outcome.vetoes, controlIds) };
}

/** High risks as rows of the API; control and case are loaded by their relations. */
export function toVetoes(risks: readonly HighRisk[], controlIds: ReadonlyMap<string, string>): Veto[] {
  return risks.map(({ resultId, caseCode, judgement, majorDanger }) => ({
    resultId,
    controlId: controlIds.get(resultId) ?? '',
    caseCode,
    judgement,
    majorDanger,
  }));
}

function categoriesOf(edition: Edition, { declared, proven }: Outcomes): CategoryScore[] {
  const byCode = new Map(declared.categories.map((category) => [category.category, category]));
  const provenByCode = new Map(proven.categories.map((category) => [category.category, category]));
  return [...edition.categories]
    .sort((x, y) => x.order - y.order)
    .flatMap(({ code, name }) => {
      const said = byCode.get(code);
      const shown = provenByCode.get(code);
      if (!said || !shown) return [];
      const { total, applicable, met, partial, unmet, notApplicable, open } = said;
      return [
        {
          category: code,
          name,
          total,
          applicable,
          met,
          partial,
          unmet,
          notApplicable,
          open,
          proven: shown.met + shown.partial,
          declaredRate: said.rate,
          provenRate: shown.rate,
        },
      ];
    });
}
