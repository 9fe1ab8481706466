import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../../../gql';

const Query = graphql(/* GraphQL */ `
  query NameProposals($fileNames: [String!]!) {
    nameProposals(fileNames: $fileNames) {
      fileName
      code
      control {
        id
        name
        framework {
          id
          shortName
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
const mostCharacters = 500;

export const nameOf = (file: File): string => (file.webkitRelativePath || file.name).slice(-mostCharacters);

/** What the names of these files speak of, by name. Nothing is linked by it. */
export function useNameProposals(files: readonly File[]): ReadonlyMap<string, readonly NameProposal[]> {
  const fileNames = [...new Set(files.map(nameOf))].slice(0, mostNames);
  const { data, previousData } = useQuery(Query, {
    variables: { fileNames },
    skip: fileNames.length === 0,
    fetchPolicy: 'cache-first',
  });
  const found = fileNames.length === 0 ? undefined : (data ?? previousData)?.nameProposals;
  return useMemo(() => {
    const byName = new Map<string, NameProposal[]>();
    for (const { fileName, code, control } of found ?? []) {
      const title = `${control.framework.shortName} ${code} ${control.name}`;
      byName.set(fileName, [...(byName.get(fileName) ?? []), { id: control.id, code, title }]);
    }
    return byName;
  }, [found]);
}
