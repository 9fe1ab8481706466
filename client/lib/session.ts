import { createStore } from './store';

/** Why the sign-in page is shown; the page explains it. */
export type SignOutReason = 'idle' | 'expired' | 'signed-out';

/** Set by the Apollo link when the server says UNAUTHENTICATED; the router answers by going to sign-in. */
export const sessionLost = createStore<SignOutReason | null>(null);

/** When the server last saw this person: every answered request renews the idle clock there. */
export const lastRequestAt = createStore(Date.now());

/** The server has just answered: its idle clock for this person starts anew. */
export function noteAnswer(): void {
  lastRequestAt.set(Date.now());
}

/** Where to go after signing in: only paths of this site, never another host. */
export function safeReturnPath(value: string | null): string {
  if (!value || !value.startsWith('/') || value.startsWith('//') || value.startsWith('/sign-in')) return '/';
  // A backslash counts as a slash in some URL parsers.
  return value.includes('\\') ? '/' : value;
}
