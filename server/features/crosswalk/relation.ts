export const RELATIONS = ['EQUAL', 'SUBSET', 'SUPERSET', 'INTERSECTS'] as const;
/** How one control relates to another, read from left to right (STRM, OSCAL mappings). */
export type Relation = (typeof RELATIONS)[number];

/** Weakest first. */
export const CONFIDENCES = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** One step between two controls. */
export interface RelationLink {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly confidence: Confidence;
}

export interface RelationChain {
  /** null when nothing certain follows from the links. */
  relation: Relation | null;
  /** Of the weakest link. */
  confidence: Confidence;
  /** The controls passed, from the first to the last. */
  path: string[];
  /** The first link at which nothing certain was left; null while the relation is known. */
  lostAt: number | null;
}

/**
 * What follows for A and C from "A row B" and "B column C". INTERSECTS claims only that both have something in common,
 * so it follows wherever a common part is certain; null where A and C may have nothing in common.
 */
const COMPOSED: Record<Relation, Record<Relation, Relation | null>> = {
  EQUAL: { EQUAL: 'EQUAL', SUBSET: 'SUBSET', SUPERSET: 'SUPERSET', INTERSECTS: 'INTERSECTS' },
  SUBSET: { EQUAL: 'SUBSET', SUBSET: 'SUBSET', SUPERSET: null, INTERSECTS: null },
  SUPERSET: { EQUAL: 'SUPERSET', SUBSET: 'INTERSECTS', SUPERSET: 'SUPERSET', INTERSECTS: 'INTERSECTS' },
  INTERSECTS: { EQUAL: 'INTERSECTS', SUBSET: 'INTERSECTS', SUPERSET: null, INTERSECTS: null },
};

const REVERSED: Record<Relation, Relation> = {
  EQUAL: 'EQUAL',
  SUBSET: 'SUPERSET',
  SUPERSET: 'SUBSET',
  INTERSECTS: 'INTERSECTS',
};

export function composeRelations(first: Relation, second: Relation): Relation | null {
  return COMPOSED[first][second];
}

/** The relation read from right to left. */
export const reverseRelation = (relation: Relation): Relation => REVERSED[relation];

/** The same mapping, read from right to left. */
export function reverseLink<Link extends RelationLink>({ from, to, relation, ...rest }: Link): Link {
  return { ...rest, from: to, to: from, relation: REVERSED[relation] } as unknown as Link;
}

/** The weaker of two confidences. */
export const weaker = (first: Confidence, second: Confidence): Confidence =>
  CONFIDENCES.indexOf(first) < CONFIDENCES.indexOf(second) ? first : second;

/** Follows the links from control to control; the result never claims more than its weakest link. */
export function composeChain(links: readonly [RelationLink, ...RelationLink[]]): RelationChain {
  const [first, ...rest] = links;
  let relation: Relation | null = first.relation;
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
  const confidence = rest.reduce((weakest, link) => weaker(weakest, link.confidence), first.confidence);
  return { relation, confidence, path, lostAt };
}
