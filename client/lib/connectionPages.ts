import { startTransition, useCallback, useRef } from 'react';

interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null;
}

/**
 * Loads the next pages of a connection one after the other until the wanted row is there; give the result to a
 * grid's `onNeedRows`. `fetchMore` runs in a transition, or the whole list would fall back to its skeleton.
 */
export function useConnectionPages(
  loaded: number,
  pageInfo: PageInfo,
  fetchMore: (after: string) => Promise<unknown>,
): (lastIndex: number) => void {
  const busy = useRef<string | null>(null);
  return useCallback(
    (lastIndex) => {
      const cursor = pageInfo.endCursor;
      if (lastIndex < loaded || !pageInfo.hasNextPage || !cursor || busy.current === cursor) return;
      busy.current = cursor;
      startTransition(() => {
        void fetchMore(cursor).finally(() => {
          if (busy.current === cursor) busy.current = null;
        });
      });
    },
    [loaded, pageInfo, fetchMore],
  );
}
