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
  const { kind, objectName, path, causedByName, dueOn, reason, approved, createdAt, readAt } = notice;
  const decided = approved === null ? null : approved ? t`已批准` : t`未批准`;
  const day =
    dueOn && (kind.startsWith('EVIDENCE') ? t`有效期至 ${formatDate(dueOn)}` : t`期限 ${formatDate(dueOn)}`);
  return (
    <Link to={path} className={classNames(styles.line, !readAt && styles.unread)} onClick={onOpen}>
      <span className={styles.head}>
        <strong>{names[kind]}</strong>
        {decided && <span>{decided}</span>}
        {!readAt && <span className={styles.mark}>{t`未读`}</span>}
        <span className={styles.when}>{formatRelative(createdAt)}</span>
      </span>
      <span>{objectName}</span>
      {(causedByName ?? dueOn ?? reason) && (
        <span className={styles.faint}>{[causedByName, day, reason].filter(Boolean).join(' · ')}</span>
      )}
    </Link>
  );
}
