import { describe, expect, it } from 'vitest';
import { checkCombination, gradeOf, gradeSystem } from '../../../server/features/framework/grading.js';
import type { ImpactDegree, ImpactObject } from '../../../server/features/framework/grading.js';
import { mlps } from './mlps.js';

describe('grading', () => {
  it.each([
    ['RIGHTS', [1, 2, 2]],
    ['SOCIAL', [2, 3, 4]],
    ['NATIONAL', [3, 4, 5]],
  ] satisfies [ImpactObject, number[]][])('%s gives levels %o', async (object, levels) => {
    const { grading } = await mlps();
    const degrees: ImpactDegree[] = ['GENERAL', 'SERIOUS', 'GRAVE'];
    expect(degrees.map((degree) => gradeOf(grading, object, degree))).toEqual(levels);
  });

  it('takes the higher of information and service as the total level', async () => {
    const { grading } = await mlps();
    const outcome = gradeSystem(grading, {
      informationObject: 'SOCIAL',
      informationDegree: 'SERIOUS',
      serviceObject: 'RIGHTS',
      serviceDegree: 'GRAVE',
    });
    expect(outcome).toEqual({ s: 3, a: 2, level: 3, code: 'S3A2G3' });
  });

  it('knows the combinations of the standard', async () => {
    const { grading } = await mlps();
    expect(grading.combinations.map((row) => row.codes.length)).toEqual([1, 3, 5, 7, 8]);
    for (let s = 1; s <= 4; s += 1) {
      for (let a = 1; a <= 4; a += 1)
        expect(checkCombination(grading, s, a), `S${s}A${a}`).toEqual({ allowed: true, problem: null });
    }
    expect(checkCombination(grading, 5, 5)).toEqual({ allowed: false, problem: 'NOT_LISTED_UNVERIFIED' });
    expect(checkCombination(grading, 0, 3)).toEqual({ allowed: false, problem: 'NOT_LISTED' });
  });
});
