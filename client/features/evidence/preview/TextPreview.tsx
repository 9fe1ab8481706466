import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { SkeletonLines } from '../../../ui/Skeleton';
import { decodeText } from '../../../lib/sheet/decodeText';
import { PreviewFailure } from './PreviewFailure';
import { usePreview } from './usePreviewBytes';
import type { ViewerProps } from './viewer';
import styles from './Preview.module.css';

/** Half a million characters: a log of some thousand lines, still quick to lay out. */
const mostCharacters = 500_000;

const decode = async (bytes: ArrayBuffer) => decodeText(new Uint8Array(bytes));

/** Plain text, whatever the file claims to be: markup in it is shown as letters. */
export default function TextPreview({ url }: ViewerProps) {
  const { t } = useLingui();
  const [attempt, setAttempt] = useState(0);
  const [wrap, setWrap] = useState(true);
  const loaded = usePreview(url, attempt, decode);
  if (loaded.state === 'failed') {
    return <PreviewFailure error={loaded.error} onRetry={() => setAttempt(attempt + 1)} />;
  }
  if (loaded.state === 'loading') return <SkeletonLines lines={10} />;
  const { text, encoding } = loaded.value;
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.note}>{t`编码 ${encoding}`}</span>
        <label className={styles.wrapSwitch}>
          <input type="checkbox" checked={wrap} onChange={(event) => setWrap(event.target.checked)} />
          {t`自动换行`}
        </label>
      </div>
      <pre className={wrap ? `${styles.text} ${styles.wrapped}` : styles.text} tabIndex={0}>
        {text.slice(0, mostCharacters)}
      </pre>
      {text.length > mostCharacters && (
        <div className={styles.more}>{t`预览只含前 ${mostCharacters} 个字符，其余请下载查看`}</div>
      )}
    </>
  );
}
