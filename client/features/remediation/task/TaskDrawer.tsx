import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { useAsOf } from '../../../lib/asOf';
import { useCan } from '../../../lib/viewer';
import { lazyPart } from '../../../ui/lazyPart';
import { Button } from '../../../ui/Button';
import { Drawer } from '../../../ui/Dialog';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Banner, EmptyState, ErrorState } from '../../../ui/States';
import { Status, Tag } from '../../../ui/Tag';
import { Comments } from '../../comment';
import { priorityTones, taskTones, useRemediationNames } from '../useRemediationNames';
import { AcceptanceSection } from './AcceptanceSection';
import { ComeBack } from './ComeBack';
import { DelaySection } from './DelaySection';
import { ProofList } from './ProofList';
import { OrderSection } from './OrderSection';
import { StepsSection } from './StepsSection';
import { TaskFacts } from './TaskFacts';
import { TaskHistory } from './TaskHistory';
import { TaskResults } from './TaskResults';
import { hasSteps, TaskSteps } from './TaskSteps';
import { useTask } from './useTask';
import styles from './Task.module.css';

const EditTaskDialog = lazyPart(async () => (await import('./EditTaskDialog')).EditTaskDialog);

interface TaskDrawerProps {
  id: string;
  onClose: () => void;
}

/** One task: what it closes, where it stands, what proves it, and the steps that are open to the viewer. */
export function TaskDrawer({ id, onClose }: TaskDrawerProps) {
  const { t } = useLingui();
  const { task, error, loading, retry } = useTask(id);
  return (
    <Drawer
      title={task ? `${task.code} ${task.title}` : t`整改任务`}
      size="wide"
      onClose={onClose}
      footer={task && hasSteps(task) ? <TaskSteps task={task} /> : undefined}
    >
      {!task &&
        (error ? (
          <ErrorState error={error} onRetry={retry} />
        ) : loading ? (
          <SkeletonRows />
        ) : (
          <EmptyState
            icon="board"
            title={t`没有找到该任务`}
          >{t`可能不属于您的科室，或链接不完整。`}</EmptyState>
        ))}
      {task && <TaskContent task={task} />}
    </Drawer>
  );
}

function TaskContent({ task }: { task: TaskDetail_TaskFragment }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const asOf = useAsOf();
  const can = useCan();
  const [editing, setEditing] = useState(false);
  return (
    <div className={styles.content}>
      <div className={styles.top}>
        <Status tone={taskTones[task.state]}>{names.state(task.state)}</Status>
        <Tag tone={priorityTones[task.priority]}>{t`优先级 ${names.priority(task.priority)}`}</Tag>
        {task.viewerCanEdit && (
          <span className={styles.end}>
            <Button size="small" icon="pencil" onClick={() => setEditing(true)}>{t`修改`}</Button>
          </span>
        )}
      </div>
      <ComeBack task={task} />
      {task.returnReason && <Banner tone="caution">{t`退回或重开的原因：${task.returnReason}`}</Banner>}
      {task.state === 'SUBMITTED' && task.verifyBlockedReason && (
        <Banner tone="info" icon="lock">
          {task.verifyBlockedReason}
        </Banner>
      )}
      <TaskFacts task={task} />
      {task.description && <p className={styles.text}>{task.description}</p>}
      <StepsSection task={task} />
      <OrderSection task={task} />
      <section>
        <h3 className={styles.heading}>{t`要关闭的差距`}</h3>
        <TaskResults results={task.results} />
      </section>
      <section>
        <h3 className={styles.heading}>{t`整改证据`}</h3>
        {task.submissionNote && <p className={styles.note}>{task.submissionNote}</p>}
        <ProofList proofs={task.proofs} />
      </section>
      <DelaySection task={task} />
      <AcceptanceSection task={task} />
      {asOf === null && can('comment:read') && (
        <section>
          <h3 className={styles.heading}>{t`评论`}</h3>
          <Part fallback={<SkeletonRows rows={2} />} resetKey={task.id}>
            <Comments taskId={task.id} />
          </Part>
        </section>
      )}
      <section>
        <h3 className={styles.heading}>{t`经过`}</h3>
        <TaskHistory history={task.history} />
      </section>
      {editing && <EditTaskDialog task={task} onClose={() => setEditing(false)} />}
    </div>
  );
}
