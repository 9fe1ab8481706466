import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useView } from '../../lib/useView';
import { MoreButton } from '../../ui/MoreButton';
import { Button } from '../../ui/Button';
import { FilterBar, FilterChip, FilterGap } from '../../ui/FilterBar';
import { Card, Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { NoticesDocument } from './documents';
import { NoticeLine } from './NoticeLine';
import styles from './Notices.module.css';
import { groups, useGroupNames, type Group } from './useNoticeNames';
import { useMarkRead } from './useReadNotices';

const groupNames = Object.keys(groups) as Group[];

/** Everything that the viewer was told, newest first. */
export function NoticesPage() {
  const { t } = useLingui();
  const view = useView();
  const names = useGroupNames();
  const markRead = useMarkRead();
  const unread = view.get('unread') === '1' ? true : null;
  const chosen = groupNames.filter((group) => view.all('about').includes(group));
  const kinds = chosen.length === 0 ? null : chosen.flatMap((group) => [...groups[group]]);
  const { data, fetchMore } = useSuspenseQuery(NoticesDocument, {
    variables: { filter: { unread, kinds }, first: 50, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, pageInfo, totalCount } = data.notices;
  const isFiltered = unread !== null || chosen.length > 0;
  return (
    <Page
      title={t`消息`}
      scroll
      actions={
        <Button
          icon="check"
          disabled={isFiltered || nodes.every((one) => one.readAt !== null)}
          title={isFiltered ? t`清除筛选后可全部标为已读` : undefined}
          onClick={() => nodes[0] && markRead({ upTo: nodes[0].createdAt })}
        >
          {t`全部标为已读`}
        </Button>
      }
      toolbar={
        <FilterBar
          end={<span className={styles.faint}>{t`共 ${totalCount} 条`}</span>}
          onClear={isFiltered ? () => view.clear(['unread', 'about']) : undefined}
        >
          <FilterChip
            label={t`只看未读`}
            active={unread === true}
            onToggle={() => view.set({ unread: unread === null })}
          />
          <FilterGap />
          {groupNames.map((group) => (
            <FilterChip
              key={group}
              label={names[group]}
              active={chosen.includes(group)}
              onToggle={() => view.toggle('about', group)}
            />
          ))}
        </FilterBar>
      }
    >
      <Card flush>
        {nodes.length === 0 ? (
          <EmptyState icon="bell" title={isFiltered ? t`没有符合筛选的消息` : t`还没有消息`}>
            {t`分配给您的任务、待您审核或审批的事项和到期提醒会出现在这里。`}
          </EmptyState>
        ) : (
          <ul>
            {nodes.map((notice) => (
              <li key={notice.id}>
                <NoticeLine
                  notice={notice}
                  onOpen={() => {
                    if (notice.readAt === null) markRead({ ids: [notice.id] });
                  }}
                />
              </li>
            ))}
          </ul>
        )}
        <MoreButton pageInfo={pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
      </Card>
    </Page>
  );
}
