import { useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/TextArea';
import styles from './Policy.module.css';

interface ReasonDialogProps {
  title: string;
  label: string;
  /** The verb itself. */
  confirm: string;
  /** What follows from it. */
  children?: ReactNode;
  optional?: boolean;
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
  return (
    <Dialog
      title={props.title}
      size="small"
      onClose={props.onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) props.onConfirm(text.trim());
      }}
      footer={
        <>
          <Button onClick={props.onClose}>{t`取消`}</Button>
          <Button type="submit" variant={props.danger ? 'danger' : 'primary'} busy={props.busy}>
            {props.confirm}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {props.children && <p>{props.children}</p>}
        <TextArea
          label={props.label}
          required={!props.optional}
          autoFocus
          maxLength={2000}
          value={text}
          error={tried && missing ? t`请写明原因` : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
