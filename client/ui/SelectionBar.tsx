import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from './Button';
import styles from './SelectionBar.module.css';

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  /** What can be done with all of them: buttons. */
  children: ReactNode;
}

/** The verbs for the selected rows; it lies over the list's lower edge and moves nothing. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const { t } = useLingui();
  if (count === 0) return null;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`对所选的操作`}>
      <span className={styles.count}>{t`已选 ${count} 项`}</span>
      {children}
      <Button size="small" variant="quiet" icon="close" onClick={onClear}>{t`取消选择`}</Button>
    </div>
  );
}
