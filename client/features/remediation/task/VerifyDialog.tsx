import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment, Verdict } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { showToast } from '../../../ui/toastStore';
import { useRefreshTasks } from '../useRefreshTasks';
import { VerifyTaskDocument } from './documents';
import { ProofList } from './ProofList';
import { RerateLine, type Rerate } from './RerateLine';
import styles from './Task.module.css';

interface VerifyDialogProps {
  task: TaskDetail_TaskFragment;
  onClose: () => void;
}

/** Accepts a submitted task: each of its results gets a new verdict in the same step. */
export function VerifyDialog({ task, onClose }: VerifyDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [note, setNote] = useState('');
  // What is closed stays as it is: a task that followed its assessment to a newer edition is about both.
  const open = task.results.filter(({ assessment }) => assessment.state === 'OPEN');
  const closed = task.results.length - open.length;
  const severalAssessments = new Set(open.map(({ assessment }) => assessment.id)).size > 1;
  const [rerates, setRerates] = useState<ReadonlyMap<string, Rerate>>(
    () =>
      new Map(
        open.map((result) => [
          result.id,
          { verdict: 'MET' as Verdict, currentState: task.submissionNote ?? result.currentState ?? '' },
        ]),
      ),
  );
  const [verify, { loading, error }] = useMutation(VerifyTaskDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const unproven = !task.proofs.some((proof) => proof.proves);
  const send = async () => {
    const input = {
      taskId: task.id,
      version: task.version,
      note: note.trim() || null,
      rerates: [...rerates].map(([resultId, { verdict, currentState }]) => ({
        resultId,
        verdict,
        currentState: currentState.trim() || null,
      })),
    };
    if (!(await verify({ variables: { input } })).data) return;
    refresh();
    showToast(t`${task.code} 已验证，${rerates.size} 个结论已更新`);
    onClose();
  };
  return (
    <Dialog
      title={t`验证 ${task.code}`}
      size="wide"
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            icon="check"
            busy={loading}
            data-autofocus
          >{t`验证通过`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        {unproven && (
          <Banner tone="caution">
            {t`所附证据还没有一份通过审核并在有效期内。没有别的有效证据时，结论改为符合后实证得分不会上升。`}
          </Banner>
        )}
        <section>
          <h3 className={styles.heading}>{t`提交说明`}</h3>
          <p className={styles.text}>{task.submissionNote ?? '—'}</p>
        </section>
        <section>
          <h3 className={styles.heading}>{t`证据`}</h3>
          <ProofList proofs={task.proofs} />
        </section>
        <section className={styles.form}>
          <h3 className={styles.heading}>{t`重新评定`}</h3>
          {closed > 0 && (
            <p className={styles.text}>{t`另有 ${closed} 个结果属于已关闭的测评，结论不变。`}</p>
          )}
          {open.map((result) => (
            <RerateLine
              key={result.id}
              result={result}
              place={severalAssessments ? result.assessment.name : null}
              value={rerates.get(result.id) ?? { verdict: result.verdict, currentState: '' }}
              onChange={(value) => setRerates(new Map(rerates).set(result.id, value))}
            />
          ))}
        </section>
        <TextArea
          label={t`验证意见`}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={fields['note']}
        />
      </div>
    </Dialog>
  );
}
