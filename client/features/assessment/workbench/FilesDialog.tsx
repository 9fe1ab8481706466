import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatBytes, formatDate, today } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { ProgressBar } from '../../../ui/Meter';
import { DateField, TextField } from '../../../ui/TextField';
import type { Target } from './lines';
import { TargetNote } from './TargetNote';
import { useNewProofs } from './useNewProofs';
import styles from './Proof.module.css';

interface FilesDialogProps {
  lines: readonly Target[];
  files: readonly File[];
  onClose: () => void;
  onLinked: () => void;
}

/** Files dropped on requirements: they travel while one checks title and dates; Enter makes and links the proofs. */
export function FilesDialog({ lines, files, onClose, onLinked }: FilesDialogProps) {
  const { t } = useLingui();
  const { queue, items, titles, setTitle, create, busy } = useNewProofs(files);
  const newest = Math.max(0, ...files.map((file) => file.lastModified));
  // The day it was made, not the day it was uploaded; a file's own date is the best guess there is.
  const [collectedOn, setCollectedOn] = useState(
    newest > 0 ? formatDate(new Date(Math.min(newest, Date.now())).toISOString()) : today(),
  );
  const [validUntil, setValidUntil] = useState('');
  const [submit, setSubmit] = useState(true);
  const waiting = items.some((item) => item.state === 'running' || item.state === 'waiting');
  const ready = items.filter((item) => item.state === 'done').length;

  const save = async () => {
    const done = await create(lines, { collectedOn, validUntil: validUntil || null, submit });
    if (!done) return;
    onLinked();
    onClose();
  };

  return (
    <Dialog
      title={t`添加证据`}
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (!waiting && ready > 0) void save();
      }}
      footerNote={
        <Checkbox
          label={t`直接提交审核`}
          checked={submit}
          onChange={(event) => setSubmit(event.target.checked)}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            data-autofocus
            busy={busy || waiting}
            disabled={!waiting && ready === 0}
          >
            {waiting ? t`正在上传…` : t`添加并关联`}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <TargetNote lines={lines} />
        <ul className={styles.files}>
          {items.map((item, index) => (
            <li key={item.key}>
              <TextField
                label={t`标题 ${index + 1}`}
                labelHidden
                value={titles.get(item.key) ?? ''}
                maxLength={200}
                onChange={(event) => setTitle(item.key, event.target.value)}
                error={item.state === 'failed' ? t`没有传上去：${item.failure ?? ''}` : undefined}
              />
              <span className={styles.fileState}>
                <ProgressBar
                  label={t`上传 ${item.file.name}`}
                  value={item.file.size > 0 ? item.sentBytes / item.file.size : null}
                  note={item.interrupted ? t`等待网络…` : formatBytes(item.file.size)}
                  tone={item.state === 'failed' ? 'negative' : item.state === 'done' ? 'positive' : 'accent'}
                />
              </span>
              {item.state === 'failed' && (
                <IconButton
                  size="small"
                  icon="refresh"
                  label={t`重传 ${item.file.name}`}
                  onClick={() => queue.resume(item.key)}
                />
              )}
              <IconButton
                size="small"
                icon="close"
                label={t`不要 ${item.file.name}`}
                onClick={() => queue.cancel(item.key)}
              />
            </li>
          ))}
        </ul>
        <div className={styles.pair}>
          <DateField
            label={t`形成日期`}
            required
            value={collectedOn}
            max={today()}
            onChange={(event) => setCollectedOn(event.target.value)}
            hint={t`证据产生的那天，不是上传的那天`}
          />
          <DateField
            label={t`有效期至`}
            value={validUntil}
            onChange={(event) => setValidUntil(event.target.value)}
            hint={t`空着表示长期有效`}
          />
        </div>
      </div>
    </Dialog>
  );
}
