import { useLingui } from '@lingui/react/macro';
import { Icon } from '../../../ui/Icon';
import styles from './Preview.module.css';

/** An address outside: shown in full, so that nobody opens what he has not read. */
export function LinkPreview({ url }: { url: string }) {
  const { t } = useLingui();
  const safe = /^https?:\/\//i.test(url);
  return (
    <div className={styles.link}>
      <Icon name="link" size={22} />
      <code className={styles.address}>{url}</code>
      {safe && (
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          referrerPolicy="no-referrer"
          className={styles.open}
        >
          {t`在新标签页打开`} <Icon name="external" size={14} />
        </a>
      )}
      <p className={styles.hint}>{t`链接的内容不在本系统保存，可能会改变；重要证据请上传文件。`}</p>
    </div>
  );
}
