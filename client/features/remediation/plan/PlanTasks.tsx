import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { PlanDetailQuery } from '../../../gql/graphql';
import { formatDate, formatMoney } from '../../../lib/format';
import { Status } from '../../../ui/Tag';
import { DueMark } from '../DueMark';
import styles from '../Plan.module.css';
import { taskTones, useRemediationNames } from '../useRemediationNames';
import { Slippage } from './Slippage';

interface PlanTasksProps {
  planId: string;
  tasks: PlanDetailQuery['remediationTasks'];
}

/** The tasks of a plan against its baseline, due first. */
export function PlanTasks({ planId, tasks }: PlanTasksProps) {
  const { t } = useLingui();
  const names = useRemediationNames();
  if (tasks.totalCount === 0)
    return (
      <p className={styles.none}>{t`计划里还没有任务：从差距建任务时选择本计划，或在表格里批量调整。`}</p>
    );
  return (
    <>
      <div className={styles.tableArea}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t({ message: '任务', context: 'column' })}</th>
              <th scope="col">{t`状态`}</th>
              <th scope="col">{t`期限`}</th>
              <th scope="col">{t`基线期限`}</th>
              <th scope="col">{t`偏差`}</th>
              <th scope="col" className={styles.number}>{t`预算`}</th>
              <th scope="col" className={styles.number}>{t`基线预算`}</th>
              <th scope="col" className={styles.number}>{t`实际费用`}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.nodes.map((task) => (
              <tr key={task.id}>
                <th scope="row">
                  <Link to={`/remediation?view=plans&task=${task.id}`}>
                    {task.code} {task.title}
                  </Link>
                </th>
                <td>
                  <Status tone={taskTones[task.state]}>{names.state(task.state)}</Status>
                </td>
                <td>
                  <DueMark task={task} />
                </td>
                <td>{task.baseline?.dueOn ? formatDate(task.baseline.dueOn) : '—'}</td>
                <td>
                  <Slippage baseline={task.baseline} />
                </td>
                <td className={styles.number}>{formatMoney(task.budget)}</td>
                <td className={styles.number}>{formatMoney(task.baseline?.budget)}</td>
                <td className={styles.number}>{formatMoney(task.actualCost)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {tasks.totalCount > tasks.nodes.length && (
        <p className={styles.none}>
          <Link to={`/remediation?view=table&plan=${planId}`}>
            {t`共 ${tasks.totalCount} 个任务，在表格中看全部`}
          </Link>
        </p>
      )}
    </>
  );
}
