import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { graphql } from '../../gql';
import { useView } from '../../lib/useView';
import { Part } from '../../ui/ErrorBoundary';
import { FilterBar } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { ComparisonTable } from './ComparisonTable';

const CompareFrameworkQuery = graphql(/* GraphQL */ `
  query CompareFramework($code: String!) {
    framework(code: $code) {
      id
      name
      shortName
      scoringKind
      levels {
        code
        name
      }
      requirementSets {
        code
        name
      }
    }
  }
`);

/** Two levels of a framework side by side, with what changes from the lower to the higher. */
export function ComparePage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const view = useView();
  const { data } = useSuspenseQuery(CompareFrameworkQuery, { variables: { code } });
  const { framework } = data;
  const levels = framework?.levels ?? [];
  if (!framework || framework.scoringKind !== 'CONFORMITY' || levels.length < 2)
    return <EmptyState icon="book" title={t`这个标准没有可以对照的等级`} />;
  const codes = levels.map((level) => level.code);
  const at = (wanted: string | null, fallback: number) => {
    const index = codes.indexOf(wanted ?? '');
    return index < 0 ? Math.min(fallback, codes.length - 1) : index;
  };
  const higher = Math.max(1, at(view.get('higher'), 2));
  const lower = Math.min(at(view.get('lower'), higher - 1), higher - 1);
  const set = view.get('set') ?? framework.requirementSets[0]?.code ?? null;
  const options = levels.map((level) => ({ value: level.code, label: level.name }));
  return (
    <Page
      title={t`等级对照`}
      crumbs={[
        { label: t`标准`, to: '/frameworks' },
        { label: framework.shortName, to: `/frameworks/${code}` },
        { label: t`等级对照` },
      ]}
      toolbar={
        <FilterBar>
          <Select
            label={t`低等级`}
            labelHidden
            options={options.slice(0, -1)}
            value={codes[lower] ?? ''}
            onChange={(event) => {
              const index = codes.indexOf(event.target.value);
              view.set({
                lower: event.target.value,
                ...(index >= higher ? { higher: codes[index + 1] ?? null } : {}),
              });
            }}
          />
          <span aria-hidden>→</span>
          <Select
            label={t`高等级`}
            labelHidden
            options={options.slice(1)}
            value={codes[higher] ?? ''}
            onChange={(event) => {
              const index = codes.indexOf(event.target.value);
              view.set({
                higher: event.target.value,
                ...(index <= lower ? { lower: codes[index - 1] ?? null } : {}),
              });
            }}
          />
          <Select
            label={t`要求集`}
            labelHidden
            options={framework.requirementSets.map((one) => ({ value: one.code, label: one.name }))}
            value={set ?? ''}
            onChange={(event) => view.set({ set: event.target.value })}
          />
        </FilterBar>
      }
    >
      <Part fallback={<SkeletonRows rows={14} />} resetKey={`${lower}-${higher}-${set}`}>
        <ComparisonTable
          variables={{
            frameworkCode: code,
            lower: codes[lower] ?? '',
            higher: codes[higher] ?? '',
            requirementSet: set,
          }}
          lowerName={levels[lower]?.name ?? ''}
          higherName={levels[higher]?.name ?? ''}
        />
      </Part>
    </Page>
  );
}
