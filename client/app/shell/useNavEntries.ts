import { useMemo } from 'react';
import { useLocation } from 'react-router';
import type { NavEntry } from '../../lib/feature';
import { useViewer } from '../../lib/viewer';
import { navigationRegistry } from '../../lib/feature';
import { useStore } from '../../lib/store';

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

/** The navigation entries this person may see. */
export function useNavEntries(): readonly NavEntry[] {
  const { permissions } = useViewer();
  const entries = useStore(navigationRegistry);
  return useMemo(() => entries.filter((entry) => isOpenTo(entry, permissions)), [entries, permissions]);
}
