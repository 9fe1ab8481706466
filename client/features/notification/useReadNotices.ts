import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { MarkNoticesReadDocument } from './documents';

const lists = new Set(['Notices', 'UnreadNotices']);

/** Reads again what of the inbox is on the screen. */
export function useReadAgain(): () => void {
  const client = useApolloClient();
  return useCallback(() => {
    for (const query of client.getObservableQueries('active'))
      if (lists.has(query.queryName ?? '')) void query.refetch().catch(() => undefined);
  }, [client]);
}

/** Marks notices as read: some, or all up to the newest one that is on the screen. A failure leaves them unread. */
export function useMarkRead(): (which: { ids: string[] } | { upTo: string }) => void {
  const client = useApolloClient();
  const again = useReadAgain();
  return (which) => {
    void client
      .mutate({ mutation: MarkNoticesReadDocument, variables: which, errorPolicy: 'all' })
      .then(again)
      .catch(() => undefined);
  };
}
