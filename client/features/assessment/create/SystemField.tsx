import { useApolloClient, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import { Combobox, type ComboOption } from '../../../ui/Combobox';
import { AssessedSystemDocument, SystemSearchDocument } from './documents';

interface SystemFieldProps {
  value: string | null;
  onChange: (systemId: string | null) => void;
  /** In MLPS the grading decides what is asked: it is said with the choice. */
  graded: boolean;
  error: string | undefined;
}

/** One information system, found by typing. */
export function SystemField({ value, onChange, graded, error }: SystemFieldProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [chosen, setChosen] = useState<ComboOption | null>(null);
  const { data } = useQuery(AssessedSystemDocument, { variables: { id: value ?? '' }, skip: value === null });
  const system = data?.informationSystem;
  const search = useCallback(
    async (text: string) => {
      const answer = await client.query({
        query: SystemSearchDocument,
        variables: { search: text || null },
        fetchPolicy: 'network-only',
      });
      return (answer.data?.informationSystems.nodes ?? []).map((found) => ({
        value: found.id,
        label: found.name,
        note: `${found.code} · ${found.grading.code}`,
      }));
    },
    [client],
  );
  return (
    <Combobox
      label={t({ message: '信息系统', context: 'field' })}
      required
      value={value}
      search={search}
      selected={
        chosen ?? (system ? { value: system.id, label: system.name, note: system.grading.code } : null)
      }
      onChange={(next, option) => {
        setChosen(option);
        onChange(next);
      }}
      hint={
        graded && system ? t`定级 ${system.grading.code}，适用 ${system.applicableItemCount} 个要求项` : ''
      }
      error={error}
    />
  );
}
