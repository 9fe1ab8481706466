import { useLingui } from '@lingui/react/macro';
import { formatDateTime } from '../../lib/format';
import { EmptyState } from '../../ui/States';
import { Status, Tag } from '../../ui/Tag';
import type { VersionOfPage } from './documents';
import { decisionTones, usePolicyNames } from './usePolicyNames';
import styles from './Policy.module.css';

/** What each named approver decided, the last round first. */
export function PolicyApprovals({ version }: { version: VersionOfPage }) {
  const { t } = useLingui();
  const names = usePolicyNames();
  if (version.approvals.length === 0)
    return (
      <EmptyState compact icon="people" title={t`还没有提交审批`}>
        {t`提交后，所有指定的审批人都同意才能发布；编写和提交的人不能审批。`}
      </EmptyState>
    );
  return (
    <ul className={styles.lines}>
      {version.approvals.map((approval) => (
        <li key={approval.id}>
          <Tag outline>{t`第 ${approval.round} 轮`}</Tag>
          <span className={styles.grow}>{approval.approver?.displayName ?? '—'}</span>
          <Status tone={decisionTones[approval.decision]}>{names.decision(approval.decision)}</Status>
          <span className={styles.faint}>{formatDateTime(approval.decidedAt)}</span>
          {approval.remark && <span className={styles.wide}>{approval.remark}</span>}
        </li>
      ))}
    </ul>
  );
}
