import { caseInScope, conformityOf } from '../framework/index.js';
import type { Control, Edition, HighRiskCase, Technology } from '../framework/index.js';
import type { ProofState, RiskJudgement, Verdict } from './assessment.enums.js';
import { isShortfall, needsProof } from './rating.rules.js';
import type { ScoreItem, ScoringEdition, ScoreInput, Side } from './scoring/index.js';

/** What the score needs to know of an assessment. */
export interface ScoredAssessment {
  /** Level or grade to be reached; null for checklists. */
  readonly targetLevel: string | null;
  readonly technologies: readonly Technology[];
  readonly continuityCritical: boolean;
  /** The three parameters of MLPS; null for every other rule book. */
  readonly scoringEdition: ScoringEdition | null;
  readonly attentionFactor: number | null;
  readonly partialCredit: number | null;
}

/** What the score needs to know of a result. */
export interface ScoredResult {
  readonly id: string;
  readonly controlId: string;
  readonly verdict: Verdict;
  readonly riskJudgement: RiskJudgement | null;
  readonly proof: ProofState;
  /** The answer was given to other words and nobody has confirmed it yet. */
  readonly needsConfirmation: boolean;
  /** The target level asks for it. */
  readonly asked: boolean;
}

/**
 * Verdict that counts in the proven score. Nobody has shown that an unproven MET holds, nor that it fails: it earns nothing,
 * but vetoes nothing either. A PARTIAL admits a gap, so without proof of the met part it counts as not met. An answer to the
 * words of an earlier edition has no proof before it is confirmed; that these words do not apply either nobody has said.
 */
export const provenVerdictOf = ({
  verdict,
  proof,
  needsConfirmation,
}: Pick<ScoredResult, 'verdict' | 'proof' | 'needsConfirmation'>): Verdict => {
  if (verdict === 'NOT_APPLICABLE' && needsConfirmation) return 'OPEN';
  if (!needsProof(verdict) || proof === 'PROVEN') return verdict;
  return verdict === 'MET' ? 'OPEN' : 'UNMET';
};

/** A gap: not or partly met, or met without valid proof, and asked for by the target level. */
export const isGap = (
  result: Pick<ScoredResult, 'verdict' | 'proof' | 'needsConfirmation' | 'asked'>,
): boolean =>
  result.asked &&
  (isShortfall(result.verdict) || (result.verdict === 'MET' && provenVerdictOf(result) !== 'MET'));

/** High-risk cases of a framework that concern the assessed system, by code. */
export function casesInScope(
  edition: Edition,
  subject: Pick<ScoredAssessment, 'targetLevel' | 'technologies' | 'continuityCritical'>,
) {
  if (edition.cases.length === 0) return new Map<string, HighRiskCase>();
  const level = Number((subject.targetLevel ?? '').slice(1));
  const scope = { level, continuityCritical: subject.continuityCritical, technologies: subject.technologies };
  const cases = edition.cases.filter((each) => caseInScope(each.scope, scope));
  return new Map(cases.map((each) => [each.code, each]));
}

/** The cases of one control among those in scope. */
export const casesOf = (control: Control, inScope: ReadonlyMap<string, HighRiskCase>): HighRiskCase[] =>
  control.caseCodes.flatMap((code) => inScope.get(code) ?? []);

/** Turns rows into what the scoring engines read. A result whose control has left the framework is a fault. */
export function scoreInput(
  edition: Edition,
  assessment: ScoredAssessment,
  results: readonly ScoredResult[],
): ScoreInput {
  const inScope = casesInScope(edition, assessment);
  const sides = new Map(edition.categories.map(({ code, side }) => [code, side]));
  const { scoringEdition, attentionFactor, partialCredit } = assessment;
  if (scoringEdition === null || attentionFactor === null || partialCredit === null)
    throw new Error('an assessment by conformity has no scoring parameters');
  return {
    items: results.map((result) => toItem(result, controlOf(edition, result.controlId), sides, inScope)),
    parameters: {
      edition: scoringEdition,
      attentionFactor,
      partialCredit,
    },
    tables: conformityOf(edition).scoring,
  };
}

export function controlOf(edition: Edition, id: string): Control {
  const control = edition.controlById.get(id);
  if (!control) throw new Error(`control ${id} is missing in framework ${edition.framework.code}`);
  return control;
}

function toItem(
  result: ScoredResult,
  control: Control,
  sides: ReadonlyMap<string, Side>,
  inScope: ReadonlyMap<string, HighRiskCase>,
): ScoreItem {
  const category = control.category ?? '';
  return {
    resultId: result.id,
    code: control.code,
    weight: control.weight,
    side: sides.get(category) ?? 'TECHNICAL',
    category,
    informative: control.informative,
    verdict: result.verdict,
    provenVerdict: provenVerdictOf(result),
    vetoCases: casesOf(control, inScope).map((each) => ({
      code: each.code,
      majorDanger: each.majorDanger !== null,
    })),
    riskJudgement: result.riskJudgement,
  };
}
