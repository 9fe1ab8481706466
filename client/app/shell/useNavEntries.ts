import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { withAsOf } from '../../lib/asOf';
import type { NavEntry } from '../../lib/feature';
import { useViewer } from '../../lib/viewer';
import { navigationRegistry } from '../../lib/feature';
import { useStore } from '../../lib/store';
import { usePastDay } from './usePastDay';

const isOpenTo = (entry: NavEntry, permissions: ReadonlySet<string>): boolean =>
  !entry.permissions || entry.permissions.some((one) => permissions.has(one));

/** The entry whose screens the address belongs to, when it is closed to this person. */
export function useClosedEntry(): NavEntry | undefined {
  const { permissions } = useViewer();
  const { pathname } = useLocation();
  return useStore(navigationRegistry).find(
    (entry) =>
      (pathname === entry.path || pathname.startsWith(`${entry.path}/`)) && !isOpenTo(entry, permissions),
  );
}

/** The navigation entries this person may see, with their addresses: who looks at a past day stays on it. */
export function useNavEntries(): readonly (NavEntry & { to: string })[] {
  const { permissions } = useViewer();
  const entries = useStore(navigationRegistry);
  const { asked } = usePastDay();
  return useMemo(
    () =>
      entries
        .filter((entry) => isOpenTo(entry, permissions))
        .map((entry) => ({ ...entry, to: withAsOf(entry.path, asked) })),
    [entries, permissions, asked],
  );
}
