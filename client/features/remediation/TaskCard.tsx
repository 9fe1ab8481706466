import { useLingui } from '@lingui/react/macro';
import type { TaskCard_TaskFragment } from '../../gql/graphql';
import { formatList } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import { DueMark } from './DueMark';
import { priorityTones, useRemediationNames } from './useRemediationNames';
import styles from './Remediation.module.css';

/** One task on the board. */
export function TaskCard({ task }: { task: TaskCard_TaskFragment }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const [first] = task.results;
  const proving = task.proofs.filter((proof) => proof.proves).length;
  return (
    <>
      <div className={styles.cardHead}>
        <span>{task.code}</span>
        {first && (
          <span title={formatList(task.results.map((result) => result.control.code))}>
            {first.control.code}
            {task.results.length > 1 && ` +${task.results.length - 1}`}
          </span>
        )}
        {task.reopening && <Tag tone="negative" title={names.cause(task.reopening.cause)}>{t`重现`}</Tag>}
        <Tag tone={priorityTones[task.priority]}>{names.priority(task.priority)}</Tag>
      </div>
      <p className={styles.cardTitle}>{task.title}</p>
      <div className={styles.cardFoot}>
        <span className={styles.owner}>{task.owner?.displayName ?? task.unit?.name ?? t`未指派`}</span>
        <span className={styles.iconText} title={t`${task.proofs.length} 份证据，${proving} 份有效`}>
          <Icon name="file" size={12} />
          {proving}/{task.proofs.length}
        </span>
        {task.state === 'VERIFIED' ? null : <DueMark task={task} />}
      </div>
    </>
  );
}
