import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import styles from './Pack.module.css';

export interface Chapter {
  readonly part: number;
  readonly title: string;
  readonly codes: readonly string[];
}

interface ChapterDialogProps {
  /** Null: a new one. */
  chapter: Chapter | null;
  parts: readonly { readonly number: number; readonly name: string }[];
  onClose: () => void;
  /** Answers what went wrong; nothing when it was saved. */
  onSave: (chapter: { part: number; title: string; codes: string[] }) => Promise<unknown>;
}

/** One chapter: its title, and which parts of the rule book stand in it. */
export function ChapterDialog({ chapter, parts, onClose, onSave }: ChapterDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [part, setPart] = useState(chapter?.part ?? 1);
  const [title, setTitle] = useState(chapter?.title ?? '');
  const [codes, setCodes] = useState(chapter?.codes.join('\n') ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wanted = codes.split(/[\s,，、;；]+/).filter(Boolean);
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    setBusy(true);
    const refused = await onSave({ part, title: title.trim(), codes: wanted });
    setBusy(false);
    if (refused) setError(refused);
    else onClose();
  };
  return (
    <Dialog
      title={chapter ? t`修改章节` : t`加一章`}
      size="small"
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={busy}
            disabled={title.trim() === '' || wanted.length === 0}
          >
            {t`保存`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error !== null && Object.keys(fields).length === 0 && (
          <Banner tone="negative">{errorText(error)}</Banner>
        )}
        {chapter === null && parts.length > 1 && (
          <Select
            label={t`属于`}
            value={String(part)}
            onChange={(event) => setPart(Number(event.target.value))}
            options={parts.map(({ number, name }) => ({
              value: String(number),
              label: t`第 ${number} 编 ${name}`,
            }))}
          />
        )}
        <TextField
          label={t`章节标题`}
          required
          maxLength={60}
          autoFocus
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextArea
          label={t`目录编号`}
          rows={5}
          value={codes}
          hint={t`每行一个，编号见标准的目录；包含它下面的全部条款，先列出的章节优先`}
          error={fields['chapters']}
          onChange={(event) => setCodes(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
