import type { OnSiteItem } from './documents';

/** Confirmed proofs only: what is proposed nobody shows an inspector. */
export const proofsOf = (item: OnSiteItem) =>
  (item.result?.evidenceLinks ?? []).flatMap(({ status, evidence }) =>
    status === 'CONFIRMED' && evidence ? [evidence] : [],
  );
