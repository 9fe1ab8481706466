import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../../server/features/assessment/derived-verdict.js';
import type { RatedResult } from '../../../server/features/assessment/derived-verdict.js';
import type { Claim, Relation } from '../../../server/features/crosswalk/index.js';

const claim = (from: string, relation: Relation | null, steps = 1): Claim => ({
  from,
  to: 'target',
  relation,
  confidence: 'HIGH',
  steps: Array.from({ length: steps }, () => ({
    from,
    to: 'target',
    relation: 'EQUAL',
    confidence: 'HIGH',
    mappingId: 'm',
    reviewed: true,
  })) as never,
});
const result = (
  controlId: string,
  verdict = 'MET',
  proofState = 'PROVEN',
  assessmentId = 'a',
): RatedResult => ({
  id: `${assessmentId}/${controlId}`,
  assessmentId,
  controlId,
  verdict,
  proofState,
});
const parts: Record<string, string[]> = { point: ['x', 'y'], leaf: ['leaf'], empty: [] };
const partsOf = (id: string) => parts[id] ?? [];

describe('a derived verdict', () => {
  it.each([
    ['EQUAL', true],
    ['SUPERSET', true],
    ['SUBSET', false],
    ['INTERSECTS', false],
    [null, false],
  ] as const)('follows from %s: %s', (relation, follows) => {
    expect(derive([claim('leaf', relation)], partsOf, [result('leaf')]) !== undefined).toBe(follows);
  });

  it.each(['PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN'])(
    'does not follow from a part that is %s',
    (verdict) => {
      const claims = [claim('point', 'EQUAL')];
      expect(derive(claims, partsOf, [result('x'), result('y')])?.sourceIds).toEqual(['a/x', 'a/y']);
      expect(derive(claims, partsOf, [result('x'), result('y', verdict)])).toBeUndefined();
    },
  );

  it('does not follow from parts that were not chosen, from parts of two assessments, or from nothing', () => {
    const claims = [claim('point', 'EQUAL'), claim('empty', 'EQUAL')];
    expect(derive(claims, partsOf, [result('x')])).toBeUndefined();
    expect(derive(claims, partsOf, [result('x'), result('y', 'MET', 'PROVEN', 'b')])).toBeUndefined();
    expect(derive(claims, partsOf, [])).toBeUndefined();
  });

  it('is proven only when every part is, and what is proven goes before what is only declared', () => {
    const claims = [claim('point', 'EQUAL'), claim('leaf', 'SUPERSET')];
    const declared = [result('x'), result('y', 'MET', 'EXPIRED')];
    expect(derive(claims, partsOf, declared)).toMatchObject({ proven: false, claim: { from: 'point' } });
    expect(derive(claims, partsOf, [...declared, result('leaf')])).toMatchObject({
      proven: true,
      claim: { from: 'leaf' },
    });
  });

  it('disappears when any verdict that it rests on gets worse', () => {
    const verdicts = fc.constantFrom('MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN');
    fc.assert(
      fc.property(verdicts, verdicts, verdicts, (x, y, leaf) => {
        const results = [result('x', x), result('y', y), result('leaf', leaf)];
        const found = derive([claim('point', 'EQUAL'), claim('leaf', 'SUPERSET')], partsOf, results);
        const expected = (x === 'MET' && y === 'MET') || leaf === 'MET';
        expect(found !== undefined).toBe(expected);
        for (const id of found?.sourceIds ?? [])
          expect(results.find((each) => each.id === id)?.verdict).toBe('MET');
      }),
    );
  });
});
