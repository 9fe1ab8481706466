import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { graphql } from '../../gql';
import { IconButton } from '../../ui/Button';
import { Combobox } from '../../ui/Combobox';
import styles from './Request.module.css';

const TargetUnitsDocument = graphql(/* GraphQL */ `
  query TargetUnits {
    organization {
      id
      units {
        id
        code
        name
        path
      }
    }
  }
`);

interface TargetUnitsProps {
  units: readonly { id: string; name: string }[];
  onChange: (units: readonly { id: string; name: string }[]) => void;
}

/** The units that are asked, one after the other. */
export function TargetUnits({ units, onChange }: TargetUnitsProps) {
  const { t } = useLingui();
  const { data } = useQuery(TargetUnitsDocument);
  const options = useMemo(
    () =>
      (data?.organization.units ?? []).map((unit) => ({
        value: unit.id,
        label: unit.name,
        note: unit.path,
        keywords: unit.code,
      })),
    [data],
  );
  return (
    <div className={styles.form}>
      <Combobox
        label={t`向哪些科室征集`}
        required
        hint={t`可以加多个科室，各交各的`}
        value={null}
        options={options.filter((option) => !units.some((unit) => unit.id === option.value))}
        onChange={(_value, option) => {
          if (option) onChange([...units, { id: option.value, name: option.label }]);
        }}
      />
      {units.length > 0 && (
        <ul className={styles.chosen} aria-label={t`要征集的科室`}>
          {units.map((unit) => (
            <li key={unit.id} className={styles.chip}>
              {unit.name}
              <IconButton
                size="small"
                icon="close"
                label={t`去掉 ${unit.name}`}
                onClick={() => onChange(units.filter((other) => other.id !== unit.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
