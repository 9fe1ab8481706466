import { useApolloClient, useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { formatDate } from '../../lib/format';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/Dialog';
import { useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { clauseText } from '../framework';
import { StopSeriesDocument } from './documents';
import { refreshRequests } from './refreshRequests';
import { periodTones, usePeriodName, useRequestNames } from './useRequestNames';
import styles from './Request.module.css';

const SeriesItemFragment = graphql(/* GraphQL */ `
  fragment SeriesItem_series on EvidenceRequestSeries {
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
`);

/** One proof that is owed in every period, as a chain. */
export function SeriesItem(props: { series: FragmentType<typeof SeriesItemFragment> }) {
  const { t } = useLingui();
  const names = useRequestNames();
  const periodName = usePeriodName();
  const client = useApolloClient();
  const errorText = useErrorText();
  const { data: series } = useSuspenseFragment({
    fragment: SeriesItemFragment,
    fragmentName: 'SeriesItem_series',
    from: props.series,
  });
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
