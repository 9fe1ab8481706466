import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../../../gql';

const Query = graphql(/* GraphQL */ `
  query NameProposals($names: [String!]!) {
    controlsInNames(input: { names: $names }) {
      name
      found {
        written
        controls {
          id
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

/** A control whose code stands in the name of a file. */
export interface NameProposal {
  id: string;
  code: string;
  /** Rule book and name, for a person to know it again. */
  title: string;
}

const mostNames = 250;
const mostCharacters = 400;

export const nameOf = (file: File): string => (file.webkitRelativePath || file.name).slice(-mostCharacters);

/** What the names of these files speak of, by name; names without a code are missing. Nothing is linked by it. */
export function useNameProposals(files: readonly File[]): ReadonlyMap<string, readonly NameProposal[]> {
  const names = [...new Set(files.map(nameOf))].slice(0, mostNames);
  const { data, previousData } = useQuery(Query, {
    variables: { names },
    skip: names.length === 0,
    fetchPolicy: 'cache-first',
  });
  const matches = names.length === 0 ? undefined : (data ?? previousData)?.controlsInNames;
  return useMemo(
    () =>
      new Map(
        matches?.flatMap(({ name, found }) => {
          // A code may stand in the folder and in the name.
          const proposals = new Map<string, NameProposal>();
          for (const { written, controls } of found)
            for (const control of controls) {
              const title = `${control.framework.shortName} ${written} ${control.name}`;
              proposals.set(control.id, { id: control.id, code: written, title });
            }
          return proposals.size === 0 ? [] : [[name, [...proposals.values()]] as const];
        }),
      ),
    [matches],
  );
}
