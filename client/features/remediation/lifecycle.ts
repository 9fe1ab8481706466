import { useLingui } from '@lingui/react/macro';
import type { TaskAction, TaskState } from '../../gql/graphql';

/** The step that leads into a state; each state has exactly one. Whether it is allowed, the server says. */
export const taskActionOf: Record<TaskState, TaskAction> = {
  IN_PROGRESS: 'START',
  SUBMITTED: 'SUBMIT',
  VERIFIED: 'VERIFY',
  RETURNED: 'RETURN',
  OPEN: 'REOPEN',
};

interface Movable {
  state: TaskState;
  viewerActions: readonly TaskAction[];
  verifyBlockedReason?: string | null;
}

/** Why a task cannot go to a state, in words; null when it can. */
export function useMoveProblem(): (task: Movable, to: TaskState) => string | null {
  const { t } = useLingui();
  return (task, to) => {
    const action = taskActionOf[to];
    if (task.viewerActions.includes(action)) return null;
    const judging = action === 'VERIFY' || action === 'RETURN';
    if (judging && task.state === 'SUBMITTED' && task.verifyBlockedReason) return task.verifyBlockedReason;
    const order: Record<TaskAction, { from: readonly TaskState[]; text: string }> = {
      START: { from: ['OPEN', 'RETURNED'], text: t`只有待开始或被退回的任务可以开始。` },
      SUBMIT: { from: ['IN_PROGRESS'], text: t`先开始整改，再提交。` },
      VERIFY: { from: ['SUBMITTED'], text: t`提交之后，由他人验证。` },
      RETURN: { from: ['SUBMITTED'], text: t`只有待验证的任务可以退回。` },
      REOPEN: { from: ['VERIFIED'], text: t`只有已验证的任务可以重新打开。` },
    };
    if (!order[action].from.includes(task.state)) return order[action].text;
    return t`您没有做这一步的权限。`;
  };
}
