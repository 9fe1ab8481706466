import { describe, expect, it } from 'vitest';
import { composeChain, composeRelations, reverseLink } from '../../../server/features/crosswalk/relation.js';
import type { Confidence, RelationLink, Relation } from '../../../server/features/crosswalk/relation.js';

const relations = ['EQUAL', 'SUBSET', 'SUPERSET', 'INTERSECTS'] as const;

/** Every non-empty set of four things, as bits. */
const sets = Array.from({ length: 15 }, (_, index) => index + 1);
const holds: Record<Relation, (a: number, b: number) => boolean> = {
  EQUAL: (a, b) => a === b,
  SUBSET: (a, b) => (a & b) === a,
  SUPERSET: (a, b) => (a & b) === b,
  INTERSECTS: (a, b) => (a & b) !== 0,
};
/** Proper overlap: the strictest reading of a stored INTERSECTS, SUBSET or SUPERSET. */
const strictly: Record<Relation, (a: number, b: number) => boolean> = {
  EQUAL: holds.EQUAL,
  SUBSET: (a, b) => holds.SUBSET(a, b) && a !== b,
  SUPERSET: (a, b) => holds.SUPERSET(a, b) && a !== b,
  INTERSECTS: (a, b) => holds.INTERSECTS(a, b) && !holds.SUBSET(a, b) && !holds.SUPERSET(a, b),
};

function ends(first: Relation, second: Relation, reading: typeof holds): [number, number][] {
  return sets.flatMap((a) =>
    sets.flatMap((c) =>
      sets.some((b) => reading[first](a, b) && reading[second](b, c)) ? [[a, c] as [number, number]] : [],
    ),
  );
}

const link = (
  from: string,
  to: string,
  relation: Relation,
  confidence: Confidence = 'HIGH',
): RelationLink => ({ from, to, relation, confidence });

describe('composition of two relations', () => {
  it.each([
    ['EQUAL', 'EQUAL', 'EQUAL'],
    ['EQUAL', 'SUBSET', 'SUBSET'],
    ['EQUAL', 'SUPERSET', 'SUPERSET'],
    ['EQUAL', 'INTERSECTS', 'INTERSECTS'],
    ['SUBSET', 'EQUAL', 'SUBSET'],
    ['SUBSET', 'SUBSET', 'SUBSET'],
    ['SUBSET', 'SUPERSET', null],
    ['SUBSET', 'INTERSECTS', null],
    ['SUPERSET', 'EQUAL', 'SUPERSET'],
    ['SUPERSET', 'SUBSET', 'INTERSECTS'],
    ['SUPERSET', 'SUPERSET', 'SUPERSET'],
    ['SUPERSET', 'INTERSECTS', 'INTERSECTS'],
    ['INTERSECTS', 'EQUAL', 'INTERSECTS'],
    ['INTERSECTS', 'SUBSET', 'INTERSECTS'],
    ['INTERSECTS', 'SUPERSET', null],
    ['INTERSECTS', 'INTERSECTS', null],
  ] as const)('%s then %s is %s', (first, second, expected) => {
    expect(composeRelations(first, second)).toBe(expected);
  });

  const pairs = relations.flatMap((first) => relations.map((second) => [first, second] as const));

  it.each(pairs)(
    '%s then %s holds for all sets of four things, and more would be a guess',
    (first, second) => {
      const composed = composeRelations(first, second);
      const all = ends(first, second, holds);
      if (composed === null) {
        // Two ends with nothing in common exist, under the strictest reading too.
        expect(ends(first, second, strictly).some(([a, c]) => (a & c) === 0)).toBe(true);
        return;
      }
      expect(all.every(([a, c]) => holds[composed](a, c))).toBe(true);
      const stronger = relations.filter((each) => each !== composed && each !== 'INTERSECTS');
      for (const claim of composed === 'EQUAL' ? [] : stronger) {
        expect(all.every(([a, c]) => holds[claim](a, c))).toBe(false);
      }
    },
  );

  it('does not depend on which two links are joined first', () => {
    const join = (x: Relation | null, y: Relation | null) =>
      x === null || y === null ? null : composeRelations(x, y);
    for (const x of relations)
      for (const y of relations)
        for (const z of relations) expect(join(join(x, y), z)).toBe(join(x, join(y, z)));
  });
});

describe('chains', () => {
  it('keeps the path and the confidence of the weakest link', () => {
    expect(
      composeChain([
        link('mlps', 'iso', 'SUBSET', 'HIGH'),
        link('iso', 'csf', 'EQUAL', 'LOW'),
        link('csf', 'law', 'SUBSET', 'MEDIUM'),
      ]),
    ).toEqual({ relation: 'SUBSET', confidence: 'LOW', path: ['mlps', 'iso', 'csf', 'law'], lostAt: null });
  });

  it('names the link at which certainty ends and never finds it again', () => {
    expect(
      composeChain([
        link('a', 'b', 'EQUAL'),
        link('b', 'c', 'INTERSECTS'),
        link('c', 'd', 'INTERSECTS'),
        link('d', 'e', 'EQUAL'),
      ]),
    ).toEqual({ relation: null, confidence: 'HIGH', path: ['a', 'b', 'c', 'd', 'e'], lostAt: 2 });
  });

  it('is a single link when there is one', () => {
    expect(composeChain([link('a', 'b', 'SUPERSET', 'MEDIUM')])).toEqual({
      relation: 'SUPERSET',
      confidence: 'MEDIUM',
      path: ['a', 'b'],
      lostAt: null,
    });
  });

  it('refuses links that do not meet', () => {
    expect(() => composeChain([link('a', 'b', 'EQUAL'), link('c', 'd', 'EQUAL')])).toThrow(
      'A chain at b cannot go on with a link from c',
    );
  });

  it('reads the same backwards', () => {
    const turn = {
      EQUAL: 'EQUAL',
      SUBSET: 'SUPERSET',
      SUPERSET: 'SUBSET',
      INTERSECTS: 'INTERSECTS',
    } as const;
    for (const first of relations) {
      for (const second of relations) {
        const forth = composeChain([link('a', 'b', first), link('b', 'c', second)]);
        const back = composeChain([reverseLink(link('b', 'c', second)), reverseLink(link('a', 'b', first))]);
        expect(back.relation).toBe(forth.relation === null ? null : turn[forth.relation]);
        expect(back.path).toEqual(['c', 'b', 'a']);
      }
    }
  });
});
