import type { EvidenceValidity } from '../../gql/graphql';
import type { OnSiteItem } from './documents';

const inForce = new Set<EvidenceValidity>(['VALID', 'EXPIRING']);

/** Confirmed proofs, those that hold apart from the others: what is proposed nobody shows an inspector. */
export function sortedProofs(item: OnSiteItem) {
  const confirmed = (item.result?.evidenceLinks ?? []).flatMap(({ status, evidence }) =>
    status === 'CONFIRMED' && evidence ? [evidence] : [],
  );
  const holds = ({ state, validity }: (typeof confirmed)[number]) =>
    state === 'ACCEPTED' && inForce.has(validity);
  return { holding: confirmed.filter(holds), others: confirmed.filter((one) => !holds(one)) };
}

/** All of them, those that hold first. */
export function proofsOf(item: OnSiteItem) {
  const { holding, others } = sortedProofs(item);
  return [...holding, ...others];
}
