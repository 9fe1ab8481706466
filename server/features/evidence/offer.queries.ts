import type { Reads } from '../../platform/database/database.js';
import { claimsOf, isWorthOffering, reverseClaim } from '../crosswalk/index.js';
import type { Claim } from '../crosswalk/index.js';
import { editionsOf, isConformity } from '../framework/index.js';
import type { Control, Edition } from '../framework/index.js';
import { sight, visible } from './evidence.access.js';
import { compareOffers, distinctOffers, offerOf } from './offer.js';
import type { Offer, OfferedControl, ProofLink } from './offer.js';
import { today } from './expiry.bands.js';

/** Evidence that proves something today, as the view valid_link says. */
const proves = `e.state = 'ACCEPTED' and e.valid_from <= ${today} and (e.valid_until is null or e.valid_until >= ${today})`;

/** Where controls stand, asked of the rule books in memory. */
export class Shelf {
  constructor(private readonly editions: readonly Edition[]) {}

  static async open(reads: Reads): Promise<Shelf> {
    return new Shelf(await editionsOf(reads));
  }

  edition(id: string): Edition | undefined {
    return this.editions.find((edition) => edition.controlById.has(id));
  }

  control(id: string): Control | undefined {
    return this.edition(id)?.controlById.get(id);
  }

  offered(id: string): OfferedControl | undefined {
    const edition = this.edition(id);
    const control = edition?.controlById.get(id);
    return edition && control && { assessable: control.assessable, perSystem: isConformity(edition) };
  }
}

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
  const proving = links.filter((link) => link.status === 'CONFIRMED');
  const claims = await claimsOf(
    reads,
    proving.map((link) => link.controlId),
  );
  const shelf = await Shelf.open(reads);
  const offers = proving.flatMap((link) =>
    worthwhile(claims.get(link.controlId)).flatMap(
      (claim) => offerOf(link, claim, shelf.offered(claim.to)) ?? [],
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
  const shelf = await Shelf.open(reads);
  const wanted = controlIds.filter((id) => shelf.offered(id)?.assessable);
  const claims = await claimsOf(reads, wanted);
  // Read from the control that has the proof.
  const leading = wanted.flatMap((id) => worthwhile(claims.get(id)).map(reverseClaim));
  if (leading.length === 0) return new Map();
  const links = await reads.query<LinkRow>(
    'evidenceLink.mapped',
    `select l.evidence_id as "evidenceId", l.control_id as "controlId", l.system_id as "systemId", l.status
     from evidence_link l join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id
     where ${visible('e')} and ${proves} and l.organization_id = $1
       and (l.control_id = any ($5::uuid[]) and l.status = 'CONFIRMED' or l.control_id = any ($6::uuid[]))
     order by l.control_id = any ($6::uuid[]) desc, l.created_at desc, l.id limit ${maximumLooked}`,
    [...sight(reads.actor), [...new Set(leading.map((claim) => claim.from))], wanted],
  );
  const proofs = Map.groupBy(
    links.filter((link) => link.status === 'CONFIRMED'),
    (link) => link.controlId,
  );
  const offers = leading.flatMap((claim) =>
    (proofs.get(claim.from) ?? []).flatMap((link) => {
      const offer = offerOf(link, claim, shelf.offered(claim.to));
      // What holds for another system is no offer for this one.
      return offer && (offer.systemId === null || offer.systemId === systemId) ? [offer] : [];
    }),
  );
  const own = links.filter((link) => wanted.includes(link.controlId));
  return Map.groupBy(distinctOffers(offers, own).toSorted(compareOffers), (offer) => offer.claim.to);
}
