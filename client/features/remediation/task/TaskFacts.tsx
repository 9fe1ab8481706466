import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { useKeepAsOf } from '../../../lib/asOf';
import { formatDateTime, formatList, formatMoney, formatNumber } from '../../../lib/format';
import { DueMark } from '../DueMark';
import { RiskReduced } from '../RiskReduced';
import { Slippage } from '../plan/Slippage';
import styles from './Task.module.css';

/** Who, by when, at what cost, and how far it went. */
export function TaskFacts({ task }: { task: TaskDetail_TaskFragment }) {
  const { t } = useLingui();
  const keepAsOf = useKeepAsOf();
  const moved = task.originalDueOn !== task.dueOn;
  const items = [
    { label: t`负责人`, value: task.owner?.displayName ?? t`未指派` },
    {
      label: t`协作人`,
      value: formatList(task.contributors.map((one) => one.displayName)) || '—',
    },
    { label: t`责任科室`, value: task.unit?.path ?? '—' },
    {
      label: t`期限`,
      value: (
        <>
          <DueMark task={task} />
          {task.overdue && <span className={styles.muted}> {task.dueOn}</span>}
          {task.baseline && (
            <span className={styles.muted}>
              {' '}
              {t`基线 ${task.baseline.number}`} <Slippage baseline={task.baseline} />
            </span>
          )}
          {moved && <span className={styles.muted}> {t`原定 ${task.originalDueOn}`}</span>}
        </>
      ),
    },
    {
      label: t`计划`,
      value: task.plan ? (
        <Link to={keepAsOf(`/remediation?plan=${task.plan.id}`)}>{task.plan.name}</Link>
      ) : (
        '—'
      ),
    },
    { label: t`预算`, value: formatMoney(task.budget) },
    { label: t`实际费用`, value: formatMoney(task.actualCost) },
    {
      label: t`工作量`,
      value:
        task.effortDays === null || task.effortDays === undefined
          ? '—'
          : t`${formatNumber(task.effortDays)} 人天`,
    },
    { label: t`风险降低`, value: <RiskReduced task={task} /> },
    {
      label: t({ message: '提交', context: 'task' }),
      value: task.submittedAt
        ? `${task.submittedBy?.displayName ?? '—'} · ${formatDateTime(task.submittedAt)}`
        : '—',
    },
    {
      label: t({ message: '验证', context: 'task' }),
      value: task.verifiedAt
        ? `${task.verifiedBy?.displayName ?? '—'} · ${formatDateTime(task.verifiedAt)}`
        : '—',
    },
  ];
  return (
    <dl className={styles.facts}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
