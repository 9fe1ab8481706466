import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { classNames } from '../../lib/classNames';
import { formatRelative } from '../../lib/format';
import { useView } from '../../lib/useView';
import { MoreButton } from '../../ui/MoreButton';
import { Button } from '../../ui/Button';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { Card, Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { useLiveChanges } from '../activity';
import { MarkMentionsReadDocument } from './documents';
import { MentionText } from './MentionText';
import styles from './Comments.module.css';

const MentionsDocument = graphql(/* GraphQL */ `
  query Mentions($unread: Boolean, $after: String) {
    mentions(unread: $unread, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        createdAt
        readAt
        comment {
          id
          body
          author {
            id
            displayName
          }
          mentions {
            id
            displayName
          }
          evidence {
            id
            title
          }
          request {
            id
            title
          }
          task {
            id
            code
            title
          }
        }
      }
    }
  }
`);

const watched = ['Comment'];
const lists = new Set(['Mentions', 'UnreadMentions']);

/** Where the viewer is named, newest first; opening one leads to the talk. */
export function MentionsPage() {
  const { t } = useLingui();
  const client = useApolloClient();
  const view = useView();
  const unread = view.get('unread') === '1' ? true : null;
  const { data, fetchMore } = useSuspenseQuery(MentionsDocument, {
    variables: { unread, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => {
    for (const query of client.getObservableQueries('active'))
      if (lists.has(query.queryName ?? '')) void query.refetch().catch(() => undefined);
  };
  useLiveChanges(watched, again);
  const { nodes, pageInfo, totalCount } = data.mentions;
  return (
    <Page
      title={t`提到我的`}
      scroll
      actions={
        <Button
          icon="check"
          disabled={nodes.every((one) => one.readAt !== null)}
          onClick={() =>
            void client
              .mutate({ mutation: MarkMentionsReadDocument, variables: { ids: null } })
              .then(again)
              .catch(() => undefined)
          }
        >
          {t`全部标为已读`}
        </Button>
      }
      toolbar={
        <FilterBar end={<span className={styles.faint}>{t`共 ${totalCount} 条`}</span>}>
          <FilterChip
            label={t`只看未读`}
            active={unread === true}
            onToggle={() => view.set({ unread: unread === null })}
          />
        </FilterBar>
      }
    >
      <Card flush>
        {nodes.length === 0 ? (
          <EmptyState icon="comment" title={unread ? t`没有未读的提及` : t`还没有人提到您`}>
            {t`同事在证据、征集或整改任务的评论里 @您 时，会列在这里。`}
          </EmptyState>
        ) : (
          <ul>
            {nodes.map(({ id, createdAt, readAt, comment }) => {
              const to = comment.request
                ? `/requests/${comment.request.id}`
                : comment.task
                  ? `/remediation?task=${comment.task.id}`
                  : `/evidence/${comment.evidence?.id ?? ''}?tab=comments`;
              return (
                <li key={id}>
                  <Link to={to} className={classNames(styles.mention, !readAt && styles.unread)}>
                    <span className={styles.head}>
                      <strong>{comment.author.displayName}</strong>
                      <span className={styles.faint}>{formatRelative(createdAt)}</span>
                      {!readAt && <span className={styles.name}>{t`未读`}</span>}
                    </span>
                    <span className={styles.body}>
                      <MentionText body={comment.body} mentions={comment.mentions} />
                    </span>
                    <span className={styles.faint}>
                      {comment.request
                        ? t`征集：${comment.request.title}`
                        : comment.task
                          ? t`整改任务：${`${comment.task.code} ${comment.task.title}`}`
                          : t`证据：${comment.evidence?.title ?? ''}`}
                    </span>
                  </Link>
                </li>
              );
            })}
          </ul>
        )}
        <MoreButton pageInfo={pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
      </Card>
    </Page>
  );
}
