import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskAction, TaskDetail_TaskFragment } from '../../../gql/graphql';
import { lazyPart } from '../../../ui/lazyPart';
import { Button } from '../../../ui/Button';
import type { IconName } from '../../../ui/Icon';
import { useRemediationNames } from '../useRemediationNames';
import { useStartTask } from './useStartTask';

const DelayRequestDialog = lazyPart(async () => (await import('./DelayRequestDialog')).DelayRequestDialog);
const AcceptanceDialog = lazyPart(async () => (await import('./AcceptanceDialog')).AcceptanceDialog);
const TaskActionDialog = lazyPart(async () => (await import('./TaskActionDialog')).TaskActionDialog);

const icons: Record<TaskAction, IconName> = {
  START: 'play',
  SUBMIT: 'send',
  VERIFY: 'check',
  RETURN: 'undo',
  REOPEN: 'refresh',
};
/** The step that leads on stands last and is the filled one. */
const order: readonly TaskAction[] = ['REOPEN', 'RETURN', 'START', 'SUBMIT', 'VERIFY'];

/** Whether there is anything for the viewer to do now. */
export const hasSteps = (task: TaskDetail_TaskFragment) =>
  task.viewerActions.length > 0 || task.viewerCanRequestDelay || task.viewerCanRequestAcceptance;

/** The steps the viewer may take now, as the server says. */
export function TaskSteps({ task }: { task: TaskDetail_TaskFragment }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const start = useStartTask();
  const [open, setOpen] = useState<TaskAction | 'DELAY' | 'ACCEPTANCE' | null>(null);
  const actions = order.filter((action) => task.viewerActions.includes(action));
  return (
    <>
      {task.viewerCanRequestAcceptance && (
        <Button icon="shield" onClick={() => setOpen('ACCEPTANCE')}>{t`申请风险接受`}</Button>
      )}
      {task.viewerCanRequestDelay && (
        <Button icon="clock" onClick={() => setOpen('DELAY')}>{t`申请延期`}</Button>
      )}
      {actions.map((action, index) => (
        <Button
          key={action}
          icon={icons[action]}
          variant={index === actions.length - 1 && action !== 'REOPEN' ? 'primary' : 'plain'}
          onClick={() => (action === 'START' ? start(task) : setOpen(action))}
        >
          {names.action(action)}
        </Button>
      ))}
      {open === 'DELAY' && <DelayRequestDialog task={task} onClose={() => setOpen(null)} />}
      {open === 'ACCEPTANCE' && <AcceptanceDialog task={task} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'DELAY' && open !== 'ACCEPTANCE' && (
        <TaskActionDialog id={task.id} action={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
