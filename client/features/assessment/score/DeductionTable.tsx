import { useLingui } from '@lingui/react/macro';
import type { ScoreExplanationQuery } from '../../../gql/graphql';
import { formatNumber } from '../../../lib/format';
import { clauseText, useFrameworkNames, VerificationMark } from '../../framework';
import styles from './Score.module.css';

type Explanation = NonNullable<NonNullable<ScoreExplanationQuery['assessment']>['scoreExplanation']>;

interface DeductionTableProps {
  deductions: Explanation['deductions'];
  onControl: (controlId: string) => void;
}

/** What each requirement cost, the dearest first, with the weight and how far the weight was checked. */
export function DeductionTable({ deductions, onControl }: DeductionTableProps) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const dearest = [...deductions].sort((a, b) => b.deduction - a.deduction);
  return (
    <section className={styles.section}>
      <h3>{t`扣分 ${deductions.length} 条`}</h3>
      {deductions.length === 0 ? (
        <p>{t`没有扣分。`}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t({ message: '条款', context: 'column' })}</th>
              <th scope="col">{t`权重`}</th>
              <th scope="col" className={styles.end}>{t`系数`}</th>
              <th scope="col" className={styles.end}>{t`符合程度`}</th>
              <th scope="col">{t`原因`}</th>
              <th scope="col" className={styles.end}>{t`扣分`}</th>
            </tr>
          </thead>
          <tbody>
            {dearest.map((one) => (
              <tr key={one.resultId}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.open}
                    title={one.control.text ?? undefined}
                    onClick={() => onControl(one.control.id)}
                  >
                    {clauseText(one.control.code)} {one.control.name}
                  </button>
                </th>
                <td>
                  {names.weight(one.weight)} <VerificationMark value={one.weightVerification} />
                </td>
                <td className={styles.end}>{one.factor}</td>
                <td className={styles.end}>{one.x}</td>
                <td>{one.reason}</td>
                <td className={styles.end}>{formatNumber(one.deduction, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
