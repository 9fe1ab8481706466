import { useLingui } from '@lingui/react/macro';
import { formatDateTime } from '../../lib/format';
import type { PolicyOfPage } from './documents';
import styles from './Policy.module.css';

/** What happened to the policy, newest first, told from its versions and approvals. */
export function PolicyHistory({ policy }: { policy: PolicyOfPage }) {
  const { t } = useLingui();
  const lines = policy.versions.flatMap((version) => {
    const { number } = version;
    const by = (name: string | undefined) => name ?? '—';
    return [
      { at: version.createdAt, text: t`起草第 ${number} 版` },
      version.submittedAt && {
        at: version.submittedAt,
        text: t`${by(version.submittedBy?.displayName)} 提交第 ${number} 版审批`,
      },
      ...version.approvals.map(
        (approval) =>
          approval.decidedAt && {
            at: approval.decidedAt,
            text:
              approval.decision === 'APPROVED'
                ? t`${by(approval.approver?.displayName)} 同意第 ${number} 版`
                : t`${by(approval.approver?.displayName)} 退回第 ${number} 版：${approval.remark}`,
          },
      ),
      version.publishedAt && {
        at: version.publishedAt,
        text: t`${by(version.publishedBy?.displayName)} 发布第 ${number} 版`,
      },
      version.endedAt &&
        version.state === 'SUPERSEDED' && { at: version.endedAt, text: t`第 ${number} 版被新版本替代` },
    ].filter((line) => line !== null && line !== false && line !== '' && line !== undefined);
  });
  if (policy.withdrawnAt) lines.push({ at: policy.withdrawnAt, text: t`废止：${policy.withdrawReason}` });
  return (
    <ul className={styles.lines}>
      {lines
        .toSorted((one, other) => other.at.localeCompare(one.at))
        .map((line) => (
          <li key={`${line.at} ${line.text}`}>
            <span className={styles.faint}>{formatDateTime(line.at)}</span>
            <span className={styles.grow}>{line.text}</span>
          </li>
        ))}
    </ul>
  );
}
