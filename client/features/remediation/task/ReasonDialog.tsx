import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { showToast } from '../../../ui/toastStore';
import { useRefreshTasks } from '../useRefreshTasks';
import { ReopenTaskDocument, ReturnTaskDocument } from './documents';
import styles from './Task.module.css';

interface ReasonDialogProps {
  task: TaskDetail_TaskFragment;
  action: 'RETURN' | 'REOPEN';
  onClose: () => void;
}

/** Gives a task back, or opens it again: both need a reason that the owner reads. */
export function ReasonDialog({ task, action, onClose }: ReasonDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [reason, setReason] = useState('');
  const [giveBack, returning] = useMutation(ReturnTaskDocument, { errorPolicy: 'all' });
  const [reopen, reopening] = useMutation(ReopenTaskDocument, { errorPolicy: 'all' });
  const { error, loading } = action === 'RETURN' ? returning : reopening;
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const { id, version } = task;
    const done =
      action === 'RETURN'
        ? await giveBack({ variables: { input: { taskId: id, version, reason } } })
        : await reopen({ variables: { id, version, reason } });
    if (!done.data) return;
    refresh();
    showToast(action === 'RETURN' ? t`${task.code} 已退回` : t`${task.code} 已重新打开`);
    onClose();
  };
  return (
    <Dialog
      title={action === 'RETURN' ? t`退回 ${task.code}` : t`重新打开 ${task.code}`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={!reason.trim()}>
            {action === 'RETURN' ? t`退回` : t`重新打开`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <TextArea
          label={action === 'RETURN' ? t`还差什么` : t`为什么重新打开`}
          hint={action === 'RETURN' ? t`负责人会看到这段话` : t`结论不会自动改变；写入操作记录`}
          required
          data-autofocus
          rows={4}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={fields['reason']}
        />
      </div>
    </Dialog>
  );
}
