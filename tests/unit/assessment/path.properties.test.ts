import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closeGaps,
  closeIndicator,
  pathOfChecklist,
  pathOfConformity,
  pathOfGradedItems,
  pathOfPoints,
  scoreAssessment,
  scoreChecklist,
  scoreGradedItems,
  scorePoints,
} from '../../../server/features/assessment/scoring/index.js';
import type {
  Conclusion,
  ConformityTarget,
  GradedGap,
  Indicator,
  PathOutcome,
  ScoreItem,
  ScoringEdition,
  Verdict,
} from '../../../server/features/assessment/scoring/index.js';
import { leastEffort } from '../../../server/features/assessment/scoring/least-effort.js';
import { bruteForce, verdictOn } from './brute-force.js';
import { gradedCase, indicatorCase } from './arbitraries.js';
import { casesOf } from '../../support/thoroughness.js';
import { input } from './items.js';

const runs = { numRuns: casesOf(250) };
const verdict = fc.constantFrom<Verdict>('MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN');
const effort = fc.integer({ min: 0, max: 12 });
const basis = fc.constantFrom('DECLARED', 'PROVEN');

function agrees<Gap extends { id: string; effort: number; cost: number }>(
  path: PathOutcome,
  gaps: readonly Gap[],
  reaches: (closed: readonly Gap[]) => boolean,
): void {
  expect(['REACHED', 'FOUND', 'IMPOSSIBLE']).toContain(path.status);
  const found = verdictOn(path, gaps, reaches);
  expect(found.path).toEqual(found.bruteForce);
  expect(found.reaches).toBe(true);
  const last = path.steps.at(-1);
  if (last !== undefined) expect([last.totalEffort, last.totalCost]).toEqual([path.effort, path.cost]);
}

describe('path to the next level agrees with trying every set of gaps', () => {
  const item = fc.record({
    weight: fc.constantFrom('KEY', 'IMPORTANT', 'GENERAL', null),
    side: fc.constantFrom('TECHNICAL', 'MANAGEMENT'),
    category: fc.constantFrom('a', 'b'),
    verdict,
    unproven: fc.boolean(),
    observations: fc.option(fc.array(verdict, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    majorDanger: fc.constantFrom(null, null, null, true, false),
    effort,
    cost: effort,
    estimated: fc.constantFrom(true, true, true, true, false),
  });
  const conclusions: Record<ScoringEdition, readonly Exclude<Conclusion, 'UNDECIDED'>[]> = {
    MLPS_2019: ['POOR', 'FAIR', 'GOOD', 'EXCELLENT'],
    MLPS_2021: ['POOR', 'FAIR', 'GOOD', 'EXCELLENT'],
    MLPS_2025: ['NONCONFORMING', 'BASICALLY_CONFORMING', 'CONFORMING'],
  };

  it.each(['MLPS_2019', 'MLPS_2021', 'MLPS_2025'] as const)('%s', (edition) => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.integer({ min: 0, max: 100 }),
        fc.record({
          attentionFactor: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
          partialCredit: fc.constantFrom(0, 0.5),
          mediumRiskExcluded: fc.boolean(),
        }),
        basis,
        (list, which, value, parameters, on) => {
          const items = list.map(
            (
              {
                effort: _effort,
                cost: _cost,
                estimated: _estimated,
                majorDanger,
                unproven,
                observations,
                ...rest
              },
              at,
            ): ScoreItem => ({
              ...rest,
              resultId: `r${at}`,
              code: `8.1.${at}`,
              category: `${rest.side}-${rest.category}`,
              informative: false,
              provenVerdict: unproven && rest.verdict === 'MET' ? 'OPEN' : rest.verdict,
              ...(observations === undefined ? {} : { observations, provenObservations: observations }),
              vetoCases: majorDanger === null ? [] : [{ code: 'HR', majorDanger }],
              riskJudgement: null,
            }),
          );
          const gaps = list.flatMap((each, at) =>
            each.estimated
              ? [{ id: `g${at}`, resultId: `r${at}`, effort: each.effort, cost: each.cost }]
              : [],
          );
          const possible = conclusions[edition];
          const conclusion = possible[which % (possible.length + 1)];
          const target: ConformityTarget = conclusion === undefined ? { value } : { conclusion };
          const score = (closed: readonly { resultId: string }[]) => {
            const ids = new Set(closed.map(({ resultId }) => resultId));
            const after = items.map((each): ScoreItem => {
              if (!ids.has(each.resultId)) return each;
              const { observations: _seen, provenObservations: _proven, ...bare } = each;
              const closedVerdict = each.verdict === 'NOT_APPLICABLE' ? each.verdict : ('MET' as const);
              if (each.observations === undefined)
                return { ...bare, verdict: closedVerdict, provenVerdict: closedVerdict };
              const met = each.observations.map((one) => (one === 'NOT_APPLICABLE' ? one : ('MET' as const)));
              return { ...bare, observations: met, provenObservations: met };
            });
            return scoreAssessment(input(after, { edition, ...parameters }), on);
          };
          const reaches = (closed: readonly { resultId: string }[]): boolean => {
            const outcome = score(closed);
            if (outcome.conclusion === 'UNDECIDED') return false;
            if ('value' in target) return outcome.value >= target.value && outcome.vetoes.length === 0;
            return possible.indexOf(outcome.conclusion) >= possible.indexOf(target.conclusion);
          };
          agrees(pathOfConformity(input(items, { edition, ...parameters }), on, target, gaps), gaps, reaches);
        },
      ),
      runs,
    );
  });

  it('graded items: basic and elective items, earlier levels, use and data quality', () => {
    fc.assert(
      fc.property(
        gradedCase,
        basis,
        fc.integer({ min: 1, max: 3 }),
        ({ items, tables, gaps }, on, target) => {
          const reaches = (closed: readonly GradedGap[]): boolean => {
            const byItem = Map.groupBy(closed, (gap) => gap.item);
            const after = items.map((each) => closeGaps(each, byItem.get(each.code) ?? []));
            return scoreGradedItems({ items: after, tables }, on).lowestLevel >= target;
          };
          agrees(pathOfGradedItems({ items, tables }, on, target, gaps), gaps, reaches);
        },
      ),
      // Many targets are out of reach; this many leave over two hundred paths to compare.
      { numRuns: casesOf(600) },
    );
    // Trying every set takes its time on a busy machine.
  }, 120_000);

  it('points: all indicators of the grade and its minimum score', () => {
    fc.assert(
      fc.property(
        indicatorCase,
        basis,
        fc.constantFrom('1', '2', '3'),
        ({ indicators, tables, gaps }, on, target) => {
          const reaches = (closed: readonly (typeof gaps)[number][]): boolean => {
            const byResult = new Map(closed.map((gap) => [gap.resultId, gap]));
            const after = indicators.map((each): Indicator => {
              const gap = byResult.get(each.resultId);
              return gap === undefined ? each : closeIndicator(each, gap);
            });
            const grade = scorePoints({ indicators: after, tables }, on).grades.find(
              ({ key }) => key === target,
            );
            return grade?.status === 'MET';
          };
          const path = pathOfPoints({ indicators, tables }, on, target, gaps);
          if (path.status !== 'UNDECIDED') {
            agrees(path, gaps, reaches);
            return;
          }
          const grade = scorePoints({ indicators, tables }, on).grades.find(({ key }) => key === target);
          expect(grade?.conditions[1]?.needed).toBeGreaterThan(grade?.reachable ?? Infinity);
          expect(bruteForce(gaps, reaches)).toBeNull();
        },
      ),
      runs,
    );
  });

  it('checklists: the share met', () => {
    const duty = fc.record({ verdict, proven: fc.boolean(), effort, cost: effort });
    fc.assert(
      fc.property(
        fc.array(duty, { minLength: 1, maxLength: 8 }),
        basis,
        fc.integer({ min: 0, max: 100 }),
        (list, on, target) => {
          const items = list.map((each, at) => ({
            resultId: `r${at}`,
            code: String(at),
            section: 's',
            verdict: each.verdict,
            provenVerdict: each.verdict === 'MET' && !each.proven ? ('OPEN' as const) : each.verdict,
          }));
          const gaps = list.flatMap((each, at) =>
            each.verdict === 'NOT_APPLICABLE'
              ? []
              : [{ id: `g${at}`, resultId: `r${at}`, effort: each.effort, cost: each.cost }],
          );
          const reaches = (closed: readonly { resultId: string }[]): boolean => {
            const ids = new Set(closed.map(({ resultId }) => resultId));
            const after = items.map((each) =>
              ids.has(each.resultId)
                ? { ...each, verdict: 'MET' as const, provenVerdict: 'MET' as const }
                : each,
            );
            const { value } = scoreChecklist(after, on);
            return value !== null && value >= target;
          };
          agrees(pathOfChecklist(items, on, target, gaps), gaps, reaches);
        },
      ),
      runs,
    );
  });

  it('a search that is cut never claims too much: its bound lies below the best way, its way reaches the needs', () => {
    const choice = fc.record({
      effort: fc.integer({ min: 0, max: 20 }),
      gains: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1 })),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(choice, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (groups, score, electives, limit) => {
          const priced = groups.map((choices) => choices.map((each) => ({ ...each, cost: 0 })));
          const exact = leastEffort(priced, [score, electives]);
          const cut = leastEffort(priced, [score, electives], limit);
          if (exact === null) return;
          expect(exact.exact).toBe(true);
          expect(cut?.atLeast).toBeLessThanOrEqual(exact.effort + 1e-9);
          if (!cut?.picks) return;
          expect(cut.effort).toBeGreaterThanOrEqual(exact.effort - 1e-9);
          const chosen = cut.picks.map((pick, at) => priced[at]![pick]!);
          expect(chosen.reduce((sum, { gains }) => sum + gains[0], 0)).toBeGreaterThanOrEqual(score);
          expect(chosen.reduce((sum, { gains }) => sum + gains[1], 0)).toBeGreaterThanOrEqual(electives);
          if (cut.exact) expect(cut.effort).toBeCloseTo(exact.effort, 9);
        },
      ),
      { numRuns: casesOf(1_000) },
    );
  });
});
