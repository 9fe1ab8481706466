import { describe, expect, it } from 'vitest';
import { applyRating, faultsOf } from '../../../server/features/assessment/rating.rules.js';
import type { Answer, CheckedRating } from '../../../server/features/assessment/rating.rules.js';

const answer: Answer = {
  verdict: 'PARTIAL',
  currentState: '已部署',
  gap: '缺记录',
  suggestion: null,
  notApplicableReason: null,
  riskJudgement: null,
  riskReason: null,
};
const resultId = '0193a0f0-0000-7000-8000-000000000001';
const checked = (rating: Partial<CheckedRating>) => ({ resultId, ...rating }) as CheckedRating;

describe('applying a rating', () => {
  it('leaves what is not named, clears what is null or empty', () => {
    expect(applyRating(answer, { resultId }, checked({}))).toEqual(answer);
    expect(applyRating(answer, { resultId, gap: null }, checked({}))).toEqual({ ...answer, gap: null });
    expect(applyRating(answer, { resultId, currentState: '' }, checked({}))).toEqual({
      ...answer,
      currentState: null,
    });
    expect(applyRating(answer, { resultId, verdict: null }, checked({ verdict: null })).verdict).toBe(
      'PARTIAL',
    );
  });

  it('takes a judgement back by null', () => {
    const judged: Answer = { ...answer, riskJudgement: 'CONFIRMED', riskReason: '确实' };
    expect(applyRating(judged, { resultId }, checked({})).riskJudgement).toBe('CONFIRMED');
    expect(applyRating(judged, { resultId, riskJudgement: null }, checked({})).riskJudgement).toBeNull();
  });
});

describe('faults of an answer', () => {
  const faults = (next: Partial<Answer>, rating: Partial<CheckedRating> = {}, highRisk = true) =>
    Object.keys(faultsOf({ ...answer, ...next }, checked(rating), highRisk));

  it('wants a reason for not applicable and for judged risks', () => {
    expect(faults({ verdict: 'NOT_APPLICABLE' })).toEqual(['notApplicableReason']);
    expect(faults({ verdict: 'NOT_APPLICABLE', notApplicableReason: '无此设备' })).toEqual([]);
    expect(faults({ riskJudgement: 'MITIGATED' })).toEqual(['riskReason']);
    expect(faults({ riskJudgement: 'CONFIRMED', riskReason: '无补偿措施' })).toEqual([]);
    expect(faults({ riskJudgement: 'PENDING' })).toEqual([]);
  });

  it('takes a new gap only with a shortfall, but lets an old one rest', () => {
    expect(faults({ verdict: 'MET' }, { gap: '新差距' })).toEqual(['gap']);
    expect(faults({ verdict: 'MET' })).toEqual([]);
    expect(faults({ verdict: 'UNMET' }, { gap: '新差距' })).toEqual([]);
  });

  it('takes no judgement where there is no high-risk case', () => {
    expect(faults({ riskJudgement: 'PENDING' }, { riskJudgement: 'PENDING' }, false)).toEqual([
      'riskJudgement',
    ]);
  });
});
