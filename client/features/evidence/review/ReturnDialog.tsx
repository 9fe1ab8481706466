import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FilterChip } from '../../../ui/FilterBar';
import { TextArea } from '../../../ui/TextArea';
import { onlyOne, type Choice } from './choice';
import styles from '../dialogs/Dialogs.module.css';

interface ReturnDialogProps {
  choice: Choice;
  busy: boolean;
  onReturn: (reason: string) => void;
  onClose: () => void;
}

/** Sends evidence back with a reason the owner can act on. */
export function ReturnDialog({ choice, busy, onReturn, onClose }: ReturnDialogProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const usual = [
    t`内容与条款要求不对应`,
    t`截图不清或不完整`,
    t`缺少签字或盖章`,
    t`取得时间过早，请重新取证`,
  ];
  const only = onlyOne(choice);
  const send = () => {
    setTried(true);
    if (reason.trim()) onReturn(reason.trim());
  };
  return (
    <Dialog
      title={only ? t`退回“${only.title}”` : t`退回 ${choice.count} 份证据`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={busy}>{t`退回`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea
          label={t`退回原因`}
          required
          autoFocus
          maxLength={2000}
          value={reason}
          error={tried && !reason.trim() ? t`请写明原因，责任人据此补正` : undefined}
          hint={t`写明缺什么、怎样补。Ctrl+Enter 退回`}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              send();
            }
          }}
        />
        <div className={styles.chips}>
          {usual.map((text) => (
            <FilterChip
              key={text}
              label={text}
              active={reason.includes(text)}
              onToggle={() =>
                setReason(
                  reason.includes(text)
                    ? reason.replace(text, '').replace(/^；|；$/, '')
                    : [reason.trim(), text].filter(Boolean).join('；'),
                )
              }
            />
          ))}
        </div>
      </div>
    </Dialog>
  );
}
