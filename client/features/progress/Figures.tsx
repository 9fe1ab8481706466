import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classNames } from '../../lib/classNames';
import { formatNumber } from '../../lib/format';
import type { Progress } from './documents';
import type { ProgressView } from './useProgressView';
import styles from './Progress.module.css';

interface FiguresProps {
  progress: Progress;
  last: Progress['days'][number];
  asked: ProgressView;
}

const unfinished = 'state=OPEN&state=IN_PROGRESS&state=SUBMITTED&state=RETURNED';

/** The numbers of the last day and of the period; those that are counts open their rows. */
export function Figures({ progress, last, asked }: FiguresProps) {
  const { t } = useLingui();
  const { measures, days } = progress;
  const left = last.tasks - last.done;
  const first = days[0] ?? last;
  const moved = left - (first.tasks - first.done);
  const behind = left - last.planned;
  const inDays = (value: number | null | undefined) => (value == null ? '—' : t`${value.toFixed(1)} 天`);
  const rate =
    measures.verified === 0 ? '—' : `${Math.round((measures.verifiedFirstTime / measures.verified) * 100)}%`;
  return (
    <>
      <Outlook progress={progress} left={left} />
      <ul className={styles.figures} aria-label={t`指标`}>
        <Figure
          label={t`剩余任务`}
          value={formatNumber(left)}
          to={asked.tasks(unfinished)}
          note={moved === 0 ? t`与期初持平` : moved < 0 ? t`比期初少 ${-moved}` : t`比期初多 ${moved}`}
        />
        <Figure
          label={t`与计划相比`}
          value={behind > 0 ? t`落后 ${behind}` : behind < 0 ? t`超前 ${-behind}` : t`持平`}
          urgent={behind > 0}
          note={t`按计划应剩 ${last.planned}`}
        />
        <Figure
          label={t`逾期`}
          value={formatNumber(last.overdue)}
          urgent={last.overdue > 0}
          to={asked.tasks('overdue=1')}
          note={t`未验证且已过期限`}
        />
        <Figure
          label={t`本期验证通过`}
          value={formatNumber(measures.verified)}
          note={t`退回 ${measures.returned} 次，重新打开 ${measures.reopened} 次`}
        />
        <Figure
          label={t`一次通过率`}
          value={rate}
          note={t`${measures.verifiedFirstTime} / ${measures.verified} 未被退回过`}
        />
        <Figure
          label={t`整改周期（中位数）`}
          value={inDays(measures.cycleDays)}
          note={t`85% 不超过 ${inDays(measures.cycleDaysMost)}`}
        />
        <Figure
          label={t`延期`}
          value={t`${measures.slipped} 项`}
          note={t`合计 ${measures.slippedDays} 天，相对最初期限`}
        />
        <Figure
          label={t`费用`}
          value={money(measures.spent)}
          note={t`预算 ${money(measures.budget)}`}
          urgent={measures.budget > 0 && measures.spent > measures.budget}
        />
      </ul>
    </>
  );
}

const money = (yuan: number): string => `¥${formatNumber(Math.round(yuan))}`;

interface FigureProps {
  label: string;
  value: string;
  note: ReactNode;
  urgent?: boolean;
  /** The rows that it counts. */
  to?: string | null;
}

function Figure({ label, value, note, urgent = false, to = null }: FigureProps) {
  const inside = (
    <>
      <span className={styles.label}>{label}</span>
      <span className={classNames(styles.value, urgent && styles.urgent)}>{value}</span>
      <span className={styles.note}>{note}</span>
    </>
  );
  return (
    <li className={styles.figure}>
      {to ? (
        <Link to={to} className={styles.inside}>
          {inside}
        </Link>
      ) : (
        <div className={styles.inside}>{inside}</div>
      )}
    </li>
  );
}

/** When the rest will be done, in a sentence that says what it rests on. */
function Outlook({ progress, left }: { progress: Progress; left: number }) {
  const { t } = useLingui();
  const { basis, weeks, pace, finishOn, earliestOn, latestOn } = progress.forecast;
  const perWeek = pace.toFixed(1);
  return (
    <p className={styles.outlook}>
      {basis === 'DONE' && <strong>{t`没有剩余任务`}</strong>}
      {basis === 'TOO_YOUNG' && t`任务建立还不满 3 周，暂不预测完成日期。`}
      {basis === 'NOTHING_FINISHED' && t`最近 ${weeks} 周没有任务通过验证，无法预测完成日期。`}
      {basis === 'MEASURED' && (
        <>
          <strong>{finishOn ? t`预计 ${finishOn} 全部完成` : t`按目前速度十年内完不成`}</strong>
          <span>
            {t`剩余 ${left} 项，最近 ${weeks} 周平均每周通过 ${perWeek} 项；`}
            {earliestOn && latestOn
              ? t`可能在 ${earliestOn} 到 ${latestOn} 之间。`
              : earliestOn
                ? t`最快 ${earliestOn}，最慢无法确定。`
                : ''}
            {t`不含今后新发现的差距。`}
          </span>
        </>
      )}
    </p>
  );
}
