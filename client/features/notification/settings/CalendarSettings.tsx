import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { CalendarScope } from '../../../gql/graphql';
import { formatDateTime } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Card, Facts } from '../../../ui/Page';
import { Select } from '../../../ui/Select';
import { SkeletonRows } from '../../../ui/Skeleton';
import { ErrorState, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { SecretDialog } from '../../people';
import { CalendarFeedDocument, CreateCalendarFeedDocument, DeleteCalendarFeedDocument } from './documents';
import styles from './NoticeSettings.module.css';

/** The secret address at which a calendar program fetches the due days of the viewer. */
export function CalendarSettings() {
  const { t } = useLingui();
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery(CalendarFeedDocument, { fetchPolicy: 'cache-and-network' });
  const refetchQueries = [CalendarFeedDocument];
  const [create, creating] = useMutation(CreateCalendarFeedDocument, { refetchQueries, errorPolicy: 'all' });
  const [remove, removing] = useMutation(DeleteCalendarFeedDocument, { refetchQueries, errorPolicy: 'all' });
  const [chosen, setChosen] = useState<CalendarScope>();
  const [address, setAddress] = useState<string>();
  const names: Record<CalendarScope, string> = {
    MINE: t`我的任务、征集和证据`,
    ALL: t`我能看到的全部任务和征集`,
  };
  const feed = data?.calendarFeed;
  const scope = chosen ?? feed?.scope ?? 'MINE';
  const failed = creating.error ?? removing.error;
  return (
    <Card title={t`日历订阅`}>
      {data ? (
        <div className={styles.form}>
          <p>{t`在 Outlook、手机等日历中按地址订阅，到期日会自动更新。知道地址的人都能看到这些条目，请勿转发；敏感证据不显示名称。`}</p>
          {feed && (
            <Facts
              items={[
                { label: t`订阅内容`, value: names[feed.scope] },
                { label: t`地址生成于`, value: formatDateTime(feed.createdAt) },
                { label: t`最近获取`, value: feed.fetchedAt ? formatDateTime(feed.fetchedAt) : t`尚未获取` },
              ]}
            />
          )}
          <div className={styles.fields}>
            <Select
              label={t`日历包含`}
              value={scope}
              options={(['MINE', 'ALL'] as const).map((value) => ({ value, label: names[value] }))}
              onChange={(event) => setChosen(event.target.value === 'ALL' ? 'ALL' : 'MINE')}
            />
          </div>
          {failed && <p role="alert">{errorText(failed)}</p>}
          <div className={styles.end}>
            {feed && (
              <Button
                variant="danger"
                busy={removing.loading}
                onClick={() => void remove().then(({ data }) => data && showToast(t`日历地址已停用`))}
              >{t`停用地址`}</Button>
            )}
            <Button
              variant="primary"
              busy={creating.loading}
              onClick={() =>
                void create({ variables: { input: { scope } } }).then(
                  ({ data }) => data && setAddress(`${location.origin}${data.createCalendarFeed.path}`),
                )
              }
            >
              {feed ? t`更换地址` : t`生成地址`}
            </Button>
          </div>
        </div>
      ) : error ? (
        <ErrorState error={error} compact onRetry={() => void refetch().catch(() => undefined)} />
      ) : (
        <SkeletonRows />
      )}
      {address && (
        <SecretDialog
          title={t`日历地址`}
          explanation={t`只显示这一次。在日历程序中选择“按地址（URL）订阅”并粘贴；更换或停用后旧地址立即失效。`}
          secret={address}
          onClose={() => setAddress(undefined)}
        />
      )}
    </Card>
  );
}
