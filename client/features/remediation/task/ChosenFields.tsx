import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, type ReactNode } from 'react';
import { graphql } from '../../../gql';
import { IconButton } from '../../../ui/Button';
import { Combobox, type ComboOption } from '../../../ui/Combobox';
import { MemberField } from '../../people';
import styles from './Task.module.css';

const TaskChoicesDocument = graphql(/* GraphQL */ `
  query TaskChoices($search: String) {
    remediationTasks(filter: { search: $search }, orderBy: UPDATED_DESC, first: 20) {
      nodes {
        id
        code
        title
      }
    }
  }
`);

export interface Chosen {
  readonly id: string;
  readonly label: string;
}

interface ChosenFieldProps {
  value: readonly Chosen[];
  onChange: (value: readonly Chosen[]) => void;
}

/** People who work on a task besides its owner. */
export function ContributorsField({ value, onChange }: ChosenFieldProps) {
  const { t } = useLingui();
  return (
    <ChosenList value={value} onChange={onChange}>
      <MemberField
        label={t`协作人`}
        value={null}
        name={null}
        onChange={(id, label) => {
          if (id && value.every((one) => one.id !== id)) onChange([...value, { id, label }]);
        }}
      />
    </ChosenList>
  );
}

/** Tasks that are to be finished first. */
export function PredecessorsField({
  value,
  onChange,
  taskId,
  error,
}: ChosenFieldProps & { taskId: string; error?: string | undefined }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const search = useCallback(
    async (text: string): Promise<readonly ComboOption[]> => {
      const { data } = await client.query({
        query: TaskChoicesDocument,
        variables: { search: text || null },
        fetchPolicy: 'network-only',
      });
      return (data?.remediationTasks.nodes ?? [])
        .filter(({ id }) => id !== taskId)
        .map(({ id, code, title }) => ({ value: id, label: code, note: title }));
    },
    [client, taskId],
  );
  return (
    <ChosenList value={value} onChange={onChange}>
      <Combobox
        label={t`前置任务`}
        value={null}
        search={search}
        error={error}
        onChange={(id, option) => {
          if (!id || !option || value.some((one) => one.id === id)) return;
          onChange([...value, { id, label: `${option.label} ${option.note ?? ''}` }]);
        }}
      />
    </ChosenList>
  );
}

function ChosenList({ value, onChange, children }: ChosenFieldProps & { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div>
      {children}
      <ul className={styles.chosen}>
        {value.map(({ id, label }) => (
          <li key={id}>
            {label}
            <IconButton
              size="small"
              icon="close"
              label={t`去掉 ${label}`}
              onClick={() => onChange(value.filter((one) => one.id !== id))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
