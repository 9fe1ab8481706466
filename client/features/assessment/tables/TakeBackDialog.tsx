import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextField } from '../../../ui/TextField';
import styles from './Tables.module.css';

interface TakeBackDialogProps {
  busy: boolean;
  onTakeBack: (reason: string) => void;
  onClose: () => void;
}

/** Without the table the level may be undecided again, in every open assessment: that is said, and why is kept. */
export function TakeBackDialog({ busy, onTakeBack, onClose }: TakeBackDialogProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={t`撤回这张表`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) onTakeBack(reason.trim());
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="danger"
            busy={busy}
            disabled={reason.trim() === ''}
          >{t`撤回`}</Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <p>{t`撤回后，进行中的测评会重新计算，级别可能又不能判定。录入过的内容留在历史里，可以恢复。`}</p>
        <TextField
          label={t`理由`}
          required
          data-autofocus
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
