import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { NumberField } from '../../../ui/TextField';
import { TextArea } from '../../../ui/TextArea';
import { showToast } from '../../../ui/toastStore';
import { readAmount } from '../TaskFields';
import { useRefreshTasks } from '../useRefreshTasks';
import { SubmitTaskDocument } from './documents';
import { ProofChoice, type ChosenProof } from './ProofChoice';
import { ProofList } from './ProofList';
import styles from './Task.module.css';

interface SubmitDialogProps {
  task: TaskDetail_TaskFragment;
  onClose: () => void;
}

/** Hands a task in: what was done, and the proof of it. Without any proof it cannot be handed in. */
export function SubmitDialog({ task, onClose }: SubmitDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [note, setNote] = useState('');
  const [cost, setCost] = useState(
    task.actualCost === null || task.actualCost === undefined ? '' : String(task.actualCost),
  );
  const [proofs, setProofs] = useState<readonly ChosenProof[]>([]);
  const [submit, { loading, error }] = useMutation(SubmitTaskDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const hasProof = proofs.length + task.proofs.length > 0;
  const actualCost = readAmount(cost);
  const costWrong = actualCost !== null && !(actualCost >= 0);
  const send = async () => {
    const input = {
      taskId: task.id,
      version: task.version,
      note,
      evidenceIds: proofs.map((proof) => proof.id),
      actualCost,
    };
    if (!(await submit({ variables: { input } })).data) return;
    refresh();
    showToast(t`${task.code} 已提交，等待他人验证`);
    onClose();
  };
  return (
    <Dialog
      title={t`提交 ${task.code}`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() && hasProof && !costWrong) void send();
      }}
      footerNote={hasProof ? t`提交后由他人验证，不能自己验证` : t`至少附一份证据`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            icon="send"
            busy={loading}
            disabled={!note.trim() || !hasProof || costWrong}
          >{t`提交验证`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <TextArea
          label={t`做了什么`}
          required
          data-autofocus
          rows={3}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={fields['note']}
        />
        {task.proofs.length > 0 && (
          <section>
            <h3 className={styles.heading}>{t`已附的证据`}</h3>
            <ProofList proofs={task.proofs} />
          </section>
        )}
        <ProofChoice chosen={proofs} onChange={setProofs} taken={task.proofs.map((proof) => proof.id)} />
        <NumberField
          label={t`实际费用`}
          unit={t`元`}
          value={cost}
          onChange={(event) => setCost(event.target.value)}
          error={fields['actualCost'] ?? (costWrong ? t`请填数字` : undefined)}
          className={styles.short}
        />
      </div>
    </Dialog>
  );
}
