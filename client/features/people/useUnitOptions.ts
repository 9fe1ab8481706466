import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql';
import type { ComboOption } from '../../ui/Combobox';

const UnitsQuery = graphql(/* GraphQL */ `
  query UnitOptions {
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

/** All units as choices; few enough to be filtered in the browser. */
export function useUnitOptions(): readonly ComboOption[] {
  const { data } = useQuery(UnitsQuery);
  return (data?.organization.units ?? []).map((unit) => ({
    value: unit.id,
    label: unit.name,
    note: unit.path,
    keywords: unit.code,
  }));
}
