import { useLingui } from '@lingui/react/macro';
import { formatList } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import type { Failure } from './useEvidenceActions';
import styles from '../dialogs/Dialogs.module.css';

/** Titles named for one reason; the others are counted. */
const named = 8;

/** What did not work out of a batch, by reason; the rest is done. */
export function FailuresDialog({ failures, onClose }: { failures: readonly Failure[]; onClose: () => void }) {
  const { t } = useLingui();
  const byReason = new Map<string, string[]>();
  for (const { id, title, message } of failures) {
    byReason.set(message, [...(byReason.get(message) ?? []), title || id]);
  }
  return (
    <Dialog
      title={t`${failures.length} 项没有成功`}
      onClose={onClose}
      footer={<Button variant="primary" onClick={onClose}>{t`知道了`}</Button>}
    >
      <ul className={styles.failures}>
        {[...byReason].map(([message, titles]) => (
          <li key={message}>
            <span>{message}</span>
            <strong>{formatList(titles.slice(0, named))}</strong>
            {titles.length > named && t`另有 ${titles.length - named} 份`}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
