import { useSyncExternalStore } from 'react';

const query = typeof window === 'undefined' ? null : window.matchMedia('(min-width: 1366px)');

/** Whether list and preview of the proofs fit beside each other; below 1366 px the preview is a tab. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query?.addEventListener('change', listener);
      return () => query?.removeEventListener('change', listener);
    },
    () => query?.matches ?? true,
  );
}
