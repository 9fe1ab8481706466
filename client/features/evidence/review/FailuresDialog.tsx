import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import type { Failure } from './useEvidenceActions';
import styles from '../dialogs/Dialogs.module.css';

/** What did not work out of a batch, each with its own reason; the rest is done. */
export function FailuresDialog({ failures, onClose }: { failures: readonly Failure[]; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog
      title={t`${failures.length} 项没有成功`}
      onClose={onClose}
      footer={<Button variant="primary" onClick={onClose}>{t`知道了`}</Button>}
    >
      <ul className={styles.failures}>
        {failures.map((failure) => (
          <li key={failure.id}>
            <strong>{failure.title || failure.id}</strong>
            <span>{failure.message}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
