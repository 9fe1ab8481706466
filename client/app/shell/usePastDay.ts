import { useMatches, useSearchParams } from 'react-router';

/** What a route says of itself: its screens can be looked at as of a past day. */
interface RouteHandle {
  readonly past?: boolean;
}

interface PastDay {
  /** The day that the screen shows; null for today. */
  asOf: string | null;
  hasPast: boolean;
  /** The day of the address, also on a screen that has no past and is of today whatever the address says. */
  asked: string | null;
}

/** The past day of the address, on screens that have a past. */
export function usePastDay(): PastDay {
  const hasPast = useMatches().some(({ handle }) => (handle as RouteHandle | undefined)?.past === true);
  const [params] = useSearchParams();
  const asked = params.get('asOf');
  return { asOf: hasPast ? asked : null, hasPast, asked };
}
