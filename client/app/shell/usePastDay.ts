import { useMatches, useSearchParams } from 'react-router';

/** What a route says of itself: its screens can be looked at as of a past day. */
interface RouteHandle {
  readonly past?: boolean;
}

/** The past day of the address, on screens that have a past; the others are of today whatever the address says. */
export function usePastDay(): { asOf: string | null; hasPast: boolean } {
  const hasPast = useMatches().some(({ handle }) => (handle as RouteHandle | undefined)?.past === true);
  const [params] = useSearchParams();
  return { asOf: hasPast ? params.get('asOf') : null, hasPast };
}
