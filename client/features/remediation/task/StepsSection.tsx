import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { formatDateTime } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { TickTaskStepDocument } from './documents';
import { StepsDialog } from './StepsDialog';
import styles from './Task.module.css';

/** The sub-steps of a task with who ticked them. */
export function StepsSection({ task }: { task: TaskDetail_TaskFragment }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [editing, setEditing] = useState(false);
  const [tick, { loading }] = useMutation(TickTaskStepDocument, {
    errorPolicy: 'all',
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  const done = task.steps.filter((step) => step.doneAt).length;
  if (task.steps.length === 0 && !task.viewerCanKeepSteps) return null;
  return (
    <section>
      <div className={styles.top}>
        <h3 className={styles.heading}>
          {task.steps.length === 0 ? t`整改步骤` : t`步骤 ${done}/${task.steps.length}`}
        </h3>
        {task.viewerCanKeepSteps && (
          <span className={styles.end}>
            <Button size="small" icon="pencil" onClick={() => setEditing(true)}>
              {task.steps.length === 0 ? t`分解步骤` : t`修改步骤`}
            </Button>
          </span>
        )}
      </div>
      <ol className={styles.steps}>
        {task.steps.map((step) => (
          <li key={step.id}>
            <Checkbox
              label={step.title}
              checked={Boolean(step.doneAt)}
              disabled={!task.viewerCanKeepSteps || loading}
              onChange={(event) =>
                void tick({
                  variables: { input: { taskId: task.id, stepId: step.id, done: event.target.checked } },
                })
              }
            />
            {step.doneAt && (
              <span className={styles.muted}>
                {step.doneBy?.displayName ?? '—'} · {formatDateTime(step.doneAt)}
              </span>
            )}
          </li>
        ))}
      </ol>
      {editing && <StepsDialog task={task} onClose={() => setEditing(false)} />}
    </section>
  );
}
