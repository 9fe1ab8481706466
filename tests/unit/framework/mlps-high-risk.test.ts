import { describe, expect, it } from 'vitest';
import { caseInScope, decideCaseScope } from '../../../server/features/framework/case-scope.js';
import type { ScopeContext } from '../../../server/features/framework/case-scope.js';
import { mlps } from './mlps.js';

describe('high-risk cases', () => {
  it('are 81, by set and by scope', async () => {
    const { highRiskCases } = await mlps();
    const by = (key: 'requirementSet' | 'scope') =>
      Object.fromEntries(
        [...Map.groupBy(highRiskCases, (each) => each[key])].map(([name, group]) => [name, group.length]),
      );
    expect(highRiskCases).toHaveLength(81);
    expect(by('requirementSet')).toEqual({ general: 42, cloud: 16, mobile: 10, iot: 4, ics: 9 });
    expect(by('scope')).toEqual({
      'L2+': 24,
      'L3+': 33,
      L4: 1,
      'L3+BC': 4,
      L4BC: 2,
      'L3+KEY': 1,
      'L2+CP': 8,
      'L3+CP': 4,
      L4CP: 1,
      'L2+CT': 2,
      'L2+CP/CT': 1,
    });
  });

  it('name items that exist, in the control point and set they claim', async () => {
    const { highRiskCases, controls } = await mlps();
    const byCode = new Map(controls.map((each) => [each.code, each]));
    for (const each of highRiskCases) {
      for (const ref of each.refs) {
        const item = byCode.get(ref);
        expect(item, `${each.code} ${ref}`).toMatchObject({
          kind: 'ITEM',
          requirementSet: each.requirementSet,
          category: each.category,
        });
        expect(byCode.get(item?.parentCode ?? '')?.name).toBe(each.controlPoint);
        expect(item?.highRiskCaseCodes).toContain(each.code);
      }
    }
  });

  it('mark 34, 77 and 81 items at levels 2, 3 and 4', async () => {
    const { controls } = await mlps();
    const marked = (level: string): number =>
      controls.filter((each) => each.level === level && each.highRiskCaseCodes.length > 0).length;
    expect(['L1', 'L2', 'L3', 'L4'].map(marked)).toEqual([0, 34, 77, 81]);
  });

  it('trigger 26 of the 32 major dangers, which stay marked as second-hand', async () => {
    const { majorDangers, highRiskCases, controls } = await mlps();
    expect(majorDangers).toHaveLength(32);
    expect(majorDangers.filter((each) => each.fromCase === null).map((each) => each.code)).toEqual([
      'A-27',
      'A-28',
      'A-29',
      'A-30',
      'A-31',
      'A-32',
    ]);
    expect(highRiskCases.filter((each) => each.majorDanger !== null)).toHaveLength(26);
    expect(new Set(majorDangers.map((each) => each.verification))).toEqual(new Set(['SECONDARY']));
    expect(controls.find((each) => each.code === '8.1.1.2')).toMatchObject({
      highRiskCaseCodes: ['HR-01'],
      majorDangerCodes: ['A-01'],
    });
  });
});

describe('scope of a high-risk case', () => {
  const plain: ScopeContext = { level: 3, continuityCritical: false, technologies: [] };
  it.each([
    ['L2+', { level: 1 }, false],
    ['L2+', { level: 2 }, true],
    ['L3+', { level: 2 }, false],
    ['L3+', { level: 4 }, true],
    ['L4', { level: 3 }, false],
    ['L4', { level: 4 }, true],
    ['L4', { level: 5 }, false],
    ['L3+BC', {}, false],
    ['L3+BC', { continuityCritical: true }, true],
    ['L3+BC', { level: 2, continuityCritical: true }, false],
    ['L4BC', { continuityCritical: true }, false],
    ['L4BC', { level: 4, continuityCritical: true }, true],
    ['L3+KEY', { keyIndustry: false }, false],
    ['L3+KEY', { keyIndustry: true }, true],
    ['L2+CP', {}, false],
    ['L2+CP', { technologies: ['CLOUD'] }, true],
    ['L2+CP', { technologies: ['CLOUD'], cloudRole: 'TENANT' }, false],
    ['L2+CT', { technologies: ['CLOUD'], cloudRole: 'TENANT' }, true],
    ['L2+CP/CT', { technologies: ['CLOUD'], cloudRole: 'TENANT' }, true],
    ['L3+CP', { level: 2, technologies: ['CLOUD'], cloudRole: 'BOTH' }, false],
    ['L4CP', { technologies: ['CLOUD'], cloudRole: 'PLATFORM' }, false],
  ] satisfies [string, Partial<ScopeContext>, boolean][])('%s with %o: %s', (scope, changes, expected) => {
    expect(caseInScope(scope, { ...plain, ...changes })).toBe(expected);
  });

  it('says which missing fact it read strictly', () => {
    expect(decideCaseScope('L3+KEY', plain)).toEqual({
      inScope: true,
      assumptions: ['KEY_INDUSTRY_UNKNOWN'],
    });
    expect(decideCaseScope('L2+CT', { ...plain, technologies: ['CLOUD'] })).toEqual({
      inScope: true,
      assumptions: ['CLOUD_ROLE_UNKNOWN'],
    });
    expect(decideCaseScope('L2+CP/CT', { ...plain, technologies: ['CLOUD'] }).assumptions).toEqual([]);
  });

  it('refuses a scope without a rule', () => {
    expect(() => caseInScope('L9+', plain)).toThrow(/L9\+/);
    expect(() => caseInScope('', plain)).toThrow();
  });
});
