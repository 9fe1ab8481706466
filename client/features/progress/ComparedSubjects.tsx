import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { withAsOf } from '../../lib/asOf';
import { useAssessmentNames } from '../assessment';
import { percent, told, type ComparedSubject } from './scoreLines';
import styles from './Progress.module.css';

/** Systems and other subjects, weakest first; every number opens what it counts. */
export function ComparedSubjects({
  subjects,
  asOf,
}: {
  subjects: readonly ComparedSubject[];
  asOf: string | null;
}) {
  const { t } = useLingui();
  return (
    <figure className={styles.expiry}>
      <figcaption className={styles.captionTitle}>{t`各测评对象得分`}</figcaption>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t`测评对象`}</th>
            <th scope="col">{t`科室`}</th>
            <th scope="col">{t`自报`}</th>
            <th scope="col">{t`实证`}</th>
            <th scope="col">{t`自报符合`}</th>
            <th scope="col">{t`实证符合`}</th>
            <th scope="col">{t`未评`}</th>
            <th scope="col">{t`差距`}</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((one) => (
            <Row key={one.assessment.id} one={one} asOf={asOf} />
          ))}
        </tbody>
      </table>
      <p
        className={styles.note}
      >{t`占比是自报或实证符合的条款占适用条款的百分比，按实证占比从低到高排列。`}</p>
    </figure>
  );
}

function Row({ one, asOf }: { one: ComparedSubject; asOf: string | null }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { assessment, counts } = one;
  const { id, framework, subject } = assessment;
  const unit = names.scoreUnit(framework.scoringKind, assessment.scoringEdition ?? null);
  const at = (path: string) => withAsOf(`/assessments/${id}${path}`, asOf);
  const score = (basis: string) =>
    at(framework.scoringKind === 'CONFORMITY' ? `?score=${basis}` : `/scorecard?basis=${basis}`);
  const number = (value: number | null, level: string | null) =>
    value === null ? '—' : `${told(value, level)}${unit}`;
  const share = (of: 'met' | 'proven') => {
    const found = percent(counts, of);
    return found === null ? '—' : `${found}%`;
  };
  return (
    <tr>
      <th scope="row">
        <Link to={at('')}>{subject.name}</Link>
        <span className={styles.sub}> {assessment.period}</span>
      </th>
      <td>{one.unit?.name ?? '—'}</td>
      <td>
        <Link to={score('DECLARED')} aria-label={t`${subject.name} 自报得分`}>
          {number(one.declared, one.declaredLevel)}
        </Link>
      </td>
      <td>
        <Link to={score('PROVEN')} aria-label={t`${subject.name} 实证得分`}>
          {number(one.proven, one.provenLevel)}
        </Link>
      </td>
      <td>{share('met')}</td>
      <td>{share('proven')}</td>
      <td>
        <Link to={at('?chip=open')} aria-label={t`${subject.name} 未评 ${counts.open}`}>
          {counts.open}
        </Link>
      </td>
      <td>
        {asOf === null ? (
          <Link
            to={`/remediation?view=gaps&tasked=1&assessment=${id}`}
            aria-label={t`${subject.name} 差距 ${counts.gaps}`}
          >
            {counts.gaps}
          </Link>
        ) : (
          counts.gaps
        )}
      </td>
    </tr>
  );
}
