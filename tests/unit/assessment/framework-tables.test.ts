import { describe, expect, it } from 'vitest';
import { scoreAssessment } from '../../../server/features/assessment/scoring/index.js';
import type { ConformityTables, ScoreItem } from '../../../server/features/assessment/scoring/index.js';
import { selectControls } from '../../../server/features/framework/applicability.js';
import { caseInScope } from '../../../server/features/framework/case-scope.js';
import { mlps } from '../framework/mlps.js';
import { tables } from './items.js';

describe('the formulas on the real framework', () => {
  it('find their numbers in the framework file', async () => {
    const { kind, defaultEdition, ...fromFile } = (await mlps()).scoring;
    const typed: ConformityTables = fromFile;
    expect(kind).toBe('CONFORMITY');
    expect(defaultEdition).toBe('MLPS_2025');
    expect(typed).toEqual(tables);
  });

  it('score a whole level-3 system: everything unmet is 0, everything met is 100', async () => {
    const { controls, requirementSets, categories, highRiskCases, scoring } = await mlps();
    const sides = new Map(categories.map((category) => [category.code, category.side]));
    const cases = new Map(highRiskCases.map((each) => [each.code, each]));
    const { items } = selectControls(controls, requirementSets, { s: 3, a: 3, technologies: ['BIG_DATA'] });
    const assessed = (verdict: ScoreItem['verdict']): ScoreItem[] =>
      items.map(({ control, scored }) => ({
        resultId: control.code,
        code: control.code,
        weight: control.weight,
        side: sides.get(control.category ?? '') ?? 'TECHNICAL',
        category: control.category ?? '',
        informative: !scored,
        verdict,
        provenVerdict: verdict,
        riskJudgement: 'CONFIRMED',
        vetoCases: control.highRiskCaseCodes
          .map((code) => cases.get(code))
          .filter((each) => each !== undefined)
          .filter((each) =>
            caseInScope(each.scope, { level: 3, continuityCritical: true, technologies: ['BIG_DATA'] }),
          )
          .map((each) => ({ code: each.code, majorDanger: each.majorDanger !== null })),
      }));
    for (const edition of ['MLPS_2019', 'MLPS_2021', 'MLPS_2025'] as const) {
      const parameters = { edition };
      const worst = scoreAssessment({ items: assessed('UNMET'), parameters, tables: scoring }, 'DECLARED');
      const best = scoreAssessment({ items: assessed('MET'), parameters, tables: scoring }, 'DECLARED');
      expect(worst.counts).toMatchObject({ applicable: 211, unmet: 211 });
      expect(worst.value).toBe(0);
      expect(worst.categories.map((each) => [each.category, each.total])).toEqual([
        ['PES', 22],
        ['CNS', 8],
        ['ABS', 20],
        ['CES', 34],
        ['SMC', 12],
        ['PSS', 7],
        ['ORS', 14],
        ['HRS', 12],
        ['CMS', 34],
        ['MMS', 48],
      ]);
      expect(best.value).toBe(100);
      expect(best.conclusion).toBe(edition === 'MLPS_2025' ? 'CONFORMING' : 'EXCELLENT');
      expect(best.vetoes).toEqual([]);
    }
    const dangers = scoreAssessment(
      { items: assessed('UNMET'), parameters: { edition: 'MLPS_2025' }, tables: scoring },
      'DECLARED',
    );
    expect(new Set(dangers.highRisks.map((risk) => risk.caseCode)).size).toBe(DISTINCT_GENERAL_CASES);
  });
});

const DISTINCT_GENERAL_CASES = 40;
