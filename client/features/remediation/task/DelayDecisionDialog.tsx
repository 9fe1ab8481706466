import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Page';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { showToast } from '../../../ui/toastStore';
import { useRefreshTasks } from '../useRefreshTasks';
import { DecideDelayDocument } from './dueDocuments';
import styles from './Task.module.css';

interface DelayDecisionDialogProps {
  task: TaskDetail_TaskFragment;
  request: TaskDetail_TaskFragment['delayRequests'][number];
  onClose: () => void;
}

/** Approves a later due day, or not. */
export function DelayDecisionDialog({ task, request, onClose }: DelayDecisionDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [note, setNote] = useState('');
  const [decide, { loading, error }] = useMutation(DecideDelayDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const send = async (approve: boolean) => {
    const input = { delayRequestId: request.id, approve, note: note.trim() || null };
    if (!(await decide({ variables: { input } })).data) return;
    refresh();
    showToast(
      approve ? t`${task.code} 的期限已延至 ${request.requestedDueOn}` : t`${task.code} 的延期未批准`,
    );
    onClose();
  };
  return (
    <Dialog
      title={t`审批延期 ${task.code}`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button busy={loading} onClick={() => void send(false)}>{t`不批准`}</Button>
          <Button variant="primary" busy={loading} onClick={() => void send(true)}>{t`批准延期`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <Facts
          items={[
            { label: t`申请人`, value: request.requestedBy?.displayName ?? '—' },
            { label: t`现在的期限`, value: task.dueOn },
            { label: t`延至`, value: request.requestedDueOn },
            { label: t`原因`, value: request.reason },
          ]}
        />
        <TextArea
          label={t`审批意见`}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
