import { useLingui } from '@lingui/react/macro';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { Button } from '../../../ui/Button';
import { Banner } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { taskTones, useRemediationNames } from '../useRemediationNames';
import styles from './Task.module.css';

type Neighbour = TaskDetail_TaskFragment['predecessors'][number];

/** What is to be finished before a task, and what waits for it. */
export function OrderSection({ task }: { task: TaskDetail_TaskFragment }) {
  const { t } = useLingui();
  if (task.predecessors.length + task.successors.length + task.openPredecessors === 0) return null;
  return (
    <section className={styles.form}>
      <h3 className={styles.heading}>{t`先后顺序`}</h3>
      {task.openPredecessors > 0 && task.state !== 'VERIFIED' && (
        <Banner tone="caution">
          {task.state === 'OPEN' || task.state === 'RETURNED'
            ? t`有 ${task.openPredecessors} 个前置任务尚未验证。可以先开始，但会记入操作记录。`
            : t`有 ${task.openPredecessors} 个前置任务尚未验证。`}
        </Banner>
      )}
      <Neighbours label={t`前置任务`} tasks={task.predecessors} />
      <Neighbours label={t`后续任务`} tasks={task.successors} />
    </section>
  );
}

function Neighbours({ label, tasks }: { label: string; tasks: readonly Neighbour[] }) {
  const names = useRemediationNames();
  const view = useView();
  if (tasks.length === 0) return null;
  return (
    <div>
      <h4 className={styles.muted}>{label}</h4>
      <ul className={styles.lines}>
        {tasks.map((one) => (
          <li key={one.id} className={styles.proof}>
            <Button variant="quiet" size="small" onClick={() => view.set({ task: one.id }, { push: true })}>
              {one.code}
            </Button>
            <span className={styles.proofTitle}>{one.title}</span>
            <Status tone={taskTones[one.state]}>{names.state(one.state)}</Status>
          </li>
        ))}
      </ul>
    </div>
  );
}
