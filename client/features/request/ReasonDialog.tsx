import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/TextArea';
import styles from './Request.module.css';

interface ReasonDialogProps {
  title: string;
  hint: string;
  confirm: string;
  busy: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** A step that others have to understand: why. */
export function ReasonDialog({ title, hint, confirm, busy, onConfirm, onClose }: ReasonDialogProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim()) onConfirm(reason.trim());
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`返回`}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea
          label={t`原因`}
          required
          autoFocus
          maxLength={2000}
          value={reason}
          hint={hint}
          error={tried && !reason.trim() ? t`请写明原因` : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
