import { useLingui } from '@lingui/react/macro';
import { startTransition, type ReactNode } from 'react';
import { Button } from './Button';
import styles from './LineList.module.css';

interface LineListProps {
  children: ReactNode;
  /** Fetches what comes next; left out when that was all. In a transition, or the list would give way to a skeleton. */
  onMore?: (() => void) | undefined;
}

/** Things of one kind inside a card, one under the other. */
export function LineList({ children, onMore }: LineListProps) {
  const { t } = useLingui();
  return (
    <>
      <ul className={styles.list}>{children}</ul>
      {onMore && (
        <div className={styles.more}>
          <Button size="small" onClick={() => startTransition(onMore)}>{t`再看一些`}</Button>
        </div>
      )}
    </>
  );
}

interface LineItemProps {
  /** What it is, usually a link. */
  head: ReactNode;
  /** Its facts, side by side. */
  children?: ReactNode;
  /** What stands below, over the whole width. */
  below?: ReactNode;
}

export function LineItem({ head, children, below }: LineItemProps) {
  return (
    <li className={styles.item}>
      <span className={styles.line}>{head}</span>
      {children && <span className={styles.line}>{children}</span>}
      {below}
    </li>
  );
}

/** A fact that is read last: who, when. */
export function LineNote({ children }: { children: ReactNode }) {
  return children && <span className={styles.note}>{children}</span>;
}
