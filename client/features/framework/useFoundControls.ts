import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../../gql';

const FoundControlsQuery = graphql(/* GraphQL */ `
  query FoundControls($code: String!, $level: String, $search: String!) {
    framework(code: $code) {
      id
      controls(filter: { level: $level, search: $search }) {
        id
      }
    }
  }
`);

/**
 * Which nodes of a rule book a search finds: by words, codes, pinyin and own texts, as the server finds them everywhere else.
 * Null without a search. While the next answer is on its way the last one stands.
 */
export function useFoundControls(
  code: string,
  level: string | null,
  search: string,
): ReadonlySet<string> | null {
  const asked = search.trim();
  const { data, previousData, error } = useQuery(FoundControlsQuery, {
    variables: { code, level, search: asked },
    skip: asked === '',
    // Somebody may have recorded a text since the same words were searched for.
    fetchPolicy: 'cache-and-network',
  });
  if (error) throw error;
  const found = asked === '' ? undefined : (data ?? previousData)?.framework?.controls;
  return useMemo(() => (found ? new Set(found.map((control) => control.id)) : null), [found]);
}
