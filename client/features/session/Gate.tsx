import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { language, switchLanguage } from '../../lib/language';
import { useStore } from '../../lib/store';
import { Button } from '../../ui/Button';
import styles from './Gate.module.css';

/** The frame of the screens in front of the product: what it is at the left, one form at the right. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const current = useStore(language);
  return (
    <div className={styles.gate}>
      <aside className={styles.aside}>
        <div className={styles.brand}>
          <img src="/seal.svg" alt="" width="52" height="52" />
          <div>
            <div className={styles.name}>衡鉴</div>
            <div className={styles.latin}>HENGJIAN</div>
          </div>
        </div>
        <div className={styles.promise}>
          <h2>{t`从条款到证据，一目了然。`}</h2>
          <ul>
            <li>
              <Trans>
                <b>衡</b>
                <span>自报与实证并列，分数随证据升降</span>
              </Trans>
            </li>
            <li>
              <Trans>
                <b>鉴</b>
                <span>任何数字都能打开，直到看见证据</span>
              </Trans>
            </li>
            <li>
              <Trans>
                <b>一证多用</b>
                <span>一份证据，服务所有标准</span>
              </Trans>
            </li>
          </ul>
        </div>
        <p className={styles.foot}>{t`医院合规与治理平台`}</p>
      </aside>
      <main className={styles.main}>
        <div className={styles.corner}>
          <Button
            variant="quiet"
            icon="globe"
            lang={current === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => switchLanguage(current === 'zh' ? 'en' : 'zh')}
          >
            {current === 'zh' ? 'English' : '中文'}
          </Button>
        </div>
        {children}
      </main>
    </div>
  );
}
