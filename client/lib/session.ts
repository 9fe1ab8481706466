import { createStore } from './store';

/** Why the sign-in page is shown; the page explains it. */
export type SignOutReason = 'idle' | 'expired' | 'lent-ended' | 'signed-out';

/** Set by the Apollo link when the server says UNAUTHENTICATED; the router answers by going to sign-in. */
export const sessionLost = createStore<SignOutReason | null>(null);

/** Whether the account sees one pack only: its end has reasons of its own. */
export const accountIsLent = createStore(false);

/** The server no longer knows the session. */
export function loseSession(): void {
  sessionLost.set(accountIsLent.get() ? 'lent-ended' : 'expired');
}

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
