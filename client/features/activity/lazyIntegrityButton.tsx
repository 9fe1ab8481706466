import { lazy } from 'react';

/** For screens of others; only the auditor fetches it. */
export const IntegrityButton = lazy(async () => ({
  default: (await import('./IntegrityButton')).IntegrityButton,
}));
