import { useMemo } from 'react';
import type { NavEntry } from '../../lib/feature';
import { useViewer } from '../../lib/viewer';
import { navigationRegistry } from '../../lib/feature';
import { useStore } from '../../lib/store';

/** The navigation entries this person may see. */
export function useNavEntries(): readonly NavEntry[] {
  const { permissions } = useViewer();
  const entries = useStore(navigationRegistry);
  return useMemo(
    () =>
      entries.filter((entry) => !entry.permissions || entry.permissions.some((one) => permissions.has(one))),
    [entries, permissions],
  );
}
