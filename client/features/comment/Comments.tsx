import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { randomId } from '../../lib/randomId';
import { useCan } from '../../lib/viewer';
import { SkeletonLines } from '../../ui/Skeleton';
import { ErrorState, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { useLiveChanges } from '../activity';
import { CommentEditor, type CommentSubject } from './CommentEditor';
import { CommentLine } from './CommentLine';
import {
  AddCommentDocument,
  type CommentLineFragment,
  EvidenceCommentsDocument,
  MarkMentionsReadDocument,
  RequestCommentsDocument,
  TaskCommentsDocument,
  UnreadMentionsDocument,
} from './documents';
import styles from './Comments.module.css';

interface Talk {
  totalCount: number;
  nodes: readonly ({ id: string } & FragmentType<typeof CommentLineFragment>)[];
}

const watched = ['Comment'];

/** What is said about one thing, and a place to say more. Whoever opens it has read where he is named in it. */
export function Comments({ evidenceId, requestId, taskId }: CommentSubject) {
  const { t } = useLingui();
  const can = useCan();
  const evidence = useQuery(EvidenceCommentsDocument, {
    variables: { id: evidenceId ?? '' },
    skip: !evidenceId,
    fetchPolicy: 'cache-and-network',
  });
  const request = useQuery(RequestCommentsDocument, {
    variables: { id: requestId ?? '' },
    skip: !requestId,
    fetchPolicy: 'cache-and-network',
  });
  const task = useQuery(TaskCommentsDocument, {
    variables: { id: taskId ?? '' },
    skip: !taskId,
    fetchPolicy: 'cache-and-network',
  });
  const talk: Talk | undefined = evidenceId
    ? evidence.data?.evidence?.comments
    : requestId
      ? request.data?.evidenceRequest?.comments
      : task.data?.remediationTask?.comments;
  const asked = evidenceId ? evidence : requestId ? request : task;
  const again = () => void asked.refetch().catch(() => undefined);
  useLiveChanges(watched, again);
  useReading(talk);
  const subject: CommentSubject = evidenceId
    ? { evidenceId }
    : requestId
      ? { requestId }
      : taskId
        ? { taskId }
        : {};
  const [add, saving] = useSay(subject, again);
  if (asked.error && !talk) return <ErrorState compact error={asked.error} onRetry={again} />;
  if (!talk) return <SkeletonLines lines={4} />;
  return (
    <div className={styles.comments}>
      {talk.nodes.length === 0 ? (
        <p className={styles.faint}>{t`还没有评论。`}</p>
      ) : (
        <ul className={styles.list} aria-label={t`评论`}>
          {talk.nodes.map((comment) => (
            <CommentLine key={comment.id} comment={comment} subject={subject} />
          ))}
        </ul>
      )}
      {talk.totalCount > talk.nodes.length && (
        <p className={styles.faint}>{t`共 ${talk.totalCount} 条，只显示最早的 ${talk.nodes.length} 条。`}</p>
      )}
      {can('comment:write') && (
        <CommentEditor subject={subject} label={t`新评论`} confirm={t`发表`} busy={saving} onSave={add} />
      )}
    </div>
  );
}

function useSay(
  subject: CommentSubject,
  done: () => void,
): [(body: string, mentionIds: string[]) => Promise<boolean>, boolean] {
  const errorText = useErrorText();
  // One key per comment: a double click or a repeated request says it once.
  const [clientKey, setClientKey] = useState(randomId);
  const [add, { loading }] = useMutation(AddCommentDocument, {
    errorPolicy: 'all',
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  return [
    async (body, mentionIds) => {
      const { data } = await add({ variables: { input: { ...subject, body, mentionIds, clientKey } } });
      if (!data) return false;
      setClientKey(randomId());
      done();
      return true;
    },
    loading,
  ];
}

/** Notes that the viewer has looked at these comments, when he is named in any of them. */
function useReading(talk: Talk | undefined): void {
  const client = useApolloClient();
  const ids = talk?.nodes.map((comment) => comment.id).join(' ') ?? '';
  useEffect(() => {
    if (!ids) return;
    const known = client.readQuery({ query: UnreadMentionsDocument });
    if (known && known.mentions.totalCount === 0) return;
    void client
      .mutate({ mutation: MarkMentionsReadDocument, variables: { ids: ids.split(' ') } })
      .then(({ data }) => {
        if (data?.markMentionsRead.unread === known?.mentions.totalCount) return;
        for (const query of client.getObservableQueries('active'))
          if (query.queryName === 'UnreadMentions') void query.refetch().catch(() => undefined);
      })
      .catch(() => undefined);
  }, [client, ids]);
}
