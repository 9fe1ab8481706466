import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextArea } from '../../../ui/TextArea';
import { useWorkbench } from './context';
import type { Line } from './lines';
import { TargetNote } from './TargetNote';
import styles from './Proof.module.css';

/** 「不适用」 needs its reason before it is recorded. Ctrl+Enter records. */
export function NotApplicableDialog({ lines, onClose }: { lines: readonly Line[]; onClose: () => void }) {
  const { t } = useLingui();
  const { rate } = useWorkbench();
  const [reason, setReason] = useState(lines.length === 1 ? (lines[0]?.notApplicableReason ?? '') : '');
  const [asked, setAsked] = useState(false);
  const submit = () => {
    setAsked(true);
    if (reason.trim() === '') return;
    rate(lines, 'NOT_APPLICABLE', reason.trim());
    onClose();
  };
  return (
    <Dialog
      title={t`评为不适用`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary">{t`评为不适用`}</Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <TargetNote lines={lines} />
        <TextArea
          label={t`不适用的理由`}
          required
          data-autofocus
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              submit();
            }
          }}
          error={asked && reason.trim() === '' ? t`请写明为什么不适用` : undefined}
          hint={t`例如：系统没有部署在云上；机房由集团统一管理。Ctrl+Enter 提交`}
        />
      </div>
    </Dialog>
  );
}
