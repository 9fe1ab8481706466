import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { ConfirmDialog, Dialog } from '../../../ui/Dialog';
import { Part } from '../../../ui/ErrorBoundary';
import { these, type Target } from '../review/choice';
import { HeldBy, useHolds } from './HeldBy';
import { WhereUsed } from './WhereUsed';
import styles from './Use.module.css';

interface DeleteDialogProps {
  evidence: Target;
  busy: boolean;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks before a proof goes, and says what goes with it; what is held cannot go, and the dialog says why. */
export function DeleteDialog(props: DeleteDialogProps) {
  return (
    <Part fallback={null} resetKey={props.evidence.id} compact>
      <Question {...props} />
    </Part>
  );
}

function Question({ evidence, busy, onDelete, onClose }: DeleteDialogProps) {
  const { t } = useLingui();
  if (useHolds(evidence.id).length > 0) {
    return (
      <Dialog
        title={t`“${evidence.title}”不能删除`}
        size="small"
        onClose={onClose}
        footer={<Button onClick={onClose} data-autofocus>{t`知道了`}</Button>}
      >
        <HeldBy id={evidence.id} />
        <p>{t`确需删除，请先重新打开测评，或在制度中废止。内容有更新时添加新版本即可。`}</p>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={t`删除“${evidence.title}”？`}
      confirm={t`删除`}
      danger
      busy={busy}
      onClose={onClose}
      onConfirm={onDelete}
    >
      <div className={styles.use}>
        <WhereUsed choice={these([evidence])} />
        <p>{t`删除后不能恢复；由它证明的条款失去这份证明，实证得分可能下降。`}</p>
      </div>
    </ConfirmDialog>
  );
}
