import { createHash } from 'node:crypto';
import type { Edition, ScoringKind } from '../framework/index.js';
import type { Conclusion, ScoringEdition } from './assessment.enums.js';
import { summaryOf } from './outcome/rate.js';
import type { OutcomeSummary, Rated } from './outcome/rate.js';
import type { Recorded } from './outcome/rating-input.js';
import type { CategoryScore, Score, Veto } from './score.types.js';
import type { ScoredAssessment } from './score-items.js';
import { controlOf, isGap } from './score-items.js';
import type { HighRisk, ScoreOutcome, ScoreText } from './scoring/index.js';

/** What is kept of a score of MLPS. Rows written before every kind had a conclusion in words lack the rule. */
export type StoredConformity = Score & { readonly level: null; readonly conclusionRule?: ScoreText };
export type StoredOutcome = OutcomeSummary;

/** Everything that is kept of two outcomes, so that lists and dashboards never compute. */
export interface ScoreSummary {
  readonly kind: ScoringKind;
  readonly declared: StoredConformity | StoredOutcome;
  readonly proven: StoredConformity | StoredOutcome;
  /** Of MLPS alone. */
  readonly conclusions: { readonly declared: Conclusion; readonly proven: Conclusion } | null;
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
  { targetLevel, scoringEdition }: Pick<ScoredAssessment, 'targetLevel' | 'scoringEdition'>,
  recorded: Recorded,
  rated: Rated,
  nextChangeOn: string | null,
): ScoreSummary {
  const { results } = recorded;
  const scored = results.filter((result) => !controlOf(edition, result.controlId).informative);
  const gapCount = scored.filter(isGap).length;
  if (rated.kind === 'CONFORMITY') {
    const { declared, proven } = rated;
    const controlIds = new Map(results.map((result) => [result.id, result.controlId]));
    return withFingerprint(scoringEdition, nextChangeOn, {
      kind: rated.kind,
      declared: toScore(declared, controlIds),
      proven: toScore(proven, controlIds),
      conclusions: { declared: declared.conclusion, proven: proven.conclusion },
      categories: categoriesOf(edition, { declared, proven }),
      openCount: declared.counts.open,
      gapCount,
      provisional: declared.provisional,
    });
  }
  const declared = summaryOf(rated, 'DECLARED', recorded, targetLevel);
  return withFingerprint(null, nextChangeOn, {
    kind: rated.kind,
    declared,
    proven: summaryOf(rated, 'PROVEN', recorded, targetLevel),
    conclusions: null,
    categories: [],
    openCount: declared.open,
    gapCount,
    provisional: declared.provisional,
  });
}

function withFingerprint(
  edition: ScoringEdition | null,
  nextChangeOn: string | null,
  summary: Omit<ScoreSummary, 'fingerprint'>,
): ScoreSummary {
  const content = JSON.stringify([edition, nextChangeOn, summary]);
  return { ...summary, fingerprint: createHash('sha256').update(content).digest('base64url') };
}

function toScore(outcome: ScoreOutcome, controlIds: ReadonlyMap<string, string>): StoredConformity {
  const { value, conclusion, conclusionRule, provisional, counts } = outcome;
  return {
    value,
    level: null,
    conclusion,
    conclusionRule,
    provisional,
    ...counts,
    vetoes: toVetoes(outcome.vetoes, controlIds),
  };
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
