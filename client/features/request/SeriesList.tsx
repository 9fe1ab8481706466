import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { startTransition, useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import type { SeriesListQuery } from '../../gql/graphql';
import { formatDate } from '../../lib/format';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/Dialog';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { Card } from '../../ui/Page';
import { EmptyState, useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { useLiveChanges } from '../activity';
import { clauseText } from '../framework';
import { StopSeriesDocument } from './documents';
import { refreshRequests } from './refreshRequests';
import { periodTones, usePeriodName, useRequestNames } from './useRequestNames';
import styles from './Request.module.css';

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
        title
        frequency
        dueDays
        endsOn
        stoppedAt
        missingCount
        unit {
          id
          name
        }
        assignee {
          id
          displayName
        }
        controls {
          id
          code
        }
        periods(last: 8) {
          id
          startsOn
          endsOn
          dueOn
          status
          request {
            id
          }
        }
      }
    }
  }
`);

type Series = SeriesListQuery['evidenceRequestSeries']['nodes'][number];
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
          {pageInfo.hasNextPage && (
            <Button
              variant="quiet"
              onClick={() =>
                startTransition(() => void fetchMore({ variables: { after: pageInfo.endCursor ?? null } }))
              }
            >
              {t`再看一些`}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}

function SeriesItem({ series }: { series: Series }) {
  const { t } = useLingui();
  const names = useRequestNames();
  const periodName = usePeriodName();
  const client = useApolloClient();
  const errorText = useErrorText();
  const mayStop = useCan()('evidence:request') && !series.stoppedAt;
  const [stopping, setStopping] = useState(false);
  async function stop(): Promise<void> {
    try {
      await client.mutate({ mutation: StopSeriesDocument, variables: { ids: [series.id] } });
      showToast(t`已停止“${series.title}”，不再产生新的征集`);
      refreshRequests(client);
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
    }
    setStopping(false);
  }
  return (
    <li className={styles.item}>
      <span className={styles.itemTitle}>
        {series.title}
        {series.missingCount > 0 && <Status tone="negative">{t`缺 ${series.missingCount} 期`}</Status>}
        {series.stoppedAt && <Status tone="neutral">{t`已停止`}</Status>}
      </span>
      <span className={styles.facts}>
        <span>{names.frequency(series.frequency)}</span>
        <span>{[series.unit.name, series.assignee?.displayName].filter(Boolean).join(' · ')}</span>
        <span>{t`每期结束后 ${series.dueDays} 天内交`}</span>
        <span>{series.controls.map((one) => clauseText(one.code)).join(', ')}</span>
        {mayStop && (
          <Button size="small" icon="pause" onClick={() => setStopping(true)}>
            {t`停止`}
          </Button>
        )}
      </span>
      <ol className={styles.chain} aria-label={t`各期证据`}>
        {series.periods.map((period) => {
          const content = (
            <>
              <span>{periodName(period.startsOn, period.endsOn)}</span>
              <Status tone={periodTones[period.status]}>{names.period(period.status)}</Status>
            </>
          );
          const title = t`${formatDate(period.dueOn)} 前`;
          return (
            <li key={period.id}>
              {period.request ? (
                <Link
                  className={styles.period}
                  data-status={period.status}
                  title={title}
                  to={`/requests/${period.request.id}`}
                >
                  {content}
                </Link>
              ) : (
                <span className={styles.period} data-status={period.status} title={title}>
                  {content}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {stopping && (
        <ConfirmDialog
          title={t`停止“${series.title}”？`}
          confirm={t`停止`}
          onConfirm={() => void stop()}
          onClose={() => setStopping(false)}
        >
          {t`不再为以后的周期征集；已经发出的征集保留。不能恢复，需要时重新发起。`}
        </ConfirmDialog>
      )}
    </li>
  );
}
