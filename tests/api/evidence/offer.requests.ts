import type { Caller } from '../../support/test-app.js';

export const offerFields = `evidence { id title } from { id code } control { id code framework { code } } system { id } missing
  claim { relation confidence reviewed mappingCount path { from { code } to { code } mapping { id } } }`;
export const offersOf = `query ($id: ID!, $filter: MappingOfferFilter, $first: Int! = 100, $after: String) { evidence(id: $id) {
  mappingOffers(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${offerFields} } } } }`;
export const offersFor = `query ($id: ID!, $subjectId: ID, $first: Int! = 100) { control(id: $id) {
  mappingOffers(subjectId: $subjectId, first: $first) { totalCount nodes { ${offerFields} } } } }`;
const linkFields = `id status createdBy { id } confirmedBy { id } confirmedAt viewerCanConfirm control { id code } system { id } evidence { id }
  derivedFrom { relation confidence path { from { code } to { code } mapping { id } } }`;
export const acceptOffers = `mutation ($evidenceId: ID!, $controlIds: [ID!]!) {
  acceptMappingOffers(input: { evidenceId: $evidenceId, controlIds: $controlIds }) {
    created alreadyLinked links { ${linkFields} } evidence { id mappingOffers(first: 1) { totalCount } } } }`;
export const confirm = `mutation ($ids: [ID!]!) { confirmLinks(linkIds: $ids) { confirmed links { ${linkFields} } } }`;
export const waiting = `query ($first: Int! = 50, $after: String) { proposedLinks(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { ${linkFields} } } }`;

export interface Offer {
  readonly evidence: { readonly id: string };
  readonly from: { readonly code: string };
  readonly control: {
    readonly id: string;
    readonly code: string;
    readonly framework: { readonly code: string };
  };
  readonly system: { readonly id: string } | null;
  readonly missing: readonly string[];
  readonly claim: {
    readonly relation: string | null;
    readonly confidence: string;
    readonly path: readonly object[];
  };
}

export async function offers(caller: Caller, id: string, filter: object = {}): Promise<Offer[]> {
  return (await caller.query(offersOf, { id, filter })).evidence.mappingOffers.nodes;
}

/** As `relation code`, for comparing. */
export const told = (found: readonly Offer[]): string[] =>
  found.map((offer) => `${offer.claim.relation} ${offer.control.code}`);
