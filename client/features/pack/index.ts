import { lazy } from 'react';

/** The one screen of an account that sees one pack only; nobody else fetches it. */
export const PackReader = lazy(async () => ({
  default: (await import('./reading/PackReader')).PackReader,
}));
