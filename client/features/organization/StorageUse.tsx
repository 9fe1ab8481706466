import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatBytes } from '../../lib/format';
import { graphql } from '../../gql';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { ProgressBar } from '../../ui/Meter';
import { Status } from '../../ui/Tag';
import styles from './StorageUse.module.css';

const QuotaDialog = lazyPart(async () => (await import('./QuotaDialog')).QuotaDialog);

const Query = graphql(/* GraphQL */ `
  query StorageUse {
    storageUse {
      quotaBytes
      usedBytes
      files
      pendingBytes
      remainingBytes
      diskFull
      isScanned
      unscanned
      infected
      viewerCanSetQuota
    }
  }
`);

/** How much room the files of the hospital take, and may take. */
export function StorageUse() {
  const { t } = useLingui();
  const { data } = useQuery(Query, { fetchPolicy: 'cache-and-network' });
  const [editing, setEditing] = useState(false);
  if (!data) return null;
  const { quotaBytes, usedBytes, files, pendingBytes, remainingBytes, diskFull, viewerCanSetQuota } =
    data.storageUse;
  const { isScanned, unscanned, infected } = data.storageUse;
  const share = quotaBytes === null ? null : quotaBytes === 0 ? 1 : (usedBytes + pendingBytes) / quotaBytes;
  const used = t`已用 ${formatBytes(usedBytes)}（${files} 个文件）`;
  return (
    <section className={styles.use} aria-label={t`文件存储`}>
      <strong>{t`文件存储`}</strong>
      {share === null ? (
        <span className="tabular">
          {used} · {t`不限配额`}
        </span>
      ) : (
        <div className={styles.bar}>
          <ProgressBar
            label={t`已用存储`}
            value={share}
            tone={share >= 0.95 ? 'negative' : share >= 0.8 ? 'caution' : 'accent'}
            note={`${used} · ${t`剩余 ${formatBytes(remainingBytes)}，配额 ${formatBytes(quotaBytes)}`}`}
          />
        </div>
      )}
      {diskFull && <Status tone="negative">{t`服务器磁盘空间不足，暂停上传`}</Status>}
      <Scanning isScanned={isScanned} unscanned={unscanned} infected={infected} />
      {viewerCanSetQuota && <Button size="small" onClick={() => setEditing(true)}>{t`设置配额`}</Button>}
      {editing && <QuotaDialog quotaBytes={quotaBytes} onClose={() => setEditing(false)} />}
    </section>
  );
}

/** Whether files are shown to a malware scanner, and what it has left. */
function Scanning({
  isScanned,
  unscanned,
  infected,
}: {
  isScanned: boolean;
  unscanned: number;
  infected: number;
}) {
  const { t } = useLingui();
  if (!isScanned) return <Status tone="caution">{t`未配置病毒扫描，文件未经扫描`}</Status>;
  if (infected > 0) return <Status tone="negative">{t`${infected} 个文件因病毒被隔离`}</Status>;
  if (unscanned > 0) return <Status tone="caution">{t`${unscanned} 个文件等待病毒扫描`}</Status>;
  return <Status tone="positive">{t`病毒扫描已启用`}</Status>;
}
