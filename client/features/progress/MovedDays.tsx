import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/States';
import { before, told, type ScoreLine, type ScorePoint } from './scoreLines';
import type { ChosenDay } from './ScoreMovesDrawer';
import styles from './Progress.module.css';

const page = 15;

/** The days on which scores moved, newest first: the way to their causes without a pointer. */
export function MovedDays({
  lines,
  onPick,
}: {
  lines: readonly ScoreLine[];
  onPick: (chosen: ChosenDay) => void;
}) {
  const { t } = useLingui();
  const [shown, setShown] = useState(page);
  const all = lines
    .flatMap((line) => line.points.filter((point) => point.moves > 0).map((point) => ({ line, point })))
    .sort((a, b) => b.point.day.localeCompare(a.point.day));
  if (all.length === 0) return <EmptyState compact icon="check" title={t`这段时间得分没有变动`} />;
  return (
    <figure className={styles.expiry}>
      <figcaption className={styles.captionTitle}>{t`得分变动的日子`}</figcaption>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t`测评对象`}</th>
            <th scope="col">{t`日期`}</th>
            <th scope="col">{t`自报`}</th>
            <th scope="col">{t`实证`}</th>
            <th scope="col">{t`变动次数`}</th>
            <th scope="col">{t`原因`}</th>
          </tr>
        </thead>
        <tbody>
          {all.slice(0, shown).map(({ line, point }) => {
            const { name } = line.assessment.subject;
            const held = before(line, point);
            return (
              <tr key={`${line.assessment.id} ${point.day}`}>
                <th scope="row">
                  {name}
                  {held && held.assessmentId !== point.assessmentId && (
                    <span className={styles.sub}> {t`新一期测评`}</span>
                  )}
                </th>
                <td>{point.day}</td>
                <td>
                  <Moved of="declared" held={held} point={point} />
                </td>
                <td>
                  <Moved of="proven" held={held} point={point} />
                </td>
                <td>{point.moves}</td>
                <td>
                  <button
                    type="button"
                    className={styles.moved}
                    aria-label={t`${name} ${point.day} 得分为什么变动`}
                    onClick={() => onPick({ line, point })}
                  >
                    {t`查看`}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown < all.length && (
        <div>
          <Button size="small" onClick={() => setShown(shown + page)}>{t`再看一些`}</Button>
        </div>
      )}
    </figure>
  );
}

interface MovedProps {
  of: 'declared' | 'proven';
  held: ScorePoint | undefined;
  point: ScorePoint;
}

/** The score at the end of the day, with the one before where it differs. */
function Moved({ of, held, point }: MovedProps) {
  const level = of === 'declared' ? 'declaredLevel' : 'provenLevel';
  const now = told(point[of], point[level]);
  const then = held && told(held[of], held[level]);
  return (
    <>
      {then !== undefined && then !== now && <span className={styles.sub}>{then} → </span>}
      {now}
    </>
  );
}
