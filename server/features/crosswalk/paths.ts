import { composeRelations, CONFIDENCES, reverseLink, reverseRelation, weaker } from './relation.js';
import type { Confidence, Relation, RelationLink } from './relation.js';

/** One step of a path: a stored mapping, or a step inside a rule book (a part of a control and the whole). */
export interface Step extends RelationLink {
  /** Null inside a rule book. */
  readonly mappingId: string | null;
  readonly reviewed: boolean;
}

/** What is known of one control and another, and by which path. */
export interface Claim {
  readonly from: string;
  readonly to: string;
  /** Null when nothing certain follows: the last step of the path lost it. */
  readonly relation: Relation | null;
  readonly confidence: Confidence;
  readonly steps: readonly [Step, ...Step[]];
}

/** Where the search may go. */
export interface Ground {
  /** Rule book of a control; undefined when it is not known. */
  readonly book: (id: string) => string | undefined;
  /** One step to each node above it, nearest first. */
  readonly above: (id: string) => readonly Step[];
  /** One step to each node below it. */
  readonly below: (id: string) => readonly Step[];
  /** Mappings at this control, each read from it. */
  readonly mappings: (id: string) => readonly Step[];
}

/** Rule books passed on the way: EMR to ISO 27001 by way of MLPS is two mappings. Longer chains say ever less. */
export const maximumMappings = 2;

const rank: Record<Relation, number> = { EQUAL: 3, SUBSET: 2, SUPERSET: 2, INTERSECTS: 1 };
const rankOf = ({ relation }: Claim): number => (relation === null ? 0 : rank[relation]);

/** How many stored mappings a claim rests on. */
export const mappingsIn = ({ steps }: Claim): number =>
  steps.filter((step) => step.mappingId !== null).length;

/** True when a person of the hospital stands behind every mapping that the claim rests on. */
export const isReviewed = ({ steps }: Claim): boolean =>
  steps.every((step) => step.mappingId === null || step.reviewed);

/** The same claim, read from the other end. */
export function reverseClaim(claim: Claim): Claim {
  const [last, ...rest] = claim.steps.toReversed() as [Step, ...Step[]];
  return {
    ...claim,
    from: claim.to,
    to: claim.from,
    relation: claim.relation && reverseRelation(claim.relation),
    steps: [reverseLink(last), ...rest.map((step) => reverseLink(step))],
  };
}

/**
 * Everything that follows for one control, the best claim per control of another rule book. Sound: a path stops where its
 * relation is lost, and that last, lost step is a hint, not a claim. A path never comes back into a rule book that it left.
 */
export function claimsFrom(start: string, ground: Ground): Claim[] {
  const found = new Map<string, Claim>();
  const note = (claim: Claim): void => {
    const known = found.get(claim.to);
    if (!known || isBetter(claim, known)) found.set(claim.to, claim);
  };
  const home = ground.book(start);
  const around = (id: string): Step[] => [...ground.above(id), ...ground.below(id)];
  let ends: Path[] = [
    { end: start, claim: undefined, books: [home] },
    ...around(start).map((step) => pathOf(undefined, step, [home])),
  ];
  for (let mappings = 1; mappings <= maximumMappings; mappings += 1) {
    const reached = ends.flatMap(({ end, claim, books }) =>
      ground
        .mappings(end)
        .filter((step) => !books.includes(ground.book(step.to)))
        .map((step) => pathOf(claim, step, [...books, ground.book(step.to)])),
    );
    const certain = reached.filter(({ claim }) => claim?.relation);
    const go = (steps: (id: string) => readonly Step[]): Path[] =>
      certain.flatMap(({ end, claim, books }) => steps(end).map((step) => pathOf(claim, step, books)));
    const parts = go(ground.below);
    for (const { claim } of [...reached, ...parts]) if (claim) note(claim);
    // To be related to a part of something says little of the whole; but the next mapping may stand there.
    ends = [...certain, ...[...parts, ...go(ground.above)].filter(({ claim }) => claim?.relation)];
  }
  return [...found.values()];
}

interface Path {
  readonly end: string;
  readonly claim: Claim | undefined;
  readonly books: readonly (string | undefined)[];
}

function pathOf(claim: Claim | undefined, step: Step, books: Path['books']): Path {
  const extended: Claim = claim
    ? {
        from: claim.from,
        to: step.to,
        relation: claim.relation && composeRelations(claim.relation, step.relation),
        confidence: weaker(claim.confidence, step.confidence),
        steps: [...claim.steps, step],
      }
    : { from: step.from, to: step.to, relation: step.relation, confidence: step.confidence, steps: [step] };
  return { end: step.to, claim: extended, books };
}

function isBetter(a: Claim, b: Claim): boolean {
  const [first, second] = [a, b].map((claim) => [
    rankOf(claim),
    CONFIDENCES.indexOf(claim.confidence),
    isReviewed(claim) ? 1 : 0,
    -claim.steps.length,
  ]) as [number[], number[]];
  const at = first.findIndex((value, index) => value !== second[index]);
  return at >= 0 && first[at]! > second[at]!;
}
