import { useMutation, useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatDateTime, formatRelative } from '../../lib/format';
import { IconButton } from '../../ui/Button';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { CommentEditor, type CommentSubject } from './CommentEditor';
import { CommentLineFragment, DeleteCommentDocument, EditCommentDocument } from './documents';
import { MentionText } from './MentionText';
import styles from './Comments.module.css';

interface CommentLineProps {
  comment: FragmentType<typeof CommentLineFragment>;
  subject: CommentSubject;
}

/** One comment; own words can be changed for a day and taken back. */
export function CommentLine({ comment, subject }: CommentLineProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [editing, setEditing] = useState(false);
  const onError = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const [edit, { loading }] = useMutation(EditCommentDocument, { errorPolicy: 'all', onError });
  const [remove] = useMutation(DeleteCommentDocument, { errorPolicy: 'all', onError });
  const { data } = useSuspenseFragment({
    fragment: CommentLineFragment,
    fragmentName: 'CommentLine_comment',
    from: comment,
  });
  return (
    <li className={styles.comment}>
      <div className={styles.head}>
        <strong>{data.author.displayName}</strong>
        <time className={styles.faint} dateTime={data.createdAt} title={formatDateTime(data.createdAt)}>
          {formatRelative(data.createdAt)}
        </time>
        {data.editedAt && !data.deletedAt && (
          <span className={styles.faint} title={formatDateTime(data.editedAt)}>{t`已修改`}</span>
        )}
        <span className={styles.tools}>
          {data.viewerCanEdit && !editing && (
            <IconButton size="small" icon="pencil" label={t`修改这条评论`} onClick={() => setEditing(true)} />
          )}
          {data.viewerCanDelete && (
            <IconButton
              size="small"
              icon="trash"
              label={t`删除这条评论`}
              onClick={() => void remove({ variables: { id: data.id } })}
            />
          )}
        </span>
      </div>
      {data.deletedAt ? (
        <p className={styles.faint}>{t`这条评论已由本人删除。`}</p>
      ) : editing ? (
        <CommentEditor
          subject={subject}
          label={t`修改评论`}
          confirm={t`保存`}
          initial={data.body}
          named={data.mentions}
          busy={loading}
          autoFocus
          onCancel={() => setEditing(false)}
          onSave={async (body, mentionIds) => {
            const input = { commentId: data.id, version: data.version, body, mentionIds };
            const saved = Boolean((await edit({ variables: { input } })).data);
            if (saved) setEditing(false);
            return saved;
          }}
        />
      ) : (
        <p className={styles.body}>
          <MentionText body={data.body} mentions={data.mentions} />
        </p>
      )}
    </li>
  );
}
