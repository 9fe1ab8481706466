import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { Status } from '../../../ui/Tag';
import { OwnText } from '../../framework';
import { proofTones, useAssessmentNames, verdictTones } from '../../assessment';
import styles from './Task.module.css';

/** The requirements a task has to meet, with how they are rated now. */
export function TaskResults({ results }: { results: TaskDetail_TaskFragment['results'] }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const severalAssessments = new Set(results.map(({ assessment }) => assessment.id)).size > 1;
  if (results.length === 0) return <p className={styles.none}>{t`没有关联的条款。`}</p>;
  return (
    <ul className={styles.lines}>
      {results.map((result) => (
        <li key={result.id} className={styles.result}>
          <div className={styles.resultHead}>
            <Link
              to={`/assessments/${result.assessment.id}?control=${result.control.id}`}
              title={result.assessment.name}
            >
              {result.control.code}
            </Link>
            <Status tone={verdictTones[result.verdict]}>{names.verdict(result.verdict)}</Status>
            <Status tone={proofTones[result.proofState]}>{names.proof(result.proofState)}</Status>
            {severalAssessments && <span className={styles.place}>{result.assessment.name}</span>}
          </div>
          <p className={styles.requirement}>{result.control.text || result.control.name}</p>
          <OwnText control={result.control} readOnly />
          {result.gap && <p className={styles.muted}>{t`差距：${result.gap}`}</p>}
          {result.suggestion && <p className={styles.muted}>{t`建议：${result.suggestion}`}</p>}
        </li>
      ))}
    </ul>
  );
}
