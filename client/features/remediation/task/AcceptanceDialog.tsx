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
import { RequestRiskAcceptanceDocument } from './acceptanceDocuments';
import styles from './Task.module.css';

const usualDays = 90;
const longestDays = 366;

interface AcceptanceDialogProps {
  task: TaskDetail_TaskFragment;
  onClose: () => void;
}

/** Asks to live with the risk of a task until a day; somebody else decides. */
export function AcceptanceDialog({ task, onClose }: AcceptanceDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [until, setUntil] = useState(addDays(today(), usualDays));
  const [reason, setReason] = useState('');
  const [request, { loading, error }] = useMutation(RequestRiskAcceptanceDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const input = { taskId: task.id, version: task.version, until, reason };
    if (!(await request({ variables: { input } })).data) return;
    refresh();
    showToast(t`已申请风险接受，等待他人审批`);
    onClose();
  };
  return (
    <Dialog
      title={t`申请风险接受 ${task.code}`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`申请风险接受`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <DateField
          label={t`接受到哪一天`}
          hint={t`最长一年；次日任务自动恢复`}
          required
          min={addDays(today(), 1)}
          max={addDays(today(), longestDays)}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
          error={fields['until']}
        />
        <TextArea
          label={t`原因与期间的控制措施`}
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
