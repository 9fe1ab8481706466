import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '../../../gql';
import type { Revised } from './evidenceDraft';
import { useAnswers } from './useAnswers';

const Query = graphql(/* GraphQL */ `
  query Namesakes($names: [String!]!) {
    namesakes(input: { names: $names }) {
      name
      evidences {
        id
        title
        version
        viewerCanAddVersion
      }
    }
  }
`);

/** Evidence that a file of this name may be a new version of, by name: nearly the same name, and open to the viewer. */
export function useNamesakes(names: readonly string[]): ReadonlyMap<string, readonly Revised[]> {
  const client = useApolloClient();
  const ask = useCallback(
    async (asked: string[], signal: AbortSignal) => {
      const { data } = await client.query({
        query: Query,
        variables: { names: asked },
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal } },
      });
      if (!data) throw new Error('no answer');
      return new Map(
        data.namesakes.map(({ name, evidences }) => [
          name,
          evidences.filter(({ viewerCanAddVersion }) => viewerCanAddVersion),
        ]),
      );
    },
    [client],
  );
  return useAnswers(names, ask).found;
}
