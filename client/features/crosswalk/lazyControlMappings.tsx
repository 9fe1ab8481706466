import { lazy } from 'react';

/** The mappings of a control, below its text: fetched when a control is looked at. */
export const lazyControlMappings = lazy(async () => ({
  default: (await import('./ControlMappings')).ControlMappings,
}));
