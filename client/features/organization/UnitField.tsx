import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../../gql';
import { Combobox } from '../../ui/Combobox';

const UnitFieldQuery = graphql(/* GraphQL */ `
  query UnitField {
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

interface UnitFieldProps {
  label: string;
  labelHidden?: boolean;
  value: string | null;
  onChange: (unitId: string | null, name: string) => void;
  placeholder?: string;
  error?: string | undefined;
  hint?: string;
}

/** All units of the organization; undefined until they are here. */
export const useUnits = () => useQuery(UnitFieldQuery).data?.organization.units;

/** One campus or department of the organization, found by typing. */
export function UnitField(props: UnitFieldProps) {
  const units = useUnits();
  const options = useMemo(
    () =>
      (units ?? []).map((unit) => ({
        value: unit.id,
        label: unit.name,
        note: unit.path,
        keywords: unit.code,
      })),
    [units],
  );
  return (
    <Combobox
      {...props}
      options={options}
      onChange={(value, option) => props.onChange(value, option?.label ?? '')}
    />
  );
}
