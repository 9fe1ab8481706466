import { scoreSaid } from '../briefing/conclusions.js';
import { signed } from '../format.js';
import type { RectificationData } from './data.js';
import { gapsOf, isClosed, isDone } from './words.js';

/** What a plan came to, in sentences: nothing in them that is not a number of the data. */
export function conclusions(data: RectificationData): string[] {
  const { tasks, standing, baselines } = data;
  if (tasks.length === 0) return ['计划中没有任务，没有可报告的整改。'];
  const done = tasks.filter(isDone);
  const open = tasks.filter((one) => !isDone(one));
  const late = open.filter(({ overdueDays }) => overdueDays > 0);
  const accepted = open.filter(({ accepted: risk }) => risk !== null);
  const gaps = gapsOf(tasks);
  const closed = gaps.filter(isClosed);
  const share = Math.floor((done.length / tasks.length) * 100);
  return [
    open.length === 0
      ? `${tasks.length} 项任务全部由他人验证，整改完成。`
      : `${tasks.length} 项任务中已验证 ${done.length} 项（${share}%），未完成 ${open.length} 项，整改尚未完成。`,
    ...(gaps.length > 0
      ? [
          `计划内 ${gaps.length} 条差距，已关闭 ${closed.length} 条，尚有 ${gaps.length - closed.length} 条没有实证符合。`,
        ]
      : []),
    ...(done.length > 0 && done.flatMap((one) => one.gaps).some((gap) => !isClosed(gap))
      ? ['已验证的任务中仍有条款没有实证符合：证据缺失、失效或结论未达到，须补齐证据或继续整改。']
      : []),
    ...scoreSentences(data),
    ...(late.length > 0
      ? [`逾期 ${late.length} 项，最长 ${Math.max(...late.map(({ overdueDays }) => overdueDays))} 天。`]
      : []),
    ...(accepted.length > 0 ? [`${accepted.length} 项任务的风险经批准接受，到期后重新整改。`] : []),
    ...(baselines.length > 0 && standing.slippageDays !== null
      ? [
          standing.slippageDays > 0
            ? `与批准的基线相比，最后一项任务推迟 ${standing.slippageDays} 天，晚于基线的任务 ${standing.slippedTasks} 项，新增 ${standing.addedTasks} 项，移出 ${standing.removedTasks} 项。`
            : `最后一项任务没有晚于批准的基线；晚于各自基线期限的任务 ${standing.slippedTasks} 项，新增 ${standing.addedTasks} 项，移出 ${standing.removedTasks} 项。`,
        ]
      : []),
  ];
}

function scoreSentences({ assessments }: RectificationData): string[] {
  return assessments.flatMap((one) => {
    const { before, now, subject, framework } = one;
    if (!before || !now) return [];
    const by = Number((now.proven - before.proven).toFixed(1));
    return [
      `${subject}（${framework}）实证${scoreSaid(one, before, 'proven')}到${scoreSaid(one, now, 'proven')}${by === 0 ? '，没有变化' : `，${signed(by)}`}。`,
    ];
  });
}
