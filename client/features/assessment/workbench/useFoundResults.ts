import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { FoundResultsDocument } from './documents';

/** Results that the server finds; what is loaded is searched at once, so a failure costs only the rest. */
export function useFoundResults(id: string, search: string): ReadonlySet<string> {
  const asked = search.trim();
  const { data, previousData } = useQuery(FoundResultsDocument, {
    variables: { id, search: asked },
    skip: asked === '',
  });
  const found = asked === '' ? undefined : (data ?? previousData)?.assessment?.results;
  return useMemo(() => new Set(found?.map((result) => result.id)), [found]);
}
