import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';
import { usePaletteSearch } from '../../lib/palette';
import { useCan } from '../../lib/viewer';
import { clauseText } from '../../lib/clauseText';
import { controlPath } from '../../lib/controlPath';

const PaletteControlsQuery = graphql(/* GraphQL */ `
  query PaletteControls($search: String!) {
    searchControls(search: $search, first: 8) {
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

/** The nearest clauses of all rule books as lines of the command palette: by code, words or pinyin initials. */
export function useControlPalette(): void {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const can = useCan();
  usePaletteSearch(async (search, signal) => {
    if (!can('framework:read')) return [];
    const { data } = await client.query({
      query: PaletteControlsQuery,
      variables: { search },
      context: { fetchOptions: { signal } },
    });
    return (data?.searchControls.nodes ?? []).map((control) => ({
      id: `control:${control.id}`,
      label: `${control.framework.shortName} ${clauseText(control.code)} ${control.name}`,
      group: t`条款`,
      run: () => void navigate(controlPath(control)),
    }));
  });
}
