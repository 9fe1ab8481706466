import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { graphql } from '../../gql';
import { Combobox, type ComboOption } from '../../ui/Combobox';

const MemberFieldDocument = graphql(/* GraphQL */ `
  query MemberField($search: String) {
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

interface MemberFieldProps {
  label: string;
  value: string | null;
  /** Name of the current value, when it was not chosen here. */
  name: string | null;
  onChange: (memberId: string | null, name: string) => void;
  required?: boolean;
  error?: string | undefined;
}

/** One person of the organization, found by name on the server. */
export function MemberField({ label, value, name, onChange, required = false, error }: MemberFieldProps) {
  const client = useApolloClient();
  const [chosen, setChosen] = useState<ComboOption | null>(null);
  const search = useCallback(
    async (text: string): Promise<readonly ComboOption[]> => {
      const answer = await client.query({
        query: MemberFieldDocument,
        variables: { search: text || null },
        fetchPolicy: 'network-only',
      });
      return (answer.data?.members.nodes ?? []).map((member) => ({
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
      required={required}
      value={value}
      search={search}
      selected={chosen ?? (value && name ? { value, label: name } : null)}
      onChange={(next, option) => {
        setChosen(option);
        onChange(next, option?.label ?? '');
      }}
      error={error}
    />
  );
}
