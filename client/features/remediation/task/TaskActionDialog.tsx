import { useLingui } from '@lingui/react/macro';
import type { TaskAction } from '../../../gql/graphql';
import { Dialog } from '../../../ui/Dialog';
import { SkeletonLines } from '../../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../../ui/States';
import { useRemediationNames } from '../useRemediationNames';
import { ReasonDialog } from './ReasonDialog';
import { SubmitDialog } from './SubmitDialog';
import { useTask } from './useTask';
import { VerifyDialog } from './VerifyDialog';

interface TaskActionDialogProps {
  id: string;
  action: TaskAction;
  onClose: () => void;
}

/** The dialog of a step in the life of a task, from wherever it was asked for. */
export function TaskActionDialog({ id, action, onClose }: TaskActionDialogProps) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const { task, error, loading, retry } = useTask(id);
  if (!task) {
    return (
      <Dialog title={names.action(action)} onClose={onClose}>
        {error ? (
          <ErrorState compact error={error} onRetry={retry} />
        ) : loading ? (
          <SkeletonLines lines={6} />
        ) : (
          <EmptyState compact title={t`没有找到该任务`} />
        )}
      </Dialog>
    );
  }
  if (action === 'SUBMIT') return <SubmitDialog task={task} onClose={onClose} />;
  if (action === 'VERIFY') return <VerifyDialog task={task} onClose={onClose} />;
  if (action === 'RETURN' || action === 'REOPEN')
    return <ReasonDialog task={task} action={action} onClose={onClose} />;
  return null;
}
