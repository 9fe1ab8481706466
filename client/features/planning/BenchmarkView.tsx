import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import { formatNumber } from '../../lib/format';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/States';
import { RoadmapBenchmarkDocument, type Benchmark } from './benchmarkDocuments';
import type { Roadmap } from './documents';
import { NextStep } from './NextStep';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

/** Each assessment beside the next level of its rule book and beside the other campuses, units and systems. */
export function BenchmarkView({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(RoadmapBenchmarkDocument, {
    variables: { id: roadmap.id },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data.roadmap?.benchmark ?? [];
  if (rows.length === 0)
    return (
      <EmptyState icon="scale" title={t`没有可对比的测评`}>
        {t`规划的测评已删除，或不在您的范围内。`}
      </EmptyState>
    );
  return (
    <div className={styles.compare}>
      <p className={styles.note}>
        {t`按实证符合率排位；其他对象取同一标准下最近一次测评。不同系统定级不同，得分只作参考。`}
      </p>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t`水平对比`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t`测评`}</th>
              <th scope="col">{t`今天实证`}</th>
              <th scope="col">{t`再上一级要求`}</th>
              <th scope="col">{t`再上一级还差`}</th>
              <th scope="col">{t`实证符合率与位次`}</th>
              <th scope="col">{t`其他院区、科室和系统`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <BenchmarkRow key={row.assessment.id} row={row} roadmap={roadmap} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function BenchmarkRow({ row, roadmap }: { row: Benchmark; roadmap: Roadmap }) {
  const { t } = useLingui();
  const names = usePlanningNames();
  const keepAsOf = useKeepAsOf();
  const assessment = roadmap.assessments.find(({ id }) => id === row.assessment.id);
  if (!assessment) return null;
  const { demand, proven, place, peerCount, provenShare } = row;
  return (
    <tr>
      <th scope="row" className={styles.links}>
        <Link to={keepAsOf(`/assessments/${assessment.id}/scorecard`)}>{assessment.name}</Link>
        <span className={styles.note}>{assessment.framework.shortName}</span>
      </th>
      <td title={proven.conclusion}>
        {names.value(proven)}
        <span className={styles.note}>{names.standing(proven, assessment)}</span>
      </td>
      <td>
        {demand === null ? (
          '—'
        ) : (
          <>
            {names.target(demand.target, assessment)}
            <span className={styles.note}>
              {demand.value === null
                ? t`标准没有给出最低分`
                : t`至少 ${formatNumber(demand.value, 1)}，今天 ${names.value(proven)}`}
            </span>
          </>
        )}
      </td>
      <td>
        <NextStep next={row.next} assessment={assessment} />
      </td>
      <td>
        {provenShare === null ? '—' : `${formatNumber(provenShare * 100, 0)}%`}
        <span className={styles.note}>
          {peerCount === 0 ? t`没有其他对象` : t`${peerCount + 1} 个中第 ${place}`}
        </span>
      </td>
      <td>
        <Peers row={row} />
      </td>
    </tr>
  );
}

/** As many as one looks at first. */
const first = 3;

function Peers({ row }: { row: Benchmark }) {
  const { t } = useLingui();
  const keepAsOf = useKeepAsOf();
  const [open, setOpen] = useState(false);
  if (row.peers.length === 0) return <>—</>;
  const shown = open ? row.peers : row.peers.slice(0, first);
  return (
    <>
      <ul className={styles.peers}>
        {shown.map(({ assessment, unit, counts, proven }) => (
          <li key={assessment.id} className={styles.links}>
            <Link to={keepAsOf(`/assessments/${assessment.id}/scorecard`)}>{assessment.subject.name}</Link>{' '}
            {counts.applicable === 0 ? '—' : `${formatNumber((counts.proven / counts.applicable) * 100, 0)}%`}
            <span className={styles.note}>
              {[unit?.name, proven === null ? null : t`得分 ${formatNumber(proven, 1)}`]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {row.peers.length > first && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t`收起` : t`全部 ${row.peers.length} 个`}
        </Button>
      )}
      {open && row.peerCount > row.peers.length && (
        <p className={styles.note}>{t`只列出前 ${row.peers.length} 项。`}</p>
      )}
    </>
  );
}
