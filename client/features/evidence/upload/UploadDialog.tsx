import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EvidenceLabel } from '../../../gql/graphql';
import { classNames } from '../../../lib/classNames';
import { formatBytes, today } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { FileDrop } from '../../../ui/FileDrop';
import { Select } from '../../../ui/Select';
import { Status } from '../../../ui/Tag';
import { DateField, TextField } from '../../../ui/TextField';
import { UnitField } from '../../organization';
import { readTags } from '../dialogs/readTags';
import { evidenceLabels, useEvidenceNames } from '../useEvidenceNames';
import { RoomLeft } from './RoomLeft';
import { mostBytes } from './uploadModel';
import { nameOf, useNameProposals } from './useNameProposals';
import { useEvidenceUpload } from './useEvidenceUpload';
import styles from './Upload.module.css';

interface Entry {
  file: File;
  title: string;
  collectedOn: string;
}

/** What the server would refuse anyway stays here and says so. */
const fits = (file: File): boolean => file.size > 0 && file.size <= mostBytes;

interface UploadDialogProps {
  /** What was dropped or pasted; empty when the dialog was opened by its button. */
  files: readonly File[];
  onClose: () => void;
}

/** Files before they leave: title and date as read from each name, the rest once for all. Enter sends. */
export function UploadDialog({ files, onClose }: UploadDialogProps) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const { add, propose } = useEvidenceUpload();
  const asEntry = (file: File): Entry => {
    const { title, collectedOn } = propose(file);
    return { file, title, collectedOn };
  };
  const [entries, setEntries] = useState<readonly Entry[]>(() => files.map(asEntry));
  const [unitId, setUnitId] = useState<string | null>(null);
  const [label, setLabel] = useState<EvidenceLabel>('INTERNAL');
  const [validUntil, setValidUntil] = useState('');
  const [tags, setTags] = useState('');
  const [submit, setSubmit] = useState(true);
  const [linking, setLinking] = useState(false);
  const proposals = useNameProposals(entries.map(({ file }) => file));
  const named = entries.filter(({ file }) => proposals.has(nameOf(file))).length;

  const change = (index: number, next: Partial<Entry>) =>
    setEntries(entries.map((entry, at) => (at === index ? { ...entry, ...next } : entry)));

  const fitting = entries.filter((entry) => fits(entry.file));

  function send(): void {
    const byFile = new Map(fitting.map((entry) => [entry.file, entry]));
    add(
      fitting.map((entry) => entry.file),
      {
        unitId,
        submit,
        change: (file, proposed) => {
          const entry = byFile.get(file);
          return {
            ...proposed,
            title: entry?.title.trim() || proposed.title,
            collectedOn: entry?.collectedOn || proposed.collectedOn,
            label,
            ...(linking ? { controlIds: (proposals.get(nameOf(file)) ?? []).map(({ id }) => id) } : {}),
            tags: [...new Set([...(proposed.tags ?? []), ...readTags(tags)])],
            ...(validUntil ? { validUntil } : {}),
          };
        },
      },
    );
    onClose();
  }

  const total = fitting.reduce((sum, entry) => sum + entry.file.size, 0);
  return (
    <Dialog
      title={t`上传证据`}
      size={entries.length > 0 ? 'wide' : 'normal'}
      sticky={entries.length > 0}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (fitting.length > 0) send();
      }}
      footerNote={
        <Checkbox
          label={t`上传后直接提交审核`}
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
            icon="upload"
            disabled={fitting.length === 0}
            {...(fitting.length > 0 ? { 'data-autofocus': true } : {})}
          >
            {fitting.length > 0 ? t`上传 ${fitting.length} 个文件（${formatBytes(total)}）` : t`上传`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <FileDrop
          folders
          onFiles={(more) => setEntries([...entries, ...more.map(asEntry)])}
          hint={t`PDF、图片、Office、文本或压缩包，每个不超过 200 MB；可以一次拖入整个文件夹`}
        />
        <RoomLeft wanted={total} />
        {entries.length > 0 && (
          <>
            {named > 0 && (
              <Checkbox
                label={t`关联文件名中写明的条款（${named} 个文件）`}
                checked={linking}
                onChange={(event) => setLinking(event.target.checked)}
              />
            )}
            <ul className={styles.files}>
              {entries.map((entry, index) => (
                <li
                  key={`${entry.file.webkitRelativePath || entry.file.name}#${index}`}
                  className={styles.file}
                >
                  <TextField
                    label={t`标题 ${index + 1}`}
                    labelHidden
                    maxLength={200}
                    title={entry.file.webkitRelativePath || entry.file.name}
                    value={entry.title}
                    onChange={(event) => change(index, { title: event.target.value })}
                  />
                  <DateField
                    label={t`形成日期 ${index + 1}`}
                    labelHidden
                    max={today()}
                    value={entry.collectedOn}
                    onChange={(event) => change(index, { collectedOn: event.target.value })}
                  />
                  {fits(entry.file) ? (
                    <span className={styles.fileSize}>{formatBytes(entry.file.size)}</span>
                  ) : (
                    <Status tone="negative">
                      {entry.file.size === 0 ? t`空文件，不上传` : t`超过 ${formatBytes(mostBytes)}，不上传`}
                    </Status>
                  )}
                  <IconButton
                    size="small"
                    icon="close"
                    label={t`不要 ${entry.file.name}`}
                    onClick={() => setEntries(entries.filter((_, at) => at !== index))}
                  />
                  {proposals.has(nameOf(entry.file)) && (
                    <span className={classNames(styles.proposed, !linking && styles.unlinked)}>
                      {(proposals.get(nameOf(entry.file)) ?? []).map(({ title }) => title).join('；')}
                    </span>
                  )}
                </li>
              ))}
            </ul>
            <div className={styles.pair}>
              <UnitField
                label={t`科室`}
                value={unitId}
                onChange={setUnitId}
                placeholder={t`默认为您的科室`}
              />
              <Select
                label={t`密级`}
                options={evidenceLabels.map((value) => ({ value, label: names.label(value) }))}
                value={label}
                onChange={(event) => setLabel(event.target.value as EvidenceLabel)}
              />
              <DateField
                label={t`有效期至`}
                value={validUntil}
                hint={t`空着表示长期有效`}
                onChange={(event) => setValidUntil(event.target.value)}
              />
              <TextField
                label={t`标签`}
                value={tags}
                hint={t`用空格或逗号分开`}
                onChange={(event) => setTags(event.target.value)}
              />
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
