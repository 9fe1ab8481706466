import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { useView } from '../../lib/useView';
import { MoreButton } from '../../ui/MoreButton';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { Card } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { useLiveChanges } from '../activity';
import { SeriesItem } from './SeriesItem';

const SeriesListDocument = graphql(/* GraphQL */ `
  query SeriesList($filter: EvidenceRequestSeriesFilter, $after: String) {
    evidenceRequestSeries(filter: $filter, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...SeriesItem_series
      }
    }
  }
`);

const watched = ['EvidenceRequest', 'EvidenceRequestSeries'];

/** What is owed in every period: the chain of each, with the missing links. */
export function SeriesList() {
  const { t } = useLingui();
  const view = useView();
  const missing = view.get('missing') === '1' ? true : null;
  const { data, fetchMore, refetch } = useSuspenseQuery(SeriesListDocument, {
    variables: { filter: { missing }, after: null },
    fetchPolicy: 'cache-and-network',
  });
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const { nodes, pageInfo, totalCount } = data.evidenceRequestSeries;
  return (
    <>
      <FilterBar end={<span>{t`共 ${totalCount} 项`}</span>}>
        <FilterChip
          label={t`只看有缺失的`}
          active={missing === true}
          onToggle={() => view.set({ missing: missing === null })}
        />
      </FilterBar>
      {nodes.length === 0 ? (
        <EmptyState icon="calendar" title={missing ? t`没有缺失的周期` : t`还没有周期征集`}>
          {t`“每季度一份备份恢复记录”这样的要求，设一次即可：每个周期自动向科室征集，缺哪一期一目了然。`}
        </EmptyState>
      ) : (
        <Card flush>
          <ul>
            {nodes.map((series) => (
              <SeriesItem key={series.id} series={series} />
            ))}
          </ul>
          <MoreButton pageInfo={pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
        </Card>
      )}
    </>
  );
}
