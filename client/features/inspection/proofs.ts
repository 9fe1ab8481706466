import type { EvidenceValidity } from '../../gql/graphql';
import type { OnSiteItem } from './documents';

const inForce = new Set<EvidenceValidity>(['VALID', 'EXPIRING']);

/** Confirmed proofs, those that hold first: what is proposed nobody shows an inspector. */
export function proofsOf(item: OnSiteItem) {
  const confirmed = (item.result?.evidenceLinks ?? []).flatMap(({ status, evidence }) =>
    status === 'CONFIRMED' && evidence ? [evidence] : [],
  );
  const [holding = [], others = []] = [true, false].map((holds) =>
    confirmed.filter(({ state, validity }) => (state === 'ACCEPTED' && inForce.has(validity)) === holds),
  );
  return [...holding, ...others];
}
