import { lazy } from 'react';

/** What is said about one thing, for the screens of other rooms. */
export const Comments = lazy(async () => ({ default: (await import('./Comments')).Comments }));
