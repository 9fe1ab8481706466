import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/Button';
import { Drawer } from '../../ui/Dialog';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../ui/States';
import { NoticesDocument } from './documents';
import { NoticeLine } from './NoticeLine';
import { useMarkRead } from './useReadNotices';

/** The newest unread notices, beside whatever is on the screen. */
export function NoticePanel({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const markRead = useMarkRead();
  const { data, error, refetch } = useQuery(NoticesDocument, {
    variables: { filter: { unread: true }, first: 20, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const nodes = data?.notices.nodes;
  return (
    <Drawer
      title={t`未读消息`}
      onClose={onClose}
      footer={
        <>
          <Button
            icon="check"
            disabled={!nodes?.length}
            onClick={() => nodes?.[0] && markRead({ upTo: nodes[0].createdAt })}
          >
            {t`全部标为已读`}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose();
              void navigate('/notices');
            }}
          >
            {t`查看全部消息`}
          </Button>
        </>
      }
    >
      {nodes ? (
        nodes.length === 0 ? (
          <EmptyState icon="bell" title={t`没有未读消息`}>
            {t`分配给您的任务、待您审核或审批的事项和到期提醒会出现在这里。`}
          </EmptyState>
        ) : (
          <ul>
            {nodes.map((notice) => (
              <li key={notice.id}>
                <NoticeLine
                  notice={notice}
                  onOpen={() => {
                    markRead({ ids: [notice.id] });
                    onClose();
                  }}
                />
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : (
        <SkeletonRows />
      )}
    </Drawer>
  );
}
