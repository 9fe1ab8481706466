import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreAssessment } from '../../../server/features/assessment/scoring/index.js';
import type {
  Conclusion,
  ScoreItem,
  ScoreParameters,
  Verdict,
} from '../../../server/features/assessment/scoring/index.js';
import { input } from './items.js';

const verdicts = ['MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN'] as const;
const verdict = fc.constantFrom<Verdict>(...verdicts);

const items: fc.Arbitrary<ScoreItem[]> = fc
  .array(
    fc.record({
      weight: fc.constantFrom('KEY', 'IMPORTANT', 'GENERAL', null),
      side: fc.constantFrom('TECHNICAL', 'MANAGEMENT'),
      category: fc.constantFrom('a', 'b', 'c'),
      informative: fc.boolean(),
      verdict,
      observations: fc.option(fc.array(verdict, { maxLength: 4 }), { nil: undefined }),
      vetoCases: fc.array(fc.record({ code: fc.constantFrom('HR-01', 'HR-02'), majorDanger: fc.boolean() }), {
        maxLength: 1,
      }),
      riskJudgement: fc.constantFrom('PENDING', 'CONFIRMED', 'MITIGATED', null),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map(({ observations, ...rest }, index) => ({
      ...rest,
      resultId: `r${index}`,
      code: `8.1.${index}`,
      category: `${rest.side}-${rest.category}`,
      provenVerdict: rest.verdict,
      ...(observations === undefined ? {} : { observations }),
    })),
  );

const parameters: fc.Arbitrary<ScoreParameters> = fc.record({
  edition: fc.constantFrom('MLPS_2019', 'MLPS_2021', 'MLPS_2025'),
  attentionFactor: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
  partialCredit: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  mediumRiskExcluded: fc.boolean(),
});

const rank: Record<Conclusion, number> = {
  UNDECIDED: 0,
  POOR: 1,
  NONCONFORMING: 1,
  FAIR: 2,
  BASICALLY_CONFORMING: 2,
  GOOD: 3,
  EXCELLENT: 4,
  CONFORMING: 4,
};
const better: Record<Verdict, Verdict> = {
  OPEN: 'MET',
  UNMET: 'PARTIAL',
  PARTIAL: 'MET',
  MET: 'MET',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
};
const runs = { numRuns: 1000 };

describe('properties of every edition', () => {
  it('improving one answer never lowers the score or the conclusion', () => {
    fc.assert(
      fc.property(items, parameters, fc.nat(), fc.nat(), (list, chosen, which, object) => {
        const target = list[which % Math.max(1, list.length)];
        if (target === undefined) return;
        const improved: ScoreItem =
          target.observations === undefined || target.observations.length === 0
            ? { ...target, verdict: better[target.verdict] }
            : {
                ...target,
                observations: target.observations.map((each, index, all) =>
                  index === object % all.length ? better[each] : each,
                ),
              };
        const before = scoreAssessment(input(list, chosen), 'DECLARED');
        const after = scoreAssessment(
          input(
            list.map((each) => (each === target ? improved : each)),
            chosen,
          ),
          'DECLARED',
        );
        expect(after.value).toBeGreaterThanOrEqual(before.value);
        expect(rank[after.conclusion]).toBeGreaterThanOrEqual(rank[before.conclusion]);
      }),
      runs,
    );
  });

  it('the order of the items never matters', () => {
    const shuffled = items.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, parameters, ([list, other], chosen) => {
        expect(scoreAssessment(input(other, chosen), 'DECLARED')).toEqual(
          scoreAssessment(input(list, chosen), 'DECLARED'),
        );
      }),
      runs,
    );
  });

  it('values stay between 0 and 100, counts add up, and a full set of met items is flawless', () => {
    fc.assert(
      fc.property(items, parameters, (list, chosen) => {
        const outcome = scoreAssessment(input(list, chosen), 'DECLARED');
        expect(outcome.value).toBeGreaterThanOrEqual(0);
        expect(outcome.value).toBeLessThanOrEqual(100);
        const { met, partial, unmet, open, notApplicable, applicable } = outcome.counts;
        expect(met + partial + unmet + open).toBe(applicable);
        expect(applicable + notApplicable).toBe(list.filter((each) => !each.informative).length);
        const numbers = [
          ...outcome.steps.map((step) => step.value),
          ...outcome.deductions.map((each) => each.deduction),
        ];
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect(outcome.deductions.every((each) => each.deduction > 0)).toBe(true);
        if (applicable > 0 && met === applicable) expect(outcome.value).toBe(100);
      }),
      runs,
    );
  });

  it('dropping answers as not applicable never breaks the number', () => {
    fc.assert(
      fc.property(items, parameters, (list, chosen) => {
        const dropped = list.map(({ observations: _gone, ...each }) => ({
          ...each,
          verdict: 'NOT_APPLICABLE' as const,
        }));
        const outcome = scoreAssessment(input(dropped, chosen), 'DECLARED');
        expect(outcome).toMatchObject({ value: 0, conclusion: 'UNDECIDED', provisional: false });
      }),
      runs,
    );
  });
});
