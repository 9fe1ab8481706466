import { lazy } from 'react';

/** The preview of one proof for other rooms: it comes with the first proof that is opened there. */
export const EvidencePreview = lazy(async () => ({
  default: (await import('./EvidencePreview')).EvidencePreview,
}));
