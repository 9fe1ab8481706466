import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { formatDateTime } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Status } from '../../../ui/Tag';
import { delayTones, useRemediationNames } from '../useRemediationNames';
import { DelayDecisionDialog } from './DelayDecisionDialog';
import styles from './Task.module.css';

/** Requests for a later due day, and the decision on the one that waits. */
export function DelaySection({ task }: { task: TaskDetail_TaskFragment }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const [deciding, setDeciding] = useState<string | null>(null);
  if (task.delayRequests.length === 0) return null;
  const request = task.delayRequests.find((one) => one.id === deciding);
  return (
    <section>
      <h3 className={styles.heading}>{t`延期`}</h3>
      <ul className={styles.lines}>
        {task.delayRequests.map((one) => (
          <li key={one.id} className={styles.result}>
            <div className={styles.resultHead}>
              <Status tone={delayTones[one.state]}>{names.delay(one.state)}</Status>
              <b>{t`延至 ${one.requestedDueOn}`}</b>
              <span className={styles.muted}>
                {one.requestedBy?.displayName ?? '—'} · {formatDateTime(one.requestedAt)}
              </span>
              {one.state === 'REQUESTED' && task.viewerCanDecideDelay && (
                <span className={styles.end}>
                  <Button
                    size="small"
                    variant="primary"
                    onClick={() => setDeciding(one.id)}
                  >{t`审批延期`}</Button>
                </span>
              )}
            </div>
            <p className={styles.text}>{one.reason}</p>
            {one.decidedAt && (
              <p className={styles.muted}>
                {one.decidedBy?.displayName ?? '—'} · {formatDateTime(one.decidedAt)}
                {one.decisionNote ? ` · ${one.decisionNote}` : ''}
              </p>
            )}
          </li>
        ))}
      </ul>
      {request && <DelayDecisionDialog task={task} request={request} onClose={() => setDeciding(null)} />}
    </section>
  );
}
