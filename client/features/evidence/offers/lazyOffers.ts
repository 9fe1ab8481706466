import { lazy } from 'react';

/** What other rule books offer for a control: below its proofs, fetched with the first control that is looked at. */
export const ControlOffers = lazy(async () => ({ default: (await import('./ControlOffers')).ControlOffers }));
