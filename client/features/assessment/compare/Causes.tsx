import { useLingui } from '@lingui/react/macro';
import { formatDate, formatDateTime } from '../../../lib/format';
import { useChangeNames } from './useChangeNames';
import styles from './Compare.module.css';

export interface Cause {
  at: string;
  actorName: string;
  action: string;
  objectName: string | null;
  reason: string | null;
}

/** Who did what when, and why where somebody said so; what a date did has nobody. */
export function Causes({ causes, withObjects = false }: { causes: readonly Cause[]; withObjects?: boolean }) {
  const { t } = useLingui();
  const names = useChangeNames();
  if (causes.length === 0) return null;
  return (
    <ul className={styles.causes}>
      {causes.map((cause) => (
        <li key={`${cause.at} ${cause.action} ${cause.objectName}`}>
          <span className={styles.when}>
            {cause.actorName ? formatDateTime(cause.at) : formatDate(cause.at)}
          </span>
          <span>{cause.actorName || t`日期到了`}</span>
          <strong>{names.action(cause.action)}</strong>
          {(withObjects || cause.action.startsWith('evidence.')) && cause.objectName && (
            <span className={styles.object}>{cause.objectName}</span>
          )}
          {cause.reason && <span className={styles.reason}>{t`原因：${cause.reason}`}</span>}
        </li>
      ))}
    </ul>
  );
}
