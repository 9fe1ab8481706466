import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { DeliveryState } from '../../../gql/graphql';
import { formatDateTime } from '../../../lib/format';
import { useView } from '../../../lib/useView';
import { MoreButton } from '../../../ui/MoreButton';
import { Button } from '../../../ui/Button';
import { FilterBar, FilterChip } from '../../../ui/FilterBar';
import { Card, Page } from '../../../ui/Page';
import { EmptyState, useErrorText } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { showToast } from '../../../ui/toastStore';
import { Channels } from './Channels';
import styles from './Deliveries.module.css';
import {
  DeliveriesDocument,
  DeliveryOverviewDocument,
  DropDeliveriesDocument,
  RetryDeliveriesDocument,
} from './documents';
import { useDeliveryStates } from './useChannelNames';

const states: readonly DeliveryState[] = ['DEAD', 'WAITING', 'SENT', 'DROPPED'];
const tones = {
  DEAD: 'negative',
  WAITING: 'caution',
  SENDING: 'info',
  SENT: 'positive',
  DROPPED: 'neutral',
} as const;

/** The ways out of the application, what waits on them, and what somebody has to look at. */
export function DeliveriesPage() {
  const { t } = useLingui();
  const view = useView();
  const client = useApolloClient();
  const errorText = useErrorText();
  const stateNames = useDeliveryStates();
  const chosen = states.find((state) => state === view.get('state')) ?? null;
  const { data: head } = useSuspenseQuery(DeliveryOverviewDocument, { fetchPolicy: 'cache-and-network' });
  const { data, fetchMore } = useSuspenseQuery(DeliveriesDocument, {
    variables: { states: chosen ? [chosen] : null, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, pageInfo, totalCount } = data.deliveries;
  const { deliveryOverview: overview } = head;
  const dead = nodes.filter((one) => one.state === 'DEAD').map((one) => one.id);

  const change = (verb: 'retry' | 'drop', ids: string[]) => {
    const mutation = verb === 'retry' ? RetryDeliveriesDocument : DropDeliveriesDocument;
    void client
      .mutate({ mutation, variables: { ids }, refetchQueries: ['Deliveries', 'DeliveryOverview'] })
      .then(() => showToast(verb === 'retry' ? t`将重新发送` : t`不再发送`))
      .catch((error: unknown) => showToast(errorText(error), { tone: 'negative' }));
  };
  const counts: Partial<Record<DeliveryState, number>> = { DEAD: overview.dead, WAITING: overview.waiting };
  return (
    <Page
      title={t`通知投递`}
      scroll
      actions={
        <Button icon="refresh" disabled={dead.length === 0} onClick={() => change('retry', dead)}>
          {t`重试列出的失败项`}
        </Button>
      }
    >
      <div className={styles.page}>
        <Channels {...overview} />
        <Card title={t`投递记录`} flush>
          <div className={styles.filters}>
            <FilterBar end={<span className={styles.faint}>{t`共 ${totalCount} 条`}</span>}>
              {states.map((state) => (
                <FilterChip
                  key={state}
                  label={stateNames[state]}
                  count={counts[state]}
                  active={chosen === state}
                  onToggle={() => view.set({ state: chosen === state ? null : state })}
                />
              ))}
            </FilterBar>
          </div>
          {nodes.length === 0 ? (
            <EmptyState icon="send" title={t`没有投递记录`}>
              {t`有消息需要发到系统外面时，会列在这里；这里不显示消息内容。`}
            </EmptyState>
          ) : (
            <ul>
              {nodes.map((one) => (
                <li key={one.id} className={styles.channel}>
                  <span className={styles.what}>
                    <span>
                      <strong>{one.channelName ?? t`邮件`}</strong>
                      {one.recipientName && ` · ${one.recipientName}`} · {t`${one.notices} 条消息`}
                    </span>
                    <span className={styles.faint}>
                      {formatDateTime(one.createdAt)}
                      {one.tries > 0 && ` · ${t`已尝试 ${one.tries} 次`}`}
                      {one.state === 'WAITING' && ` · ${t`下次 ${formatDateTime(one.nextTryAt)}`}`}
                    </span>
                    {one.lastError && one.state !== 'SENT' && (
                      <span className={styles.reason}>{one.lastError}</span>
                    )}
                  </span>
                  <Status tone={tones[one.state]}>{stateNames[one.state]}</Status>
                  {one.state === 'DEAD' && (
                    <Button size="small" onClick={() => change('retry', [one.id])}>{t`重试`}</Button>
                  )}
                  {(one.state === 'DEAD' || one.state === 'WAITING') && (
                    <Button size="small" variant="quiet" onClick={() => change('drop', [one.id])}>
                      {t`放弃`}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
          <MoreButton pageInfo={pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
        </Card>
      </div>
    </Page>
  );
}
