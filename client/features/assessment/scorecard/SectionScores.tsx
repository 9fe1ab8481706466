import { useLingui } from '@lingui/react/macro';

import { formatNumber } from '../../../lib/format';
import { ProgressBar } from '../../../ui/Meter';
import type { Outcome } from './ScorecardPage';
import styles from './Scorecard.module.css';

/** What every part of the rule book gave: points where it has them, else the share that is met. */
export function SectionScores({ sections }: { sections: Outcome['sections'] }) {
  const { t } = useLingui();
  const points = sections.some((section) => section.full !== null);
  return (
    <section className={styles.section}>
      <h2>{t`各部分得分`}</h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t({ message: '部分', context: 'column' })}</th>
              <th scope="col" className={styles.bar}>{t`得分率`}</th>
              {points && <th scope="col" className={styles.end}>{t`得分 / 满分`}</th>}
              <th scope="col" className={styles.end}>{t`符合 / 适用`}</th>
              <th scope="col" className={styles.end}>{t`未评`}</th>
            </tr>
          </thead>
          <tbody>
            {sections.map((section) => (
              <tr key={section.code}>
                <th scope="row">{section.name}</th>
                <td className={styles.bar}>
                  <ProgressBar
                    label={t`${section.name} 得分率`}
                    value={section.rate === null ? 0 : section.rate / 100}
                    note={section.rate === null ? '—' : `${formatNumber(section.rate, 0)}%`}
                  />
                </td>
                {points && (
                  <td className={styles.end}>
                    {formatNumber(section.earned ?? 0, 2)} / {formatNumber(section.full ?? 0, 2)}
                  </td>
                )}
                <td className={styles.end}>
                  {section.met} / {section.applicable}
                </td>
                <td className={styles.end}>{section.open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
