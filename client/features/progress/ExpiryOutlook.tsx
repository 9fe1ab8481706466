import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { ProofOutlookQuery } from '../../gql/graphql';
import { classNames } from '../../lib/classNames';
import { formatDate } from '../../lib/format';
import { EmptyState } from '../../ui/States';
import { ProofOutlookDocument } from './documents';
import styles from './Progress.module.css';

type Point = ProofOutlookQuery['proofOutlook'][number]['points'][number];

/** What the scores become when proofs run out and nobody renews them. */
export function ExpiryOutlook() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(ProofOutlookDocument, { fetchPolicy: 'cache-and-network' });
  const outlooks = data.proofOutlook;
  const heading = outlooks[0]?.points ?? [];
  const value = ({ value: points, level, met }: Point) =>
    level === null ? (points === null ? t`${met} 项符合` : points.toFixed(1)) : t`${level} 级`;
  return (
    <figure className={styles.expiry}>
      <figcaption className={styles.captionTitle}>{t`证据到期对得分的影响`}</figcaption>
      {outlooks.length === 0 ? (
        <EmptyState icon="check" compact title={t`90 天内没有测评因证据到期而变化`} />
      ) : (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t`测评`}</th>
                {heading.map((point, at) => (
                  <th key={point.day} scope="col">
                    {at === 0 ? t`今天实证` : formatDate(point.day)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {outlooks.map(({ assessment, points }) => (
                <tr key={assessment.id}>
                  <th scope="row">
                    <Link to={`/assessments/${assessment.id}`}>{assessment.name}</Link>
                  </th>
                  {points.map((point, at) => {
                    const lost = (points[0]?.met ?? 0) - point.met;
                    return (
                      <td key={point.day} className={classNames(at > 0 && lost > 0 && styles.urgent)}>
                        {value(point)}
                        {at > 0 && lost !== 0 && (
                          <span className={styles.note}>
                            {lost > 0 ? t`少 ${lost} 项` : t`多 ${-lost} 项`}
                          </span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.note}>{t`按现有证据的有效期推算：到期不续、其余不变时的实证得分。`}</p>
          <Link to="/evidence?state=ACCEPTED&left=0-90&order=VALID_UNTIL_ASC">{t`90 天内到期的证据`}</Link>
        </>
      )}
    </figure>
  );
}
