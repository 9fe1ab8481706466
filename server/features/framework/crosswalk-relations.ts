/** How one control relates to another, read from left to right (STRM, OSCAL mappings). */
export type CrosswalkRelation = 'EQUAL' | 'SUBSET' | 'SUPERSET' | 'INTERSECTS';

/** Weakest first. */
export const CONFIDENCES = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type CrosswalkConfidence = (typeof CONFIDENCES)[number];

/** One stored mapping between two controls. */
export interface CrosswalkLink {
  from: string;
  to: string;
  relation: CrosswalkRelation;
  confidence: CrosswalkConfidence;
}

export interface CrosswalkChain {
  /** null when nothing certain follows from the links. */
  relation: CrosswalkRelation | null;
  /** Of the weakest link. */
  confidence: CrosswalkConfidence;
  /** The controls passed, from the first to the last. */
  path: string[];
  /** The first link at which nothing certain was left; null while the relation is known. */
  lostAt: number | null;
}

/**
 * What follows for A and C from "A row B" and "B column C". INTERSECTS claims only that both have something in common,
 * so it follows wherever a common part is certain; null where A and C may have nothing in common.
 */
const COMPOSED: Record<CrosswalkRelation, Record<CrosswalkRelation, CrosswalkRelation | null>> = {
  EQUAL: { EQUAL: 'EQUAL', SUBSET: 'SUBSET', SUPERSET: 'SUPERSET', INTERSECTS: 'INTERSECTS' },
  SUBSET: { EQUAL: 'SUBSET', SUBSET: 'SUBSET', SUPERSET: null, INTERSECTS: null },
  SUPERSET: { EQUAL: 'SUPERSET', SUBSET: 'INTERSECTS', SUPERSET: 'SUPERSET', INTERSECTS: 'INTERSECTS' },
  INTERSECTS: { EQUAL: 'INTERSECTS', SUBSET: 'INTERSECTS', SUPERSET: null, INTERSECTS: null },
};

const REVERSED: Record<CrosswalkRelation, CrosswalkRelation> = {
  EQUAL: 'EQUAL',
  SUBSET: 'SUPERSET',
  SUPERSET: 'SUBSET',
  INTERSECTS: 'INTERSECTS',
};

export function composeRelations(
  first: CrosswalkRelation,
  second: CrosswalkRelation,
): CrosswalkRelation | null {
  return COMPOSED[first][second];
}

/** The same mapping, read from right to left. */
export function reverseLink({ from, to, relation, confidence }: CrosswalkLink): CrosswalkLink {
  return { from: to, to: from, relation: REVERSED[relation], confidence };
}

/** Follows the links from control to control; the result never claims more than its weakest link. */
export function composeChain(links: readonly [CrosswalkLink, ...CrosswalkLink[]]): CrosswalkChain {
  const [first, ...rest] = links;
  let relation: CrosswalkRelation | null = first.relation;
  let lostAt: number | null = null;
  const path = [first.from, first.to];
  let end = first.to;
  for (const [index, link] of rest.entries()) {
    if (link.from !== end)
      throw new RangeError(`A chain at ${end} cannot go on with a link from ${link.from}`);
    relation = relation === null ? null : composeRelations(relation, link.relation);
    if (relation === null) lostAt ??= index + 1;
    end = link.to;
    path.push(end);
  }
  const weakest = Math.min(...links.map(({ confidence }) => CONFIDENCES.indexOf(confidence)));
  return { relation, confidence: CONFIDENCES[weakest] ?? 'LOW', path, lostAt };
}
