import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsFrom, maximumMappings, mappingsIn } from '../../../server/features/crosswalk/paths.js';
import type { Claim, Ground, Step } from '../../../server/features/crosswalk/paths.js';
import { composeChain, reverseLink } from '../../../server/features/crosswalk/relation.js';
import type { Confidence, Relation } from '../../../server/features/crosswalk/relation.js';

/** Controls by name; what stands before the dash is the rule book. `parent/child` is a part of `parent`. */
interface World {
  readonly mappings: readonly Step[];
  readonly parts: readonly (readonly [whole: string, part: string])[];
}

let serial = 0;
const mapping = (
  from: string,
  to: string,
  relation: Relation,
  confidence: Confidence = 'HIGH',
  reviewed = true,
): Step => ({
  mappingId: `m${(serial += 1)}`,
  from,
  to,
  relation,
  confidence,
  reviewed,
});
const part = (from: string, to: string, relation: Relation): Step => ({
  mappingId: null,
  from,
  to,
  relation,
  confidence: 'HIGH',
  reviewed: true,
});

const groundOf = ({ mappings, parts }: World): Ground => ({
  book: (id) => id.split('-')[0],
  above: (id) => parts.filter(([, child]) => child === id).map(([whole]) => part(id, whole, 'SUBSET')),
  below: (id) => parts.filter(([whole]) => whole === id).map(([, child]) => part(id, child, 'SUPERSET')),
  mappings: (id) => [
    ...mappings.filter((step) => step.from === id),
    ...mappings.filter((step) => step.to === id).map((step) => reverseLink(step)),
  ],
});
const claims = (start: string, world: World): Record<string, Claim> =>
  Object.fromEntries(claimsFrom(start, groundOf(world)).map((claim) => [claim.to, claim]));

describe('what follows for a control', () => {
  const parts = [
    ['mlps-point', 'mlps-a'],
    ['mlps-point', 'mlps-b'],
  ] as const;

  it('is a mere hint for an item when its control point only intersects: it may be the other item', () => {
    const world = { parts, mappings: [mapping('mlps-point', 'iso-1', 'INTERSECTS')] };
    expect(claims('mlps-a', world)['iso-1']).toMatchObject({ relation: null });
    expect(claims('mlps-point', world)['iso-1']).toMatchObject({ relation: 'INTERSECTS' });
  });

  it.each([
    ['EQUAL', 'SUBSET'],
    ['SUBSET', 'SUBSET'],
    ['SUPERSET', null],
    ['INTERSECTS', null],
  ] as const)('control point %s target makes its item %s', (relation, expected) => {
    const world = { parts, mappings: [mapping('mlps-point', 'iso-1', relation)] };
    expect(claims('mlps-a', world)['iso-1']?.relation).toBe(expected);
    const backwards = { EQUAL: 'SUPERSET', SUBSET: 'SUPERSET', SUPERSET: null, INTERSECTS: null } as const;
    expect(claims('iso-1', world)['mlps-a']?.relation).toBe(backwards[relation]);
  });

  it('goes from EMR to ISO by way of MLPS, with the path and the weakest confidence', () => {
    const world = {
      parts,
      mappings: [
        mapping('mlps-point', 'emr-1', 'SUPERSET', 'LOW'),
        mapping('mlps-point', 'iso-1', 'SUBSET', 'HIGH'),
      ],
    };
    const claim = claims('emr-1', world)['iso-1']!;
    expect(claim).toMatchObject({ relation: 'SUBSET', confidence: 'LOW' });
    expect(claim.steps.map(({ from, to }) => [from, to])).toEqual([
      ['emr-1', 'mlps-point'],
      ['mlps-point', 'iso-1'],
    ]);
  });

  it('never goes on behind a step that lost the relation, nor back into its own rule book', () => {
    const world = {
      parts,
      mappings: [
        mapping('emr-1', 'mlps-point', 'INTERSECTS'),
        mapping('mlps-point', 'iso-1', 'INTERSECTS'),
        mapping('iso-1', 'csf-1', 'EQUAL'),
        mapping('mlps-point', 'emr-2', 'EQUAL'),
      ],
    };
    const found = claims('emr-1', world);
    expect(Object.keys(found).toSorted()).toEqual(['iso-1', 'mlps-a', 'mlps-b', 'mlps-point']);
    expect(found['iso-1']?.relation).toBeNull();
  });

  it('prefers certainty, then confidence, then what the hospital reviewed, then the short way', () => {
    const world = (first: Step, second: Step): World => ({ parts: [], mappings: [first, second] });
    const pick = (first: Step, second: Step) =>
      claims('a-1', world(first, second))['b-1']?.steps[0].mappingId;
    const better = [
      mapping('a-1', 'b-1', 'EQUAL', 'LOW'),
      mapping('a-1', 'b-1', 'SUBSET', 'HIGH'),
      mapping('a-1', 'b-1', 'INTERSECTS', 'HIGH', true),
      mapping('a-1', 'b-1', 'INTERSECTS', 'HIGH', false),
      mapping('a-1', 'b-1', 'INTERSECTS', 'LOW', true),
    ];
    for (let at = 1; at < better.length; at += 1) {
      const [good, worse] = [better[at - 1]!, better[at]!];
      expect(pick(good, worse)).toBe(good.mappingId);
      expect(pick(worse, good)).toBe(good.mappingId);
    }
  });
});

/**
 * A world in which everything is known: every control is a set of demands, a whole is what its parts ask for together, and
 * each mapping says something true.
 */
const trueWorld = fc
  .record({
    leaves: fc.array(fc.integer({ min: 1, max: 63 }), { minLength: 6, maxLength: 12 }),
    pairs: fc.array(
      fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom('LOW', 'MEDIUM', 'HIGH'), fc.boolean()),
      {
        minLength: 3,
        maxLength: 25,
      },
    ),
  })
  .map(({ leaves, pairs }) => {
    const demands = new Map<string, number>();
    const parts: [string, string][] = [];
    leaves.forEach((bits, at) => {
      const book = `b${at % 4}`;
      const whole = `${book}-w${Math.floor(at / 8)}`;
      demands.set(`${book}-${at}`, bits).set(whole, (demands.get(whole) ?? 0) | bits);
      parts.push([whole, `${book}-${at}`]);
    });
    const names = [...demands.keys()];
    const mappings = pairs.flatMap(([a, b, choice, confidence, reviewed]) => {
      const [from, to] = [names[a % names.length]!, names[b % names.length]!];
      if (from.split('-')[0] === to.split('-')[0]) return [];
      const honest = (['EQUAL', 'SUBSET', 'SUPERSET', 'INTERSECTS'] as const).filter((relation) =>
        holds(relation, demands.get(from)!, demands.get(to)!),
      );
      return honest.length === 0
        ? []
        : [mapping(from, to, honest[choice % honest.length]!, confidence as Confidence, reviewed)];
    });
    return { demands, world: { parts, mappings } };
  });

function holds(relation: Relation, a: number, b: number): boolean {
  if (relation === 'EQUAL') return a === b;
  if (relation === 'SUBSET') return (a & b) === a;
  if (relation === 'SUPERSET') return (a & b) === b;
  return (a & b) !== 0;
}

describe('soundness, on generated worlds in which every mapping is true', () => {
  it('every claim is true, whatever the way', () => {
    fc.assert(
      fc.property(trueWorld, ({ demands, world }) => {
        for (const start of demands.keys())
          for (const { to, relation } of claimsFrom(start, groundOf(world)))
            if (relation !== null) expect(holds(relation, demands.get(start)!, demands.get(to)!)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('every claim is exactly what its own path says, no surer than its weakest step, and never longer than allowed', () => {
    fc.assert(
      fc.property(trueWorld, ({ demands, world }) => {
        for (const start of demands.keys())
          for (const claim of claimsFrom(start, groundOf(world))) {
            const chain = composeChain(claim.steps);
            expect(claim).toMatchObject({ relation: chain.relation, confidence: chain.confidence });
            expect([chain.path[0], chain.path.at(-1)]).toEqual([start, claim.to]);
            // Only the last step may lose the relation.
            expect([null, claim.steps.length - 1]).toContain(chain.lostAt);
            expect(mappingsIn(claim)).toBeLessThanOrEqual(maximumMappings);
            expect(claim.to.split('-')[0]).not.toBe(start.split('-')[0]);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('a rejected mapping can only take claims away', () => {
    fc.assert(
      fc.property(trueWorld, fc.nat(), ({ demands, world }, at) => {
        const fewer = {
          ...world,
          mappings: world.mappings.filter((_, index) => index !== at % (world.mappings.length || 1)),
        };
        for (const start of demands.keys()) {
          const before = new Set(claimsFrom(start, groundOf(world)).map(({ to }) => to));
          for (const { to } of claimsFrom(start, groundOf(fewer))) expect(before.has(to)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reads the same from the other end', () => {
    fc.assert(
      fc.property(trueWorld, ({ demands, world }) => {
        const ground = groundOf({ ...world, parts: [] });
        for (const start of demands.keys())
          for (const { to, relation } of claimsFrom(start, ground)) {
            const back = claimsFrom(to, ground).find((claim) => claim.to === start);
            if (relation === 'EQUAL' || relation === 'INTERSECTS') expect(back?.relation).toBe(relation);
          }
      }),
      { numRuns: 200 },
    );
  });
});
