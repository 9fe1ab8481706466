import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '../../../gql';
import { pathOf } from '../../../lib/filePath';
import type { NameProposal } from './nameProposals';
import { useAnswers, type Answers } from './useAnswers';

const Query = graphql(/* GraphQL */ `
  query NameProposals($names: [String!]!) {
    controlsInNames(input: { names: $names }) {
      name
      found {
        written
        controls {
          id
          code
          name
          framework {
            id
            shortName
          }
        }
      }
    }
  }
`);

const mostCharacters = 400;

/** Names as the server is asked about them: with their folders, as far as it reads. */
export const nameOf = (file: File): string => pathOf(file).slice(-mostCharacters);

/** A code of two numbers has to stand first, or it may be anything. */
const reference = (book: string, code: string): string =>
  /^\d+\.\d+$/.test(code) ? code : `${book} ${code}`;

/** What these texts speak of, by text; one without a code has an empty list. Nothing is linked by it. */
export function useNameProposals(texts: readonly string[]): Answers<readonly NameProposal[]> {
  const client = useApolloClient();
  const ask = useCallback(
    async (names: string[], signal: AbortSignal) => {
      const { data } = await client.query({
        query: Query,
        variables: { names },
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal } },
      });
      if (!data) throw new Error('no answer');
      return new Map(data.controlsInNames.map(({ name, found }) => [name, proposalsOf(found)]));
    },
    [client],
  );
  return useAnswers(texts, ask);
}

interface Found {
  written: string;
  controls: readonly { id: string; code: string; name: string; framework: { shortName: string } }[];
}

/** A code may stand in the folder and in the name. */
function proposalsOf(found: readonly Found[]): readonly NameProposal[] {
  const proposals = new Map<string, NameProposal>();
  for (const { written, controls } of found)
    for (const { id, code, name, framework } of controls) {
      const book = framework.shortName;
      proposals.set(id, {
        id,
        code: written,
        book,
        title: `${book} ${written} ${name}`,
        reference: reference(book, code),
      });
    }
  return [...proposals.values()];
}
