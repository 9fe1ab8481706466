import { useLingui } from '@lingui/react/macro';
import { lazyPart } from '../../ui/lazyPart';
import type { useRequestActions } from './useRequestActions';

const ChangeDialog = lazyPart(async () => (await import('./ChangeDialog')).ChangeDialog);
const ReasonDialog = lazyPart(async () => (await import('../../ui/ReasonDialog')).ReasonDialog);

export type OpenRequestDialog = 'cancel' | 'change' | 'return' | null;

interface RequestDialogsProps {
  open: OpenRequestDialog;
  /** What was chosen; each verb takes those for which it is possible. */
  requests: readonly {
    id: string;
    title: string;
    dueOn: string;
    assignee?: { id: string; displayName: string } | null;
    viewerCanCancel: boolean;
    viewerCanReturn: boolean;
  }[];
  actions: ReturnType<typeof useRequestActions>;
  /** Whether something was changed. */
  onDone: (changed: boolean) => void;
  onClose: () => void;
}

/** The dialogs for one request or many. */
export function RequestDialogs({ open, requests, actions, onDone, onClose }: RequestDialogsProps) {
  const { t } = useLingui();
  if (open === null) return null;
  const own = requests.filter((one) => (open === 'return' ? one.viewerCanReturn : one.viewerCanCancel));
  if (open === 'change')
    return <ChangeDialog requests={own} actions={actions} onDone={onDone} onClose={onClose} />;
  const ids = own.map(({ id }) => id);
  const only = own.length === 1 ? own[0] : undefined;
  if (open === 'cancel') {
    return (
      <ReasonDialog
        title={only ? t`取消“${only.title}”` : t`取消 ${own.length} 项征集`}
        label={t`原因`}
        hint={t`科室会看到原因；已交的证据保留在证据库。`}
        confirm={t`取消征集`}
        busy={actions.busy}
        onConfirm={(reason) => void actions.cancel(ids, reason).then(onDone)}
        onClose={onClose}
      />
    );
  }
  return (
    <ReasonDialog
      title={only ? t`退回“${only.title}”` : t`退回 ${own.length} 项征集`}
      label={t`原因`}
      hint={t`写明缺什么、怎样补；待审核的证据一并退回。`}
      confirm={t`退回`}
      busy={actions.busy}
      onConfirm={(reason) => void actions.giveBack(ids, reason).then(onDone)}
      onClose={onClose}
    />
  );
}
