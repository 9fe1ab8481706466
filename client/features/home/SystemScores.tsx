import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useCan } from '../../lib/viewer';
import { ScorePair } from '../../ui/ScorePair';
import { EmptyState } from '../../ui/States';
import { useAssessmentNames } from '../assessment';
import type { HomeState } from './documents';
import { homeLinks } from './homeLinks';
import styles from './Home.module.css';

/** Declared beside proven, per system; each number opens what makes it. */
export function SystemScores({ scores }: { scores: NonNullable<HomeState['systemScores']> }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const can = useCan();
  if (scores.length === 0) {
    return (
      <EmptyState
        icon="scale"
        title={t`还没有测评`}
        actions={can('assessment:manage') && <Link to="/assessments?new=1">{t`新建测评`}</Link>}
      >
        {t`为一个信息系统建立测评后，这里显示自报和实证两个得分。`}
      </EmptyState>
    );
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t({ message: '信息系统', context: 'column' })}</th>
          <th scope="col">{t`得分`}</th>
          <th scope="col">{t`未评`}</th>
          <th scope="col">{t`差距`}</th>
        </tr>
      </thead>
      <tbody>
        {scores.map((one) => (
          <tr key={one.assessment.id}>
            <th scope="row">
              <Link to={`/assessments/${one.assessment.id}`}>{one.system.name}</Link>
              <span className={styles.sub}>
                {one.system.grading.code} · {one.assessment.period}
                {one.provisional && ` · ${t`暂定`}`}
              </span>
            </th>
            <td>
              <ScorePair
                unit={one.assessment.scoringEdition ? names.unit(one.assessment.scoringEdition) : undefined}
                declared={{
                  value: one.declared,
                  to: homeLinks.score(one.assessment.id, 'DECLARED'),
                  note: names.conclusion(one.declaredConclusion),
                }}
                proven={{
                  value: one.proven,
                  to: homeLinks.score(one.assessment.id, 'PROVEN'),
                  note: names.conclusion(one.provenConclusion),
                }}
              />
            </td>
            <td className={styles.number}>
              <Link
                to={homeLinks.open(one.assessment.id)}
                aria-label={t`${one.system.name} 未评 ${one.open}`}
              >
                {one.open}
              </Link>
            </td>
            <td className={styles.number}>
              <Link
                to={homeLinks.systemGaps(one.assessment.id)}
                aria-label={t`${one.system.name} 差距 ${one.gaps}`}
              >
                {one.gaps}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
