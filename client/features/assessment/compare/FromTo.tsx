import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Icon } from '../../../ui/Icon';
import styles from './Compare.module.css';

/** Something as it was and as it became, side by side. */
export function FromTo({ before, after }: { before: ReactNode; after: ReactNode }) {
  const { t } = useLingui();
  return (
    <span className={styles.fromTo}>
      <span className={styles.was}>{before}</span>
      <Icon name="arrowRight" size={13} />
      <span className="visually-hidden">{t`变为`}</span>
      <span>{after}</span>
    </span>
  );
}
