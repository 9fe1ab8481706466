import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';

import { useKeepAsOf } from '../../../lib/asOf';
import { formatNumber } from '../../../lib/format';
import type { Outcome } from './ScorecardPage';
import styles from './Scorecard.module.css';

interface ItemScoresProps {
  assessmentId: string;
  items: Outcome['items'];
}

/** What every item gave: its level, use and data quality; a figure that is not there yet is marked. */
export function ItemScores({ assessmentId, items }: ItemScoresProps) {
  const { t } = useLingui();
  const keepAsOf = useKeepAsOf();
  const share = (value: number | null) =>
    value === null ? <span className={styles.openFigure}>{t`未填`}</span> : formatNumber(value, 2);
  return (
    <section className={styles.section}>
      <h2>{t`各项目得分`}</h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t({ message: '项目', context: 'column' })}</th>
              <th scope="col" className={styles.end}>{t`达到级别`}</th>
              <th scope="col" className={styles.end}>{t`应用比例`}</th>
              <th scope="col" className={styles.end}>{t`质量指数`}</th>
              <th scope="col" className={styles.end}>{t`得分`}</th>
              <th scope="col">{t`算式`}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.control.id}>
                <th scope="row">
                  <Link to={keepAsOf(`/assessments/${assessmentId}?control=${item.control.id}`)}>
                    {item.control.code} {item.control.name}
                  </Link>
                </th>
                <td className={styles.end}>
                  {item.countedLevel}
                  {item.countedLevel !== item.functionLevel && (
                    <span
                      className={styles.muted}
                      title={t`功能达到 ${item.functionLevel} 级，数据质量只支持到 ${item.countedLevel} 级`}
                    >
                      {' '}
                      ({item.functionLevel})
                    </span>
                  )}
                </td>
                <td className={styles.end}>{share(item.use)}</td>
                <td className={styles.end}>{share(item.quality)}</td>
                <td className={styles.end}>{formatNumber(item.score, 2)}</td>
                <td className={styles.formula}>{item.formula}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
