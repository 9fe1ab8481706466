import { useLingui } from '@lingui/react/macro';
import { takeFocus } from '../../../lib/takeFocus';
import { Tag } from '../../../ui/Tag';
import type { Tone } from '../../../ui/tone';
import type { TaskSheetStatus } from '../../../gql/graphql';
import type { PreviewedRow } from './useTaskSheet';
import styles from './Sheet.module.css';

const tones: Record<TaskSheetStatus, Tone> = {
  UNCHANGED: 'neutral',
  CHANGED: 'caution',
  NEW: 'positive',
  REFUSED: 'negative',
};
/** More than anybody reads; all of them are counted above. */
const mostShown = 300;

interface SheetRowsProps {
  rows: readonly PreviewedRow[];
  /** How a column is headed. */
  nameOf: (column: string) => string;
}

/** What becomes of each row: those with a problem first. */
export function SheetRows({ rows, nameOf }: SheetRowsProps) {
  const { t } = useLingui();
  const names: Record<TaskSheetStatus, string> = {
    UNCHANGED: t`不变`,
    CHANGED: t({ message: '修改', context: 'row' }),
    NEW: t({ message: '新建', context: 'row' }),
    REFUSED: t`不能导入`,
  };
  const refused = rows.filter(({ status }) => status === 'REFUSED');
  const shown = [...refused, ...rows.filter(({ status }) => status !== 'REFUSED')].slice(0, mostShown);
  const empty = t`（空）`;
  return (
    <>
      <div ref={takeFocus} className={styles.scroll} tabIndex={0} role="region" aria-label={t`逐行结果`}>
        <table className={styles.rows}>
          <thead>
            <tr>
              <th scope="col">{t`行`}</th>
              <th scope="col">{t({ message: '任务', context: 'column' })}</th>
              <th scope="col">{t`变化`}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td>
                  <Tag tone={tones[row.status]}>{names[row.status]}</Tag> {row.code} {row.title}
                </td>
                <td>
                  {row.problems.map(({ column, message }) => (
                    <div key={`${column ?? ''}${message}`} className={styles.problem}>
                      {column ? `${nameOf(column)}：${message}` : message}
                    </div>
                  ))}
                  {row.changes.map(({ column, from, to }) => (
                    <div key={column} className={styles.change}>
                      <span className={styles.muted}>{nameOf(column)}</span>{' '}
                      {row.status !== 'NEW' && (
                        <>
                          <del>{from ?? empty}</del> →{' '}
                        </>
                      )}
                      <ins>{to ?? empty}</ins>
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && <p className={styles.muted}>{t`上面列出前 ${shown.length} 行`}</p>}
    </>
  );
}
