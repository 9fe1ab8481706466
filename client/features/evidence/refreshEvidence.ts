import type { ApolloClient } from '@apollo/client';

const lists = new Set([
  'EvidenceList',
  'EvidenceFacets',
  'ReviewQueue',
  'HomeEvidence',
  'HomeAsked',
  'RequestPage',
]);
const all = new Set([...lists, 'EvidencePanel']);

/** Asks again for what is on the screen now; a name that no screen asks for would only be a warning in the console. */
export function refreshEvidence(client: ApolloClient, what: 'lists' | 'all' = 'all'): void {
  const names = what === 'all' ? all : lists;
  for (const query of client.getObservableQueries('active')) {
    if (query.queryName && names.has(query.queryName)) void query.refetch().catch(() => undefined);
  }
}
