import { useLingui } from '@lingui/react/macro';
import type { ControlTextOutcome } from '../../../gql/graphql';
import type { Tone } from '../../../ui/tone';
import { Status } from '../../../ui/Tag';
import { takeFocus } from '../../../lib/takeFocus';
import type { ImportedRow } from './useTextImport';
import styles from './Text.module.css';

const outcomes: readonly ControlTextOutcome[] = ['ADDED', 'CHANGED', 'UNCHANGED', 'REMOVED'];
const tones: Record<ControlTextOutcome, Tone> = {
  ADDED: 'positive',
  CHANGED: 'caution',
  UNCHANGED: 'neutral',
  REMOVED: 'negative',
};
/** More than anybody reads; all of them are counted above the table. */
const mostShown = 200;

/** What becomes of each row of an import: counted, and the rows with a problem first. */
export function ImportedRows({ rows, done }: { rows: readonly ImportedRow[]; done: boolean }) {
  const { t } = useLingui();
  const names: Record<ControlTextOutcome, string> = {
    ADDED: done ? t`已新增` : t`将新增`,
    CHANGED: done ? t`已替换` : t`将替换`,
    UNCHANGED: t`相同，不动`,
    REMOVED: done ? t`已删除` : t`将删除`,
  };
  const problems = rows.filter((row) => row.problem);
  const rest = rows.filter((row) => !row.problem);
  const shown = [...problems, ...rest].slice(0, mostShown);
  return (
    <>
      <p role="status" className={styles.counts}>
        {outcomes.map((outcome) => {
          const count = rest.filter((row) => row.outcome === outcome).length;
          return (
            count > 0 && (
              <Status key={outcome} tone={tones[outcome]}>
                {names[outcome]} {count}
              </Status>
            )
          );
        })}
        {problems.length > 0 && <Status tone="negative">{t`有问题 ${problems.length}`}</Status>}
        {rows.length > shown.length && <span>{t`下面列出前 ${shown.length} 行`}</span>}
      </p>
      <div ref={takeFocus} className={styles.scroll} tabIndex={0} role="region" aria-label={t`逐行结果`}>
        <table className={styles.rows}>
          <thead>
            <tr>
              <th scope="col">{t`行与编号`}</th>
              <th scope="col">{t`条款`}</th>
              <th scope="col">{t`原文`}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.line}>
                <td>
                  {row.line} · {row.code}
                </td>
                <td>
                  {row.control && <div>{row.control}</div>}
                  {row.problem && <div className={styles.problem}>{row.problem}</div>}
                  {row.outcome && !row.problem && (
                    <Status tone={tones[row.outcome]}>{names[row.outcome]}</Status>
                  )}
                </td>
                <td>
                  <span className={styles.cut}>{row.text}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
