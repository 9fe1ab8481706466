import type { Claim, Confidence, Relation } from '../crosswalk/index.js';
import { CONFIDENCES, isReviewed } from '../crosswalk/index.js';
import type { OfferGap } from './offer.types.js';

/** A proof that counts for one control. */
export interface ProofLink {
  readonly evidenceId: string;
  readonly controlId: string;
  readonly systemId: string | null;
}

/** The same proof for a mapped control. */
export interface Offer {
  readonly evidenceId: string;
  /** From the control that has the proof to the one that it is offered for. */
  readonly claim: Claim;
  /** The information system that the new link would hold for; null for every subject. */
  readonly systemId: string | null;
  readonly missing: readonly OfferGap[];
}

/** What the search needs to know of a control. */
export interface OfferedControl {
  readonly assessable: boolean;
  /** MLPS is assessed system by system, every other rule book for the hospital. */
  readonly perSystem: boolean;
}

const gapOf: Record<Relation, readonly OfferGap[]> = {
  EQUAL: [],
  // Whoever proves more proves this too.
  SUPERSET: [],
  SUBSET: ['REST_OF_CONTROL'],
  INTERSECTS: ['COMMON_PART'],
};

/**
 * A proof that is linked to every part of a node proves the node: what follows for the node then follows for it, although for a
 * single part it would be a guess. `parts` names the assessable parts of the nodes that are to be looked at.
 */
export function wholeLinks(
  links: readonly ProofLink[],
  parts: ReadonlyMap<string, readonly string[]>,
): ProofLink[] {
  const key = (link: ProofLink): string => `${link.evidenceId} ${link.controlId} ${link.systemId ?? ''}`;
  const known = new Set(links.map(key));
  const scopes = Map.groupBy(links, (link) => `${link.evidenceId} ${link.systemId ?? ''}`);
  return [...scopes.values()].flatMap(([first]) => {
    const { evidenceId, systemId } = first!;
    const has = (controlId: string): boolean =>
      known.has(key({ evidenceId, controlId, systemId })) ||
      known.has(key({ evidenceId, controlId, systemId: null }));
    return [...parts].flatMap(([controlId, own]) =>
      own.length > 1 && own.every(has) ? [{ evidenceId, controlId, systemId }] : [],
    );
  });
}

/** The offer that a claim makes for one link; none where the control receives no result. */
export function offerOf(
  link: ProofLink,
  claim: Claim,
  control: OfferedControl | undefined,
): Offer | undefined {
  if (!control?.assessable) return undefined;
  const widened = link.systemId !== null && !control.perSystem;
  return {
    evidenceId: link.evidenceId,
    claim,
    systemId: control.perSystem ? link.systemId : null,
    missing: [
      ...(claim.relation === null ? (['UNCERTAIN'] as const) : gapOf[claim.relation]),
      ...(widened ? (['OTHER_SYSTEMS'] as const) : []),
    ],
  };
}

const order: readonly (Relation | null)[] = ['EQUAL', 'SUPERSET', 'SUBSET', 'INTERSECTS', null];
const keyOf = (offer: Offer): readonly number[] => [
  order.indexOf(offer.claim.relation),
  offer.missing.length,
  -CONFIDENCES.indexOf(offer.claim.confidence satisfies Confidence),
  isReviewed(offer.claim) ? 0 : 1,
  offer.claim.steps.length,
];

/** What lacks least comes first. */
export function compareOffers(a: Offer, b: Offer): number {
  const [first, second] = [keyOf(a), keyOf(b)];
  const at = first.findIndex((value, index) => value !== second[index]);
  return at < 0 ? 0 : first[at]! - second[at]!;
}

/**
 * One offer for each control and subject, the best one. A link for every subject covers each information system, so it makes
 * offers for single systems needless, and an offer for every subject does the same.
 */
export function distinctOffers(offers: readonly Offer[], linked: readonly ProofLink[]): Offer[] {
  const key = (evidenceId: string, controlId: string, systemId: string | null): string =>
    `${evidenceId} ${controlId} ${systemId ?? ''}`;
  const taken = new Set(linked.map((link) => key(link.evidenceId, link.controlId, link.systemId)));
  const kept: Offer[] = [];
  const everySubjectFirst = [...offers].toSorted(
    (a, b) => Number(a.systemId !== null) - Number(b.systemId !== null) || compareOffers(a, b),
  );
  for (const offer of everySubjectFirst) {
    const { evidenceId, claim, systemId } = offer;
    if (taken.has(key(evidenceId, claim.to, null)) || taken.has(key(evidenceId, claim.to, systemId)))
      continue;
    taken.add(key(evidenceId, claim.to, systemId));
    kept.push(offer);
  }
  return kept;
}
