import type { ApolloClient } from '@apollo/client';

const asking = new Set([
  'AskedList',
  'AskedCount',
  'RequestTable',
  'SeriesList',
  'ControlSeries',
  'RequestPage',
]);

/** Asks again for what is on the screen now. */
export function refreshRequests(client: ApolloClient): void {
  for (const query of client.getObservableQueries('active'))
    if (query.queryName && asking.has(query.queryName)) void query.refetch().catch(() => undefined);
}
