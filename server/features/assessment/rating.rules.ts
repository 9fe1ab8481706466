import { z } from 'zod';
import { badInput, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { id, maximumListItems, paragraph } from '../../platform/graphql/input-rules.js';
import { RiskJudgement, Verdict } from './assessment.enums.js';
import type { ResultRating } from './assessment.inputs.js';

/** The part of a result that a rating may change. */
export interface Answer {
  readonly verdict: Verdict;
  readonly currentState: string | null;
  readonly gap: string | null;
  readonly suggestion: string | null;
  readonly notApplicableReason: string | null;
  readonly riskJudgement: RiskJudgement | null;
  readonly riskReason: string | null;
}

const rating = z.object({
  resultId: id,
  version: z.int().nullish(),
  verdict: z.enum(Verdict).nullish(),
  currentState: paragraph(10_000),
  gap: paragraph(10_000),
  suggestion: paragraph(10_000),
  notApplicableReason: paragraph(2_000),
  riskJudgement: z.enum(RiskJudgement).nullish(),
  riskReason: paragraph(2_000),
});

export const ratingsInput = z.object({
  ratings: z.array(rating).min(1, 'emptyList').max(maximumListItems, `many:${maximumListItems}`),
});

export type CheckedRating = z.infer<typeof rating>;

const texts = ['currentState', 'gap', 'suggestion', 'notApplicableReason', 'riskReason'] as const;

/** The answer after a rating: what the caller left out stays, null or empty text clears. */
export function applyRating(answer: Answer, input: ResultRating, checked: CheckedRating): Answer {
  const named = texts.filter((key) => input[key] !== undefined);
  return {
    ...answer,
    ...Object.fromEntries(named.map((key) => [key, checked[key] ?? null])),
    verdict: checked.verdict ?? answer.verdict,
    // Null takes a judgement back; a verdict cannot be taken back, OPEN says the same.
    riskJudgement: input.riskJudgement === undefined ? answer.riskJudgement : (checked.riskJudgement ?? null),
  };
}

/** What is wrong with an answer, by field; empty when nothing is. */
export function faultsOf(next: Answer, checked: CheckedRating, hasHighRisk: boolean): Record<string, Text> {
  const faults: Record<string, Text> = {};
  if (next.verdict === 'NOT_APPLICABLE' && !next.notApplicableReason) {
    faults.notApplicableReason = text('判为不适用时必须写明理由。', 'NOT_APPLICABLE needs a reason.');
  }
  if (checked.gap && !isShortfall(next.verdict)) {
    faults.gap = text('只有部分符合或不符合才填写差距。', 'Only PARTIAL and UNMET carry a gap.');
  }
  if (checked.riskJudgement && !hasHighRisk) {
    faults.riskJudgement = text(
      '该条款没有高风险判例，无需判定。',
      'This control has no high-risk case to judge.',
    );
  }
  if (next.riskJudgement !== null && next.riskJudgement !== 'PENDING' && !next.riskReason) {
    faults.riskReason = text(
      '判定高风险成立或已缓解时必须写明理由。',
      'CONFIRMED and MITIGATED need a reason.',
    );
  }
  return faults;
}

export const isShortfall = (verdict: Verdict): boolean => verdict === 'PARTIAL' || verdict === 'UNMET';

/** MET and PARTIAL claim something and therefore need proof. */
export const needsProof = (verdict: Verdict): boolean => verdict === 'MET' || verdict === 'PARTIAL';

/** Refuses two ratings of the same result in one call: which one should win? */
export function requireOnce(checked: readonly CheckedRating[]): void {
  const seen = new Set<string>();
  checked.forEach(({ resultId }, at) => {
    if (seen.has(resultId)) {
      throw badInput({
        [`ratings.${at}.resultId`]: text('同一条款在本次提交中出现了两次。', 'This result is named twice.'),
      });
    }
    seen.add(resultId);
  });
}
