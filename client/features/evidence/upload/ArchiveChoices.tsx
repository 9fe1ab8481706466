import { useLingui } from '@lingui/react/macro';
import { formatList } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { ProgressBar } from '../../../ui/Meter';
import { Status } from '../../../ui/Tag';
import { archiveLimits, type ArchiveRefusal, type EntryRefusal } from './archive/archiveModel';
import type { Archive } from './uploadEntries';
import styles from './Upload.module.css';

interface ArchiveChoicesProps {
  archives: readonly Archive[];
  onUnpack: (id: string) => void;
  /** Keeps it as one piece of evidence, also while it is being unpacked. */
  onPack: (id: string) => void;
}

/** Each archive: taken apart, or kept as one piece of evidence. */
export function ArchiveChoices({ archives, onUnpack, onPack }: ArchiveChoicesProps) {
  const { t } = useLingui();
  const most = archiveLimits.entries;
  const refusals: Record<ArchiveRefusal, string> = {
    NOT_ZIP: t`不是完整的 ZIP 文件`,
    ENCRYPTED: t`压缩包设有密码，请解密后重新压缩`,
    TOO_MANY: t`压缩包内超过 ${most} 项，请分成几个`,
    TOO_LARGE: t`解开后超过 2 GB，请分成几个`,
    TOO_DENSE: t`解开后膨胀超过 100 倍，疑似压缩炸弹`,
    OVERLAPPING: t`压缩包内的文件相互重叠，疑似恶意构造`,
    DAMAGED: t`压缩包已损坏`,
  };
  const words: Record<EntryRefusal, string> = {
    UNSAFE_PATH: t`路径指向压缩包之外`,
    SYMLINK: t`是链接，不是文件`,
    TOO_LARGE: t`超过 200 MB`,
    UNREADABLE: t`读不出来`,
  };
  return archives.map((archive) => {
    const { id, name, step, count, done, share, refusal, refused } = archive;
    const open = step === 'UNPACKING' || step === 'UNPACKED';
    return (
      <div key={id} className={styles.archive}>
        {step === 'LOOKING' && <Status tone="neutral">{t`正在查看 ${name}…`}</Status>}
        {step === 'REFUSED' && refusal !== null && (
          <Status wrap tone="caution">
            {t`${name} 不能解开：${refusals[refusal]}`}
          </Status>
        )}
        {(open || (step === 'OFFERED' && count > 0)) && (
          <Checkbox
            label={t`解开压缩包 ${name}，逐个登记 ${count} 个文件`}
            checked={open}
            onChange={() => (open ? onPack(id) : onUnpack(id))}
          />
        )}
        {step === 'UNPACKING' && (
          <div className={styles.unpacking}>
            <ProgressBar label={t`正在解开 ${name}`} value={share} note={`${done} / ${count}`} />
            <Button size="small" onClick={() => onPack(id)}>{t`停止`}</Button>
          </div>
        )}
        {refused.length > 0 && (
          <Status wrap tone="negative">
            {t`没有解开 ${refused.length} 个文件：`}
            {formatList(refused.map(({ path, reason }) => t`${path}（${words[reason]}）`))}
          </Status>
        )}
      </div>
    );
  });
}
