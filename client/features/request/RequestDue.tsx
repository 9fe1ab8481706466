import { useLingui } from '@lingui/react/macro';
import { formatDate } from '../../lib/format';
import { Status } from '../../ui/Tag';
import styles from './Request.module.css';

interface RequestDueProps {
  dueOn: string;
  daysLeft: number;
  overdue: boolean;
  dueSoon: boolean;
}

/** The last day to hand in, and how far away it is while something is owed. */
export function RequestDue({ dueOn, daysLeft, overdue, dueSoon }: RequestDueProps) {
  const { t } = useLingui();
  return (
    <span className={styles.due}>
      <span>{t`${formatDate(dueOn)} 前`}</span>
      {overdue && <Status tone="negative">{t`逾期 ${-daysLeft} 天`}</Status>}
      {dueSoon && <Status tone="caution">{daysLeft === 0 ? t`今天截止` : t`还剩 ${daysLeft} 天`}</Status>}
    </span>
  );
}
