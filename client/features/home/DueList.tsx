import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Card } from '../../ui/Page';
import styles from './Home.module.css';

interface DueListProps {
  title: string;
  /** The whole list. */
  more: string;
  items: readonly { id: string; to: string; text: string; end: ReactNode }[];
}

/** A few lines of one kind of work with the way to all of them. */
export function DueList({ title, more, items }: DueListProps) {
  const { t } = useLingui();
  if (items.length === 0) return null;
  return (
    <Card flush title={title} actions={<Link to={more} aria-label={t`查看全部：${title}`}>{t`全部`}</Link>}>
      <ul className={styles.lines}>
        {items.map((item) => (
          <li key={item.id}>
            <Link to={item.to} className={styles.line} title={item.text}>
              <span className={styles.lineText}>{item.text}</span>
              <span className={styles.lineEnd}>{item.end}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
