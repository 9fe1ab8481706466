import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { Banner } from '../../ui/States';
import styles from './Past.module.css';

/** A screen without a past under an address that names a day: it must not be taken for that day. */
export function TodayScreen({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const view = useView();
  return (
    <div className={styles.past}>
      <Banner
        tone="caution"
        icon="history"
        flush
        actions={
          <span className={styles.actions}>
            <Button size="small" icon="undo" onClick={() => view.set({ asOf: null })}>{t`回到今天`}</Button>
          </span>
        }
      >
        {t`这个页面不能回看：下面是今天的情况。`}
      </Banner>
      <div className={styles.screen}>{children}</div>
    </div>
  );
}
