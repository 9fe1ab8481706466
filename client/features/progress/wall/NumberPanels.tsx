import { useLingui } from '@lingui/react/macro';
import { classNames } from '../../../lib/classNames';
import { useAssessmentNames } from '../../assessment';
import type { Wall } from './documents';
import { WallChart } from './WallChart';
import styles from './Wall.module.css';

const mostRows = 6;

type Rated = NonNullable<Wall['latestAssessments']>[number];

/** Declared beside proven: systems by MLPS first, then what has levels. */
export function ScoresPanel({ wall, large }: { wall: Wall; large: boolean }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const order = (one: Rated) => ['CONFORMITY', 'GRADED_ITEMS', 'POINTS'].indexOf(one.rating.kind) + 1 || 9;
  const found = (wall.latestAssessments ?? []).toSorted((one, other) => order(one) - order(other));
  const shown = found.slice(0, large ? 2 * mostRows : mostRows);
  const said = (one: Rated, of: 'declared' | 'proven') => {
    const { value, level } = one.rating[of];
    const name = one.framework.levels.find(({ code }) => code === level)?.name ?? level;
    const unit = names.scoreUnit(one.rating.kind, one.scoringEdition ?? null);
    // Beside a level that is reached, points would be read as one.
    const byLevel = (one.rating.declared.level ?? one.rating.proven.level ?? null) !== null;
    return name ?? (value === null || byLevel ? '—' : `${value.toFixed(1)}${unit}`);
  };
  return (
    <section className={styles.panel} aria-label={t`得分`}>
      <h2>{t`得分：自报与实证`}</h2>
      {shown.length === 0 ? (
        <p className={styles.none}>{t`还没有测评`}</p>
      ) : (
        <table className={styles.scores}>
          <thead>
            <tr>
              <th scope="col">{t`测评对象`}</th>
              <th scope="col">{t`自报`}</th>
              <th scope="col">{t`实证`}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.subject.name}
                  <small>{one.framework.shortName}</small>
                </th>
                <td>{said(one, 'declared')}</td>
                <td className={styles.proven}>{said(one, 'proven')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown.length && (
        <p className={styles.more}>{t`另有 ${found.length - shown.length} 项测评`}</p>
      )}
    </section>
  );
}

/** What is left against the plan, in three numbers and their lines. */
export function BurnDownPanel({ wall }: { wall: Wall }) {
  const { t } = useLingui();
  const days = wall.remediationProgress?.days ?? [];
  const last = days.at(-1);
  const finish = wall.remediationProgress?.forecast.finishOn;
  const left = last ? last.tasks - last.done : 0;
  const behind = last ? left - last.planned : 0;
  return (
    <section className={styles.panel} aria-label={t`整改燃尽`}>
      <h2>{t`整改燃尽`}</h2>
      {!last || last.tasks === 0 ? (
        <p className={styles.none}>{t`没有整改任务`}</p>
      ) : (
        <>
          <ul className={styles.numbers}>
            <Number label={t`剩余任务`} value={left} />
            <Number
              label={behind > 0 ? t`落后计划` : t`超前计划`}
              value={Math.abs(behind)}
              bad={behind > 0}
            />
            <Number label={t`逾期`} value={last.overdue} bad={last.overdue > 0} />
            {finish && <Number label={t`预计完成`} value={finish} />}
          </ul>
          <div className={styles.picture}>
            <WallChart
              label={t`剩余 ${left} 项，计划剩余 ${last.planned} 项，逾期 ${last.overdue} 项`}
              days={days.map(({ day }) => day)}
              lines={[
                { name: t`剩余`, color: '#6fe0d2', values: days.map((one) => one.tasks - one.done) },
                { name: t`计划剩余`, color: '#b9cccd', values: days.map((one) => one.planned), dashed: true },
                { name: t`逾期`, color: '#ff9a8c', values: days.map((one) => one.overdue) },
              ]}
            />
          </div>
        </>
      )}
    </section>
  );
}

/** One number that is read from the last row of the room. */
export function Number({
  label,
  value,
  bad = false,
}: {
  label: string;
  value: number | string;
  bad?: boolean;
}) {
  return (
    <li>
      <span className={classNames(styles.value, bad && styles.bad)}>{value}</span>
      <span className={styles.label}>{label}</span>
    </li>
  );
}
