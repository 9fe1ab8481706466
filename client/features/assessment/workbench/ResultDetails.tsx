import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../../lib/asOf';
import { formatDate } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Status } from '../../../ui/Tag';
import { HighRiskCaseCard } from '../../framework';
import { taskTones, useRemediationNames } from '../../remediation';
import { useWorkbench } from './context';
import { ResultDetailDocument } from './documents';
import { isShortfall, type Line } from './lines';
import { RiskJudging } from './RiskJudging';
import styles from './Result.module.css';

/** What is asked per control: its high-risk cases in scope with their judgement, and its remediation tasks. */
export function ResultDetails({ line }: { line: Line }) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const keepAsOf = useKeepAsOf();
  const { assessmentId, start, canTask } = useWorkbench();
  const { data } = useSuspenseQuery(ResultDetailDocument, {
    variables: { id: assessmentId, controlId: line.control.id },
  });
  const result = data.assessment?.result;
  if (!result) return null;
  const cases = line.highRiskCases.map((one) => one.code);
  return (
    <>
      {cases.length > 0 && (
        <section className={styles.block} aria-label={t`高风险判例`}>
          <HighRiskCaseCard control={result.control} only={cases} folded={!isShortfall(line.verdict)} />
          {isShortfall(line.verdict) && <RiskJudging line={line} />}
        </section>
      )}
      {(result.tasks.length > 0 || (canTask && isShortfall(line.verdict))) && (
        <section className={styles.block} aria-label={t`整改任务`}>
          <div className={styles.blockHead}>
            <h3>{t`整改任务`}</h3>
            {canTask && (
              <Button size="small" icon="plus" onClick={() => start({ kind: 'task', lines: [line] })}>
                {t`建任务 T`}
              </Button>
            )}
          </div>
          <ul className={styles.tasks}>
            {result.tasks.map((task) => (
              <li key={task.id}>
                <Status tone={taskTones[task.state]}>{names.state(task.state)}</Status>
                <Link to={keepAsOf(`/remediation?task=${task.id}`)}>
                  {task.code} {task.title}
                </Link>
                <span className={task.overdue ? styles.overdue : styles.muted}>
                  {formatDate(task.dueOn)} {task.overdue && t`已逾期`}
                </span>
                <span className={styles.muted}>{task.owner?.displayName}</span>
              </li>
            ))}
            {result.tasks.length === 0 && <li className={styles.muted}>{t`这个差距还没有整改任务`}</li>}
          </ul>
        </section>
      )}
    </>
  );
}
