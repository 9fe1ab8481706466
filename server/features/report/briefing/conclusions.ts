import { taskCode } from '../../remediation/index.js';
import type { BriefingData, BriefingLine, BriefingScore } from './data.js';
import { officialDay, signed } from '../format.js';

/** One paragraph of the first page: what it is about, and its sentences. */
export interface Conclusion {
  readonly about: string;
  readonly sentences: readonly string[];
}

/** Late for longer than this, a day alone will not bring it in. */
const longLate = 30;
/** Clearly more than others have. */
const overload = 1.5;
const mostNamed = 3;

export const scoreSaid = (
  { unit }: Pick<BriefingLine, 'unit'>,
  score: BriefingScore,
  of: 'declared' | 'proven',
): string => {
  const level = of === 'declared' ? score.declaredLevel : score.provenLevel;
  return `${score[of].toFixed(1)}${unit}${level === null ? '' : `（${level} 级）`}`;
};

/** The first page in sentences: nothing in them that is not a number of the data. */
export function conclusions(data: BriefingData): Conclusion[] {
  return [
    { about: '走到哪里', sentences: howFar(data) },
    { about: '本月变动', sentences: whatMoved(data) },
    { about: '逾期', sentences: whatIsLate(data) },
    { about: '负荷', sentences: whoIsOverloaded(data) },
    { about: '到期', sentences: whatExpires(data) },
  ];
}

function howFar({ lines, lineCount, gaps, days, forecast }: BriefingData): string[] {
  const drawn = lines.filter((line) => line.drawn);
  const named = [...(drawn.length > 0 ? drawn : lines)].toSorted(
    (one, other) => one.after.proven - other.after.proven,
  );
  const last = days.at(-1);
  const left = last ? last.tasks - last.done : 0;
  return [
    named.length === 0
      ? '还没有测评得分。'
      : `${named
          .slice(0, mostNamed)
          .map(
            (line) =>
              `${line.subject}（${line.framework}）自报 ${scoreSaid(line, line.after, 'declared')}、实证 ${scoreSaid(line, line.after, 'proven')}`,
          )
          .join('；')}${lineCount > mostNamed ? `；共 ${lineCount} 项测评，详见第一章` : ''}。`,
    `差距 ${gaps.openGaps} 条，其中自报符合但没有有效证据的 ${gaps.declaredNotProven} 条；整改任务剩余 ${left} 项。`,
    forecast.basis === 'MEASURED' && forecast.finishOn
      ? `按最近 ${forecast.weeks} 周的速度，预计 ${officialDay(forecast.finishOn)}全部完成${forecast.earliestOn && forecast.latestOn ? `（${officialDay(forecast.earliestOn)}到${officialDay(forecast.latestOn)}之间）` : ''}。`
      : left === 0
        ? '没有剩余的整改任务。'
        : '完成的任务还太少，暂不预测完成日期。',
  ];
}

function whatMoved({ lines, gaps, gapsBefore, measures }: BriefingData): string[] {
  const moved = lines
    .flatMap((line) => (line.before ? [{ line, by: line.after.proven - line.before.proven }] : []))
    .filter(({ by }) => Math.abs(by) >= 0.05)
    .toSorted((one, other) => Math.abs(other.by) - Math.abs(one.by));
  const begun = lines.filter(({ before }) => before === null).length;
  const fewer = gapsBefore ? gaps.openGaps - gapsBefore.openGaps : 0;
  return [
    moved.length === 0
      ? '实证得分没有变动。'
      : `实证得分变动最大的：${moved
          .slice(0, mostNamed)
          .map(({ line, by }) => `${line.subject}（${line.framework}）${signed(Number(by.toFixed(1)))}`)
          .join('、')}。`,
    ...(begun > 0 ? [`${begun} 项测评是本月新建的，没有上月可比。`] : []),
    ...(gapsBefore
      ? [
          fewer === 0
            ? '差距数与上月末持平。'
            : `差距比上月末${fewer < 0 ? `少 ${-fewer}` : `多 ${fewer}`} 条（上月末 ${gapsBefore.openGaps} 条）。`,
        ]
      : []),
    `本月验证通过 ${measures.verified} 项，退回 ${measures.returned} 次，重新打开 ${measures.reopened} 次。`,
  ];
}

function whatIsLate({ overdue, days }: BriefingData): string[] {
  const last = days.at(-1);
  if (!last || last.overdue === 0) return ['没有逾期任务。'];
  const behind = last.tasks - last.done - last.planned;
  return [
    `逾期 ${last.overdue} 项，最久的：${overdue
      .slice(0, mostNamed)
      .map(
        ({ number, unit, owner, daysLate }) =>
          `${taskCode(number)}（${unit ?? '未分科室'}${owner ? `，${owner}` : ''}）${daysLate} 天`,
      )
      .join('、')}。`,
    behind > 0 ? `比计划多剩 ${behind} 项。` : behind < 0 ? `比计划少剩 ${-behind} 项。` : '剩余与计划一致。',
  ];
}

/** Those who carry clearly more than the others, or are late with something. */
export function overloaded({ byOwner }: Pick<BriefingData, 'byOwner'>): BriefingData['byOwner'] {
  const people = byOwner.filter(({ open }) => open > 0);
  const mean = people.reduce((sum, { open }) => sum + open, 0) / Math.max(1, people.length);
  return people.filter(
    ({ open, overdue }) => people.length > 1 && open >= overload * mean && (open > 2 || overdue > 0),
  );
}

function whoIsOverloaded(data: BriefingData): string[] {
  const heavy = overloaded(data);
  const late = data.byUnit
    .filter(({ overdue }) => overdue > 0)
    .toSorted((one, other) => other.overdue - one.overdue);
  return [
    heavy.length === 0
      ? '没有人明显多于他人。'
      : `明显多于他人：${heavy.map(({ name, open, overdue }) => `${name} ${open} 项${overdue > 0 ? `（逾期 ${overdue}）` : ''}`).join('、')}。`,
    ...(late.length > 0
      ? [
          `逾期所在科室：${late
            .slice(0, mostNamed)
            .map(({ name, overdue }) => `${name} ${overdue} 项`)
            .join('、')}。`,
        ]
      : []),
  ];
}

function whatExpires({ expiry, outlook, isCurrent }: BriefingData): string[] {
  const expired = expiry.find(({ fromDays }) => fromDays === null)?.count ?? 0;
  const soon = expiry.find(({ fromDays }) => fromDays === 0)?.count ?? 0;
  const losses = outlook
    .flatMap(({ name, points }) => {
      const [now, then] = points;
      const lost = now && then ? now.met - then.met : 0;
      return lost > 0 ? [{ name, lost }] : [];
    })
    .toSorted((one, other) => other.lost - one.lost);
  return [
    `全院已过期的证据 ${expired} 份，30 天内到期 ${soon} 份。`,
    ...(losses.length > 0
      ? [
          `30 天内若不续证，实证符合减少最多的：${losses
            .slice(0, mostNamed)
            .map(({ name, lost }) => `${name} ${lost} 项`)
            .join('、')}。`,
        ]
      : isCurrent
        ? ['30 天内没有测评因证据到期而失分。']
        : []),
  ];
}

/** What somebody has to decide, computed from what waits; empty when nothing does. */
export function decisions(data: BriefingData): string[] {
  const { decisions: waiting, overdue, gaps, expiry, days } = data;
  const expired = expiry.find(({ fromDays }) => fromDays === null)?.count ?? 0;
  const long = overdue.filter(({ daysLate }) => daysLate > longLate);
  const ownerless = overdue.filter(({ owner }) => owner === null).length;
  const last = days.at(-1);
  const behind = last ? last.tasks - last.done - last.planned : 0;
  return [
    ...(waiting.delays > 0 ? [`审批 ${waiting.delays} 项延期申请。`] : []),
    ...(waiting.acceptances > 0 ? [`审批 ${waiting.acceptances} 项风险接受申请。`] : []),
    ...(waiting.plans > 0 ? [`审批 ${waiting.plans} 个整改计划。`] : []),
    ...(long.length > 0
      ? [
          `${long.map(({ number }) => taskCode(number)).join('、')} 逾期超过 ${longLate} 天：重定期限、换人，或申请接受风险。`,
        ]
      : []),
    ...(ownerless > 0 ? [`为 ${ownerless} 项逾期任务指定责任人。`] : []),
    ...(behind > 0 ? [`剩余比计划多 ${behind} 项：增加人手，或调整计划并重新报批。`] : []),
    ...(gaps.withoutTask > 0 ? [`${gaps.withoutTask} 条差距还没有整改任务：立项，或说明理由。`] : []),
    ...overloaded(data).map(({ name, open }) => `${name}手上有 ${open} 项任务：是否分给他人。`),
    ...(expired > 0 ? [`${expired} 份证据已过期：指定续证的科室和日期。`] : []),
  ];
}
