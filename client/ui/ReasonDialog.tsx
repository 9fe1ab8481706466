import { useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { FilterChip } from './FilterBar';
import { TextArea } from './TextArea';
import styles from './Dialog.module.css';

interface ReasonDialogProps {
  title: string;
  label: string;
  /** Who reads it, or what it should say. */
  hint?: string;
  /** The verb itself. */
  confirm: string;
  /** What follows from it. */
  children?: ReactNode;
  optional?: boolean;
  /** What is said again and again: a click adds it to the text, or takes it out. */
  usual?: readonly string[];
  danger?: boolean;
  busy: boolean;
  onConfirm: (text: string) => void;
  onClose: () => void;
}

/** Asks for the words that go with a decision. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const missing = !props.optional && text.trim() === '';
  const send = () => {
    setTried(true);
    if (!missing && !props.busy) props.onConfirm(text.trim());
  };
  return (
    <Dialog
      title={props.title}
      size="small"
      onClose={props.onClose}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      footer={
        <>
          <Button onClick={props.onClose}>{t`返回`}</Button>
          <Button type="submit" variant={props.danger ? 'danger' : 'primary'} busy={props.busy}>
            {props.confirm}
          </Button>
        </>
      }
    >
      <div className={styles.reason}>
        {props.children && <div>{props.children}</div>}
        <TextArea
          label={props.label}
          hint={props.hint}
          required={!props.optional}
          data-autofocus
          maxLength={2000}
          value={text}
          error={tried && missing ? t`请写明原因` : undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            send();
          }}
        />
        {props.usual && (
          <div className={styles.usual}>
            {props.usual.map((words) => (
              <FilterChip
                key={words}
                label={words}
                active={text.includes(words)}
                onToggle={() =>
                  setText(
                    text.includes(words)
                      ? text.replace(words, '').replace(/^；|；$/, '')
                      : [text.trim(), words].filter(Boolean).join('；'),
                  )
                }
              />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}
