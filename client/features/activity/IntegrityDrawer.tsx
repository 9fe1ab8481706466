import { useLingui } from '@lingui/react/macro';
import { formatBytes, formatDateTime, formatNumber } from '../../lib/format';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Drawer } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { LineItem, LineList, LineNote } from '../../ui/LineList';
import { Card, Facts } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner, ErrorState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import styles from './Integrity.module.css';
import { useFindingNames } from './useFindingNames';
import { useIntegrityCheck, type IntegrityCheck } from './useIntegrityCheck';

interface IntegrityDrawerProps {
  onOpenEvent: (id: string) => void;
  onClose: () => void;
}

/** The last check in words: what was looked at, what is not as it was, since when. */
export function IntegrityDrawer({ onOpenEvent, onClose }: IntegrityDrawerProps) {
  const { t } = useLingui();
  const can = useCan();
  const { check, scanning, running, loaded, error, starting, start } = useIntegrityCheck();
  return (
    <Drawer
      title={t`审计链与证据完整性`}
      size="wide"
      onClose={onClose}
      footer={
        can('event:verify') && (
          <>
            <Button variant="primary" icon="shield" busy={starting || running} onClick={start}>
              {running ? t`正在核验` : t`立即核验`}
            </Button>
            <a href="/files/audit-chain" download className={styles.download}>
              <Icon name="download" /> {t`导出审计链（ZIP）`}
            </a>
          </>
        )
      }
    >
      <div className={styles.content}>
        {error && <ErrorState error={error} compact />}
        {!loaded && !error && <SkeletonRows />}
        {loaded && <State check={check} />}
        {check && <Looked check={check} />}
        {check && check.findings.length > 0 && <Findings check={check} onOpenEvent={onOpenEvent} />}
        {scanning && (
          <p className={styles.note}>
            {scanning.isScanned
              ? t`上传的文件先经病毒扫描，通过后才能打开：${scanning.unscanned} 个等待扫描，${scanning.infected} 个因病毒被隔离。`
              : t`没有配置病毒扫描（HENGJIAN_CLAMD）：上传的文件未经扫描。`}
          </p>
        )}
        <p className={styles.note}>
          {t`事件每分钟封存一批，各批首尾相接，链头另存一份在数据库之外。每天 02:30 自动核验全部封存记录，并重新读取每一份存储的证据文件。封存之前（通常不到一分钟）的改动不在核验之列。`}
        </p>
      </div>
    </Drawer>
  );
}

function State({ check }: { check: IntegrityCheck | null }) {
  const { t } = useLingui();
  if (check === null) return <Banner tone="neutral">{t`还没有核验过。`}</Banner>;
  const clean = check.lastCleanAt ? formatDateTime(check.lastCleanAt) : null;
  switch (check.state) {
    case 'QUEUED':
    case 'RUNNING':
      return <Banner tone="info">{t`正在后台核验，可以离开此页。`}</Banner>;
    case 'CLEAN':
      return <Banner tone="positive">{t`审计链、链外锚点和全部存储文件都与封存、接收时一致。`}</Banner>;
    case 'FOUND':
      return (
        <Banner tone="negative">
          {t`发现 ${check.findingCount} 处与封存或接收时不一致。`}{' '}
          {clean ? t`上一次无误的核验：${clean}。` : t`此前没有无误的核验。`}
        </Banner>
      );
    case 'FAILED':
      return (
        <Banner tone="caution">
          {t`核验没有完成，不能说明审计链是否完整。请再核验一次；仍不成功时请系统管理员查看服务日志。`}
        </Banner>
      );
  }
}

function Looked({ check }: { check: IntegrityCheck }) {
  const { t } = useLingui();
  return (
    <Facts
      items={[
        { label: t`发起`, value: `${check.requestedByName} · ${formatDateTime(check.requestedAt)}` },
        { label: t`完成时间`, value: check.finishedAt ? formatDateTime(check.finishedAt) : '—' },
        {
          label: t`已封存事件`,
          value: t`${formatNumber(check.events)} 条，分 ${formatNumber(check.seals)} 批`,
        },
        { label: t`待封存事件`, value: t`${formatNumber(check.unsealed)} 条` },
        {
          label: t`存储文件`,
          value: t`${formatNumber(check.files)} 个，${formatBytes(check.bytes)}`,
        },
        {
          label: t`链头`,
          value: check.headHash ? (
            <>
              <code className={styles.hash}>
                {check.headNumber}:{check.headHash}
              </code>
              <span className={styles.faint}>
                {t`抄录到系统之外保存，日后可证明到这一批为止的记录没有被整体替换。`}
              </span>
            </>
          ) : (
            '—'
          ),
        },
      ]}
    />
  );
}

function Findings({ check, onOpenEvent }: { check: IntegrityCheck; onOpenEvent: (id: string) => void }) {
  const { t } = useLingui();
  const names = useFindingNames();
  const hidden = check.findingCount - check.findings.length;
  return (
    <Card title={t`不一致之处`} flush>
      <LineList>
        {check.findings.map((finding, at) => {
          const { eventId } = finding;
          return (
            <LineItem
              key={at}
              head={<Status tone="negative">{names[finding.kind]}</Status>}
              below={<p className={styles.message}>{finding.message}</p>}
            >
              {finding.since && <LineNote>{t`${formatDateTime(finding.since)} 时无误`}</LineNote>}
              {eventId && (
                <Button size="small" variant="quiet" icon="history" onClick={() => onOpenEvent(eventId)}>
                  {t`查看事件`}
                </Button>
              )}
            </LineItem>
          );
        })}
      </LineList>
      {hidden > 0 && <p className={styles.more}>{t`另有 ${formatNumber(hidden)} 处没有列出。`}</p>}
    </Card>
  );
}
