import { useLingui } from '@lingui/react/macro';
import { today } from '../../../lib/format';
import type { Wall } from './documents';
import { Number } from './NumberPanels';
import styles from './Wall.module.css';

const dayMs = 86_400_000;
const mostOutlooks = 4;

/** What is late, the longest first. */
export function OverduePanel({ wall }: { wall: Wall }) {
  const { t } = useLingui();
  const tasks = wall.remediationTasks;
  const late = (dueOn: string) => Math.round((Date.parse(today()) - Date.parse(dueOn)) / dayMs);
  return (
    <section className={styles.panel} aria-label={t`逾期任务`}>
      <h2>
        {t`逾期任务`}
        <span className={styles.count}>{tasks?.totalCount ?? 0}</span>
      </h2>
      {!tasks || tasks.nodes.length === 0 ? (
        <p className={styles.none}>{t`没有逾期任务`}</p>
      ) : (
        <ul className={styles.rows}>
          {tasks.nodes.map((task) => (
            <li key={task.id}>
              <span className={styles.main}>
                {task.code} {task.title}
              </span>
              <span className={styles.who}>
                {[task.unit?.name, task.owner?.displayName].filter(Boolean).join(' · ') || t`未指定`}
              </span>
              <strong className={styles.bad}>{t`逾期 ${late(task.dueOn)} 天`}</strong>
            </li>
          ))}
        </ul>
      )}
      {tasks && tasks.totalCount > tasks.nodes.length && (
        <p className={styles.more}>{t`另有 ${tasks.totalCount - tasks.nodes.length} 项逾期`}</p>
      )}
    </section>
  );
}

/** Proofs that have run out or soon will, and what that does to the scores in thirty days. */
export function ExpiryPanel({ wall }: { wall: Wall }) {
  const { t } = useLingui();
  const bands = wall.evidenceExpiry ?? [];
  const outlooks = (wall.proofOutlook ?? []).slice(0, mostOutlooks);
  const said = (point: { value: number | null; level: string | null; met: number } | undefined) =>
    point === undefined
      ? '—'
      : point.level === null
        ? point.value === null
          ? t`${point.met} 项符合`
          : point.value.toFixed(1)
        : t`${point.level} 级`;
  return (
    <section className={styles.panel} aria-label={t`证据到期情况`}>
      <h2>{t`证据到期情况`}</h2>
      <ul className={styles.numbers}>
        {bands.map(({ fromDays = null, toDays, count }) => (
          <Number
            key={toDays}
            label={
              fromDays === null ? t`已过期` : fromDays === 0 ? t`${toDays} 天内` : t`${fromDays}–${toDays} 天`
            }
            value={count}
            bad={fromDays === null && count > 0}
          />
        ))}
      </ul>
      {outlooks.length > 0 && (
        <table className={styles.scores}>
          <thead>
            <tr>
              <th scope="col">{t`到期不续，实证得分`}</th>
              <th scope="col">{t`今天`}</th>
              <th scope="col">{t`30 天后`}</th>
            </tr>
          </thead>
          <tbody>
            {outlooks.map(({ assessment, points }) => (
              <tr key={assessment.id}>
                <th scope="row">{assessment.name}</th>
                <td>{said(points[0])}</td>
                <td className={said(points[1]) === said(points[0]) ? undefined : styles.bad}>
                  {said(points[1])}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
