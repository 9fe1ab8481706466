import type { Control } from '../framework/index.js';
import type { CoverageKind } from './coverage.types.js';
import type { ControlTree } from './control-tree.js';
import { isReviewed, mappingsIn } from './paths.js';
import type { Claim } from './paths.js';
import { CONFIDENCES, RELATIONS } from './relation.js';
import type { Relation } from './relation.js';

/** One control, and the best of what leads from it to the other rule book. */
export interface Covered {
  readonly control: Control;
  readonly kind: CoverageKind;
  readonly best: Claim | null;
  readonly relatedCount: number;
  /** The part of the scope that it lies in; null when it stands at the top. */
  readonly groupId: string | null;
}

/** Read from the control to the other: EQUAL and SUBSET, because whoever meets the other one then meets this one. */
const kindOf: Record<Relation, CoverageKind> = {
  EQUAL: 'FULL',
  SUBSET: 'FULL',
  SUPERSET: 'PART',
  INTERSECTS: 'PART',
};
const kinds = ['FULL', 'PART', 'HINT', 'NONE'] as const satisfies readonly CoverageKind[];

/** A hint by way of a third rule book says next to nothing, so it does not count. */
export const counts = (claim: Claim): boolean => claim.relation !== null || mappingsIn(claim) === 1;

/** How each assessable control of the scope is covered. */
export function coverControls(
  controls: readonly Control[],
  claims: ReadonlyMap<string, readonly Claim[]>,
  byFrameworkId: string,
  tree: ControlTree,
  scopeId: string | null,
): Covered[] {
  return controls.map((control) => {
    const related = (claims.get(control.id) ?? []).filter(
      (claim) => counts(claim) && tree.edition(claim.to)?.framework.id === byFrameworkId,
    );
    const best = related.reduce<Claim | null>((a, b) => (a === null || isMore(b, a) ? b : a), null);
    return {
      control,
      best,
      kind: best === null ? 'NONE' : best.relation === null ? 'HINT' : kindOf[best.relation],
      relatedCount: related.length,
      groupId: groupOf(control, tree, scopeId),
    };
  });
}

const strength = (claim: Claim): number =>
  claim.relation === null ? kinds.length : kinds.indexOf(kindOf[claim.relation]);

/** More of the control is covered, or the same with more confidence. */
function isMore(a: Claim, b: Claim): boolean {
  if (strength(a) !== strength(b)) return strength(a) < strength(b);
  const sure = (claim: Claim): number =>
    CONFIDENCES.indexOf(claim.confidence) * 2 + Number(isReviewed(claim));
  return sure(a) > sure(b);
}

/** The node right below the scope that the control lies in. */
function groupOf(control: Control, tree: ControlTree, scopeId: string | null): string | null {
  const above = tree.above(control.id).map((step) => step.to);
  const at = scopeId === null ? above.length : above.indexOf(scopeId);
  return above[at - 1] ?? null;
}

export function countKinds(covered: readonly Covered[]) {
  const of = (kind: CoverageKind): number => covered.filter((each) => each.kind === kind).length;
  return {
    assessable: covered.length,
    full: of('FULL'),
    part: of('PART'),
    hint: of('HINT'),
    none: of('NONE'),
  };
}

/** Covered controls and hints by the relation and the confidence of their best claim. */
export function countClaims(covered: readonly Covered[]) {
  const best = covered.flatMap((each) => each.best ?? []);
  return {
    reviewed: best.filter(isReviewed).length,
    byRelation: [...RELATIONS, null]
      .map((relation) => ({ relation, count: best.filter((claim) => claim.relation === relation).length }))
      .filter(({ count }) => count > 0),
    byConfidence: CONFIDENCES.toReversed()
      .map((confidence) => ({
        confidence,
        count: best.filter((claim) => claim.confidence === confidence).length,
      }))
      .filter(({ count }) => count > 0),
  };
}
