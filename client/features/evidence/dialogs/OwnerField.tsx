import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { graphql } from '../../../gql';
import { Combobox, type ComboOption } from '../../../ui/Combobox';

const EvidenceOwnersDocument = graphql(/* GraphQL */ `
  query EvidenceOwners($search: String) {
    members(filter: { search: $search, states: [ACTIVE] }, first: 20) {
      nodes {
        id
        displayName
        username
        unit {
          id
          path
        }
      }
    }
  }
`);

interface OwnerFieldProps {
  label: string;
  value: string | null;
  /** Name of the owner until another one is chosen. */
  name: string;
  onChange: (id: string | null) => void;
}

/** The person who answers for a piece of evidence. */
export function OwnerField({ label, value, name, onChange }: OwnerFieldProps) {
  const client = useApolloClient();
  const [chosen, setChosen] = useState<ComboOption | null>(null);
  const search = useCallback(
    async (text: string): Promise<readonly ComboOption[]> => {
      const { data } = await client.query({
        query: EvidenceOwnersDocument,
        variables: { search: text || null },
        fetchPolicy: 'network-only',
      });
      return (data?.members.nodes ?? []).map((member) => ({
        value: member.id,
        label: member.displayName,
        note: member.unit?.path ?? member.username,
      }));
    },
    [client],
  );
  return (
    <Combobox
      label={label}
      required
      value={value}
      search={search}
      selected={chosen ?? (value ? { value, label: name } : null)}
      onChange={(next, option) => {
        setChosen(option);
        onChange(next);
      }}
    />
  );
}
