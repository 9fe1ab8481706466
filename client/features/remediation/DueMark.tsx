import { useLingui } from '@lingui/react/macro';
import { formatDate } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import styles from './Remediation.module.css';

interface DueMarkProps {
  task: {
    dueOn: string;
    overdue: boolean;
    overdueDays: number;
    state: string;
    acceptedUntil?: string | null;
  };
}

/** The due day; when it has passed also how long ago, as a word with a mark. */
export function DueMark({ task }: DueMarkProps) {
  const { t } = useLingui();
  if (task.acceptedUntil) {
    return (
      <span className={styles.due} title={formatDate(task.dueOn)}>
        <Icon name="shield" size={12} />
        {t`风险接受至 ${task.acceptedUntil}`}
      </span>
    );
  }
  if (!task.overdue) {
    return (
      <span className={styles.due}>
        <Icon name="calendar" size={12} />
        {formatDate(task.dueOn)}
      </span>
    );
  }
  return (
    <span className={`${styles.due} ${styles.late}`} title={formatDate(task.dueOn)}>
      <Icon name="warning" size={12} />
      {t`逾期 ${task.overdueDays} 天`}
    </span>
  );
}
