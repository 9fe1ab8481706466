import { useLingui } from '@lingui/react/macro';
import { formatBytes, formatDateTime, formatNumber } from '../../lib/format';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Icon } from '../../ui/Icon';
import { Part } from '../../ui/ErrorBoundary';
import { lazyPart } from '../../ui/lazyPart';
import { Banner } from '../../ui/States';
import { Tabs } from '../../ui/Tabs';
import { type Pack } from './documents';
import styles from './Pack.module.css';

const FilesView = lazyPart(async () => (await import('./FilesView')).FilesView);
const CompareView = lazyPart(async () => (await import('./CompareView')).CompareView);
const ReadingTab = lazyPart(async () => (await import('./reading/ReadingTab')).ReadingTab);
const InspectorsView = lazyPart(async () => (await import('./InspectorsView')).InspectorsView);
const LinksView = lazyPart(async () => (await import('./LinksView')).LinksView);

const tabs = ['volumes', 'reading', 'files', 'compare', 'links', 'inspectors'] as const;
type Tab = (typeof tabs)[number];

/** A frozen pack: what to take away, every file of it, and the links and accounts by which others get it. */
export function FrozenView({ pack }: { pack: Pack }) {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const tab = tabs.find((one) => one === view.get('tab')) ?? 'volumes';
  return (
    <>
      {pack.state === 'WITHDRAWN' && (
        <Banner tone="caution">
          {t`已于 ${formatDateTime(pack.withdrawnAt)} 撤回：${pack.withdrawnReason ?? ''}`}
        </Banner>
      )}
      <dl className={styles.summary}>
        <div>
          <dt>{t`条款`}</dt>
          <dd>{formatNumber(pack.itemCount ?? 0)}</dd>
        </div>
        <div>
          <dt>{t`收入的材料`}</dt>
          <dd>{formatNumber(pack.proofCount ?? 0)}</dd>
        </div>
        <div>
          <dt>{t`未收入`}</dt>
          <dd>{formatNumber(pack.leftOutCount ?? 0)}</dd>
        </div>
        <div>
          <dt>{t`文件`}</dt>
          <dd>{formatNumber(pack.fileCount ?? 0)}</dd>
        </div>
        <div>
          <dt>{t`大小`}</dt>
          <dd>{formatBytes(pack.byteSize)}</dd>
        </div>
        <div>
          <dt>{t`冻结`}</dt>
          <dd className={styles.plain}>
            {formatDateTime(pack.frozenAt)} {pack.frozenBy?.displayName}
          </dd>
        </div>
      </dl>
      <Tabs<Tab>
        label={t`材料包内容`}
        value={tab}
        onChange={(next) => view.set({ tab: next === 'volumes' ? null : next })}
        tabs={[
          { id: 'volumes', label: t`下载`, count: pack.volumes.length },
          ...(pack.state === 'FROZEN' ? [{ id: 'reading' as const, label: t`在线查阅` }] : []),
          { id: 'files', label: t`文件`, count: pack.fileCount ?? 0 },
          { id: 'compare', label: t`对比` },
          ...(pack.viewerCanShare ? [{ id: 'links' as const, label: t`分享链接` }] : []),
          ...(can('pack:share') ? [{ id: 'inspectors' as const, label: t`检查账号` }] : []),
        ]}
      >
        <Part resetKey={`${pack.id}/${tab}`}>
          {tab === 'volumes' && <Volumes pack={pack} />}
          {tab === 'reading' && pack.state === 'FROZEN' && <ReadingTab pack={pack} />}
          {tab === 'files' && <FilesView packId={pack.id} />}
          {tab === 'compare' && <CompareView pack={pack} />}
          {tab === 'links' && pack.viewerCanShare && <LinksView pack={pack} />}
          {tab === 'inspectors' && can('pack:share') && <InspectorsView pack={pack} />}
        </Part>
      </Tabs>
    </>
  );
}

function Volumes({ pack }: { pack: Pack }) {
  const { t } = useLingui();
  return (
    <div className={styles.volumes}>
      <ul>
        {pack.volumes.map(({ number, fileCount, byteSize, downloadUrl }) => (
          <li key={number}>
            {downloadUrl ? (
              <a href={downloadUrl} download className={styles.download}>
                <Icon name="download" size={14} />
                {pack.volumes.length > 1 ? t`下载第 ${number} 卷` : t`下载材料包`}
              </a>
            ) : (
              <span>{t`第 ${number} 卷`}</span>
            )}
            <span className={styles.note}>
              {t`${formatNumber(fileCount)} 个文件，${formatBytes(byteSize)}`}
            </span>
          </li>
        ))}
      </ul>
      {pack.state === 'FROZEN' && pack.volumes.some(({ downloadUrl }) => downloadUrl === null) && (
        <p className={styles.missing}>{t`其中有敏感证据，您没有下载权限。`}</p>
      )}
      <p>
        {t`解压后用浏览器打开 index.html 浏览，打开 verify.html（或运行 node verify.mjs）离线核验。每次下载的内容逐字节相同。`}
      </p>
      <p className={styles.note}>
        {t`清单指纹 SHA-256`} <code>{pack.manifestSha256}</code>
      </p>
    </div>
  );
}
