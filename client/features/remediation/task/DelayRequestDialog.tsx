import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { addDays, today } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { DateField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { useRefreshTasks } from '../useRefreshTasks';
import { RequestDelayDocument } from './dueDocuments';
import styles from './Task.module.css';

/** Two weeks more is what people usually ask for. */
const usualDays = 14;

interface DelayRequestDialogProps {
  task: Pick<TaskDetail_TaskFragment, 'id' | 'code' | 'dueOn'>;
  /** The day that somebody has in mind already. */
  day?: string;
  onClose: () => void;
}

/** Asks for a later due day; somebody else decides. */
export function DelayRequestDialog({ task, day, onClose }: DelayRequestDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const from = task.dueOn > today() ? task.dueOn : today();
  const [requestedDueOn, setDay] = useState(day ?? addDays(from, usualDays));
  const [reason, setReason] = useState('');
  const [request, { loading, error }] = useMutation(RequestDelayDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const input = { taskId: task.id, requestedDueOn, reason };
    if (!(await request({ variables: { input } })).data) return;
    refresh();
    showToast(t`已申请延期，等待审批`);
    onClose();
  };
  return (
    <Dialog
      title={t`申请延期 ${task.code}`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={loading}
            disabled={!reason.trim()}
          >{t`申请延期`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <DateField
          label={t`延至`}
          hint={t`现在的期限 ${task.dueOn}`}
          required
          min={addDays(task.dueOn, 1)}
          value={requestedDueOn}
          onChange={(event) => setDay(event.target.value)}
          error={fields['requestedDueOn']}
        />
        <TextArea
          label={t`原因`}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={fields['reason']}
        />
      </div>
    </Dialog>
  );
}
