import { createContext, useCallback, useContext } from 'react';

/** The past day (or instant) that everything below shows; null for now. Set by the frame from the address. */
export const AsOfContext = createContext<string | null>(null);

export const useAsOf = (): string | null => useContext(AsOfContext);

/** An address on the screens of a past day; the address itself for now. */
export const withAsOf = (to: string, asOf: string | null): string =>
  asOf === null ? to : `${to}${to.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(asOf)}`;

/** Adds the past day to an address, so that a link inside the past does not lead out of it. */
export function useKeepAsOf(): (to: string) => string {
  const asOf = useAsOf();
  return useCallback((to) => withAsOf(to, asOf), [asOf]);
}
