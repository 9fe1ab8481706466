import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { NoticesQuery } from '../../gql/graphql';
import { classNames } from '../../lib/classNames';
import { formatDate, formatRelative } from '../../lib/format';
import styles from './Notices.module.css';
import { useNoticeNames } from './useNoticeNames';

interface NoticeLineProps {
  notice: NoticesQuery['notices']['nodes'][number];
  onOpen: () => void;
}

/** One notice; following it leads to what it is about. */
export function NoticeLine({ notice, onOpen }: NoticeLineProps) {
  const { t } = useLingui();
  const names = useNoticeNames();
  const { kind, objectName, path, causedByName, dueOn, count, reason, approved, createdAt, readAt } = notice;
  const dayText = (of: typeof kind, date: string): string => {
    if (of.startsWith('EVIDENCE')) return t`有效期至 ${date}`;
    return of === 'INSPECTION_VISIT_NEAR' ? t`现场检查 ${date}` : t`期限 ${date}`;
  };
  const decided = approved === null ? null : approved ? t`已批准` : t`未批准`;
  const day = dueOn && dayText(kind, formatDate(dueOn));
  const items = count && t`${count} 项`;
  return (
    <Link to={path} className={classNames(styles.line, !readAt && styles.unread)} onClick={onOpen}>
      <span className={styles.head}>
        <strong>{names[kind]}</strong>
        {decided && <span>{decided}</span>}
        {!readAt && <span className={styles.mark}>{t`未读`}</span>}
        <span className={styles.when}>{formatRelative(createdAt)}</span>
      </span>
      <span>{objectName}</span>
      {(causedByName ?? dueOn ?? items ?? reason) && (
        <span className={styles.faint}>{[causedByName, items, day, reason].filter(Boolean).join(' · ')}</span>
      )}
    </Link>
  );
}
