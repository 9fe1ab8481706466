import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { formatNumber } from '../../../lib/format';
import { Card } from '../../../ui/Page';
import { Status } from '../../../ui/Tag';
import styles from './Exchange.module.css';

export const ProblemTableFragment = graphql(/* GraphQL */ `
  fragment ProblemTable_import on FrameworkImport {
    id
    errorCount
    warningCount
    problems {
      severity
      row
      column
      path
      message
    }
  }
`);

/** Everything that is wrong with a file, with the place where to mend it. */
export function ProblemTable({ from }: { from: FragmentType<typeof ProblemTableFragment> }) {
  const { t } = useLingui();
  const { data } = useSuspenseFragment({
    fragment: ProblemTableFragment,
    fragmentName: 'ProblemTable_import',
    from,
  });
  const { problems, errorCount: errors, warningCount: warnings } = data;
  if (problems.length === 0) return null;
  const left = errors + warnings - problems.length;
  const title =
    errors > 0
      ? t`错误 ${formatNumber(errors)}，提示 ${formatNumber(warnings)}`
      : t`提示 ${formatNumber(warnings)}`;
  return (
    <Card title={title} flush>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={styles.problems}>
          <thead>
            <tr>
              <th scope="col">{t`程度`}</th>
              <th scope="col">{t`行`}</th>
              <th scope="col">{t`列或路径`}</th>
              <th scope="col">{t`问题和改法`}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, at) => (
              <tr key={at}>
                <td>
                  <Status tone={problem.severity === 'ERROR' ? 'negative' : 'caution'}>
                    {problem.severity === 'ERROR' ? t`错误` : t`提示`}
                  </Status>
                </td>
                <td>{problem.row ?? '—'}</td>
                <td className={styles.path}>{problem.column ?? problem.path ?? '—'}</td>
                <td>{problem.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <p
          className={styles.left}
        >{t`还有 ${formatNumber(left)} 处没有列出：改正上面的问题后重新上传会继续显示。`}</p>
      )}
    </Card>
  );
}
