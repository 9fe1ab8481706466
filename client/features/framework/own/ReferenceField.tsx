import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { IconButton } from '../../../ui/Button';
import { Combobox } from '../../../ui/Combobox';
import styles from './Own.module.css';

const ReferenceSearchQuery = graphql(/* GraphQL */ `
  query ReferenceSearch($search: String!) {
    searchControls(search: $search, first: 20) {
      nodes {
        id
        code
        name
        framework {
          id
          code
          shortName
        }
      }
    }
  }
`);

interface ReferenceFieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
}

/** Controls of other rule books that a node draws on, found by words or code. */
export function ReferenceField({ value, onChange, error }: ReferenceFieldProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  return (
    <div className={styles.references}>
      <Combobox
        label={t`引用其他标准的条款`}
        hint={t`输入编号或几个字查找`}
        placeholder={t`如 CSL-23 或 等级测评`}
        value={null}
        error={error}
        onChange={(chosen) => {
          if (chosen && !value.includes(chosen)) onChange([...value, chosen]);
        }}
        search={async (search) => {
          if (search === '') return [];
          const { data } = await client.query({ query: ReferenceSearchQuery, variables: { search } });
          return (data?.searchControls.nodes ?? []).map((one) => ({
            value: `${one.framework.code}:${one.code}`,
            label: `${one.framework.shortName} ${one.code}`,
            note: one.name,
          }));
        }}
      />
      {value.map((reference) => (
        <div key={reference} className={styles.reference}>
          <span>{reference}</span>
          <IconButton
            icon="close"
            size="small"
            label={t`去掉引用 ${reference}`}
            onClick={() => onChange(value.filter((one) => one !== reference))}
          />
        </div>
      ))}
    </div>
  );
}
