import { useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './People.module.css';

interface SecretDialogProps {
  title: string;
  explanation: string;
  secret: string;
  onClose: () => void;
}

/** Shows a secret this once. A click marks it whole, so that it can be copied without the clipboard right. */
export function SecretDialog({ title, explanation, secret, onClose }: SecretDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      sticky
      footer={<Button variant="primary" onClick={onClose}>{t`我已记下`}</Button>}
    >
      <div className={styles.form}>
        <p>{explanation}</p>
        <code className={styles.secret}>{secret}</code>
      </div>
    </Dialog>
  );
}
