import { useLingui } from '@lingui/react/macro';
import { ReasonDialog } from '../../../ui/ReasonDialog';
import { WhereUsed } from '../use/WhereUsed';
import { onlyOne, type Choice } from './choice';

interface ReturnDialogProps {
  choice: Choice;
  busy: boolean;
  onReturn: (reason: string) => void;
  onClose: () => void;
}

/** Sends evidence back with a reason the owner can act on. */
export function ReturnDialog({ choice, busy, onReturn, onClose }: ReturnDialogProps) {
  const { t } = useLingui();
  const only = onlyOne(choice);
  return (
    <ReasonDialog
      title={only ? t`退回“${only.title}”` : t`退回 ${choice.count} 份证据`}
      label={t`退回原因`}
      hint={t`写明缺什么、怎样补。Ctrl+Enter 退回`}
      confirm={t`退回`}
      usual={[t`内容与条款要求不对应`, t`截图不清或不完整`, t`缺少签字或盖章`, t`取得时间过早，请重新取证`]}
      busy={busy}
      onConfirm={onReturn}
      onClose={onClose}
    >
      <WhereUsed choice={choice} />
    </ReasonDialog>
  );
}
