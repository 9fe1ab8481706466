import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { formatDateTime } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { ReasonDialog } from '../../../ui/ReasonDialog';
import { Banner, useErrorText } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { showToast } from '../../../ui/toastStore';
import { useRefreshTasks } from '../useRefreshTasks';
import { delayTones, useRemediationNames } from '../useRemediationNames';
import { DecideRiskAcceptanceDocument } from './acceptanceDocuments';
import styles from './Task.module.css';

/** The wish to live with the risk of a task for a while, and the decision on it. */
export function AcceptanceSection({ task }: { task: TaskDetail_TaskFragment }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [deciding, setDeciding] = useState<'ACCEPT' | 'REJECT' | null>(null);
  const [decide, { loading, error }] = useMutation(DecideRiskAcceptanceDocument, { errorPolicy: 'all' });
  const { acceptance } = task;
  if (!acceptance) return null;
  const over = acceptance.state === 'APPROVED' && !task.acceptedUntil;
  const send = async (note: string) => {
    const approve = deciding === 'ACCEPT';
    const input = { taskId: task.id, version: task.version, approve, note: note || null };
    if (!(await decide({ variables: { input } })).data) return;
    refresh();
    showToast(approve ? t`${task.code} 的风险已接受至 ${acceptance.until}` : t`${task.code} 的风险未被接受`);
    setDeciding(null);
  };
  return (
    <section>
      <h3 className={styles.heading}>{t`风险接受`}</h3>
      <div className={styles.result}>
        <div className={styles.resultHead}>
          <Status tone={over ? 'neutral' : delayTones[acceptance.state]}>
            {over ? t`已到期` : names.delay(acceptance.state)}
          </Status>
          <b>{t`接受至 ${acceptance.until}`}</b>
          <span className={styles.muted}>{acceptance.requestedBy?.displayName ?? '—'}</span>
          {task.viewerCanDecideAcceptance && (
            <span className={styles.end}>
              <Button size="small" onClick={() => setDeciding('REJECT')}>{t`不接受`}</Button>{' '}
              <Button
                size="small"
                variant="primary"
                onClick={() => setDeciding('ACCEPT')}
              >{t`接受风险`}</Button>
            </span>
          )}
        </div>
        <p className={styles.text}>{acceptance.reason}</p>
        {acceptance.decidedAt && (
          <p className={styles.muted}>
            {acceptance.decidedBy?.displayName ?? '—'} · {formatDateTime(acceptance.decidedAt)}
            {acceptance.note ? ` · ${acceptance.note}` : ''}
          </p>
        )}
      </div>
      {deciding && (
        <ReasonDialog
          title={deciding === 'ACCEPT' ? t`接受风险 ${task.code}` : t`不接受风险 ${task.code}`}
          label={t`审批意见`}
          confirm={deciding === 'ACCEPT' ? t`接受风险` : t`不接受`}
          optional={deciding === 'ACCEPT'}
          busy={loading}
          onConfirm={(text) => void send(text)}
          onClose={() => setDeciding(null)}
        >
          {error && (
            <Banner tone="negative">
              {Object.values(describeError(error).fields)[0] ?? errorText(error)}
            </Banner>
          )}
          <p>{t`结论和得分不变。到 ${acceptance.until} 为止任务不算逾期，次日自动恢复。`}</p>
        </ReasonDialog>
      )}
    </section>
  );
}
