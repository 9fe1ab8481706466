import { useLingui } from '@lingui/react/macro';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/States';

/** No task anywhere yet: where tasks come from. */
export function EmptyTasks() {
  const { t } = useLingui();
  const view = useView();
  const mayPlan = useCan()('remediation:plan');
  return (
    <EmptyState
      icon="board"
      title={t`还没有整改任务`}
      actions={
        <Button
          variant={mayPlan ? 'primary' : 'plain'}
          onClick={() => view.set({ view: 'gaps' })}
        >{t`查看差距`}</Button>
      }
    >
      {mayPlan ? t`从测评的差距里选几条，建成任务。` : t`管理者从差距建立任务后会出现在这里。`}
    </EmptyState>
  );
}
