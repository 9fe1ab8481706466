import type { Reads } from '../../platform/database/database.js';
import { claimsOf, ControlTree, isWorthOffering, reverseClaim } from '../crosswalk/index.js';
import type { Claim } from '../crosswalk/index.js';
import { editionsOf, isConformity } from '../framework/index.js';
import { sight, visible } from './evidence.access.js';
import { compareOffers, distinctOffers, offerOf, wholeLinks } from './offer.js';
import type { Offer, OfferedControl, ProofLink } from './offer.js';
import { today } from './expiry.bands.js';

/** Evidence that proves something today, as the view valid_link says. */
const proves = `e.state = 'ACCEPTED' and e.damaged_at is null and e.valid_from <= ${today} and (e.valid_until is null or e.valid_until >= ${today})`;

/** The tree of every rule book that the hospital sees. */
export const openTree = async (reads: Reads): Promise<ControlTree> =>
  new ControlTree(await editionsOf(reads));

function offeredControl(tree: ControlTree, id: string): OfferedControl | undefined {
  const edition = tree.edition(id);
  const control = tree.control(id);
  return edition && control && { assessable: control.assessable, perSystem: isConformity(edition) };
}

/** The assessable parts of each of these nodes. */
const partsOf = (tree: ControlTree, ids: Iterable<string | null | undefined>): Map<string, string[]> =>
  new Map(
    [...new Set(ids)].flatMap((id) =>
      id
        ? [
            [
              id,
              tree
                .below(id)
                .map((step) => step.to)
                .filter((part) => tree.control(part)?.assessable),
            ] as const,
          ]
        : [],
    ),
  );

interface LinkRow extends ProofLink {
  readonly status: 'PROPOSED' | 'CONFIRMED';
}

/**
 * What evidence that proves something is offered for, best first: none for evidence that is not accepted, or not valid today.
 * Only links that count make offers, so a derived link leads on when a person has confirmed it. Two statements and the names
 * of the rule books.
 */
export async function offersOfEvidences(
  reads: Reads,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Offer[]>> {
  const links = await reads.query<LinkRow>(
    'evidenceLink.proving',
    `select l.evidence_id as "evidenceId", l.control_id as "controlId", l.system_id as "systemId", l.status
     from evidence_link l join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id
     where ${visible('e')} and ${proves} and l.organization_id = $1 and l.evidence_id = any ($5::uuid[])`,
    [...sight(reads.actor), evidenceIds],
  );
  const confirmed = links.filter((link) => link.status === 'CONFIRMED');
  const tree = await openTree(reads);
  const nodes = confirmed.map((link) => tree.control(link.controlId)?.parentId);
  const proving = [...confirmed, ...wholeLinks(confirmed, partsOf(tree, nodes))];
  const claims = await claimsOf(
    reads,
    proving.map((link) => link.controlId),
  );
  const offers = proving.flatMap((link) =>
    worthwhile(claims.get(link.controlId)).flatMap(
      (claim) => offerOf(link, claim, offeredControl(tree, claim.to)) ?? [],
    ),
  );
  return Map.groupBy(distinctOffers(offers, links).toSorted(compareOffers), (offer) => offer.evidenceId);
}

const worthwhile = (claims: readonly Claim[] | undefined): Claim[] => (claims ?? []).filter(isWorthOffering);

/** A control may be mapped to much that is proven by much: of all these proofs the newest are looked at. */
export const maximumLooked = 2_000;

/**
 * Evidence that proves a mapped control and is offered for these controls, best first; `systemId` is the assessed system, null
 * for every subject. Two statements and the names of the rule books.
 */
export async function offersOfControls(
  reads: Reads,
  controlIds: readonly string[],
  systemId: string | null,
): Promise<ReadonlyMap<string, readonly Offer[]>> {
  const tree = await openTree(reads);
  const wanted = controlIds.filter((id) => tree.control(id)?.assessable);
  const claims = await claimsOf(reads, wanted);
  // Read from the control that has the proof.
  const leading = wanted.flatMap((id) => worthwhile(claims.get(id)).map(reverseClaim));
  if (leading.length === 0) return new Map();
  const parts = partsOf(
    tree,
    leading.map((claim) => claim.from).filter((id) => !tree.control(id)?.assessable),
  );
  const sources = new Set([...leading.map((claim) => claim.from), ...[...parts.values()].flat()]);
  const links = await reads.query<LinkRow>(
    'evidenceLink.mapped',
    `select l.evidence_id as "evidenceId", l.control_id as "controlId", l.system_id as "systemId", l.status
     from evidence_link l join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id
     where ${visible('e')} and ${proves} and l.organization_id = $1
       and (l.control_id = any ($5::uuid[]) and l.status = 'CONFIRMED' or l.control_id = any ($6::uuid[]))
     order by l.control_id = any ($6::uuid[]) desc, l.created_at desc, l.id limit ${maximumLooked}`,
    [...sight(reads.actor), [...sources], wanted],
  );
  const confirmed = links.filter((link) => link.status === 'CONFIRMED');
  const proofs = Map.groupBy([...confirmed, ...wholeLinks(confirmed, parts)], (link) => link.controlId);
  const offers = leading.flatMap((claim) =>
    (proofs.get(claim.from) ?? []).flatMap((link) => {
      const offer = offerOf(link, claim, offeredControl(tree, claim.to));
      // What holds for another system is no offer for this one.
      return offer && (offer.systemId === null || offer.systemId === systemId) ? [offer] : [];
    }),
  );
  const own = links.filter((link) => wanted.includes(link.controlId));
  return Map.groupBy(distinctOffers(offers, own).toSorted(compareOffers), (offer) => offer.claim.to);
}
