import { dayOf } from '../../../platform/clock.js';
import type { Block, Cell, Inline, TableBlock } from '../../../platform/documents/index.js';
import { note, right } from '../briefing/chapters.js';
import { scoreSaid } from '../briefing/conclusions.js';
import { centred, officialDay, officialMoment } from '../format.js';
import { PRIORITY, TASK_STATE } from '../labels.js';
import type { PlannedAssessment, PlannedTask, RectificationData } from './data.js';
import { amount, beginOf, gapsNamed, gapsOf, isClosed, planStateWords, sideWords, titles } from './words.js';

export const span = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string =>
  `${officialDay(startsOn)}至${officialDay(endsOn)}`;

export function cover(data: RectificationData): Block {
  const { plan, organization, baselines } = data;
  return {
    kind: 'cover',
    classification: data.classification,
    number: data.number,
    title: titles[data.document],
    subtitle: plan.name,
    fields: [
      ['单位名称', organization.name],
      ['期间', span(plan)],
      ['负责人', plan.owner ?? ''],
      ['计划状态', planStateWords[plan.state]],
      ['版本', data.version],
      ['编制人', data.generatedBy],
      ['审核人', ''],
      ['批准人', plan.state === 'APPROVED' ? (baselines[0]?.approvedBy ?? '') : ''],
    ],
    foot: [organization.name, officialDay(dayOf(new Date(data.generatedAt)))],
  };
}

export const madeNote = ({ generatedAt }: RectificationData): Block =>
  note(`本文件由系统按 ${officialMoment(generatedAt)} 的数据生成；此后的变化不在其中。`);

export const ownerCell = (owner: string | null): Cell => owner ?? { content: '未指定', tone: 'caution' };

/** References to the annex, in a cell. */
export const proofsCell = ({ proofs }: PlannedTask): Cell =>
  proofs.length === 0
    ? centred('—')
    : {
        content: proofs.flatMap((toProof, at): Inline[] => (at === 0 ? [{ toProof }] : ['\n', { toProof }])),
        align: 'center',
      };

export const stateCell = ({ state, overdueDays, accepted }: PlannedTask): Cell => {
  const word = TASK_STATE[state];
  if (overdueDays > 0) return { content: `${word}\n逾期 ${overdueDays} 天`, align: 'center', tone: 'bad' };
  if (accepted) return { content: `${word}\n风险已接受`, align: 'center', tone: 'caution' };
  return { content: word, align: 'center', ...(state === 'VERIFIED' ? { tone: 'good' as const } : {}) };
};

/** 整改任务, with the columns of a rectification plan. */
export const taskTable = (
  data: RectificationData,
  caption: string,
  tasks: readonly PlannedTask[],
): TableBlock => ({
  kind: 'table',
  caption,
  compact: true,
  columns: [
    { title: '编号', width: 8 },
    { title: '差距项', width: 16 },
    { title: '措施', width: 23 },
    { title: '类型', width: 5 },
    { title: '责任部门', width: 8 },
    { title: '责任人', width: 6 },
    { title: '配合方', width: 6 },
    { title: '预算（元）', width: 8 },
    { title: '开始\n完成期限', width: 10 },
    { title: '状态', width: 8 },
    { title: '证据', width: 8 },
  ],
  rows: tasks.map((task): Cell[] => [
    centred(task.code),
    gapsNamed(task),
    measureOf(task),
    centred(sideWords[task.side]),
    task.unit ?? '未分',
    ownerCell(task.owner),
    task.contributors.join('、') || '—',
    right(amount(task.budget)),
    centred(`${beginOf(data, task)}\n${task.dueOn}`),
    stateCell(task),
    proofsCell(task),
  ]),
  emptyText: '没有这类任务。',
});

function measureOf({ title, description, steps }: PlannedTask): string {
  const told = description ? `${title}\n${description}` : title;
  return [told, ...steps.map((step, at) => `${at + 1}. ${step.title}`)].join('\n');
}

const score = (one: PlannedAssessment, of: 'declared' | 'proven', at: 'before' | 'now'): string => {
  const found = one[at];
  return found ? scoreSaid(one, found, of) : '—';
};

/** Where each assessment stood when the plan was made, and where it stands. */
export const scoreTable = ({ assessments, tasks }: RectificationData, caption: string): TableBlock => ({
  kind: 'table',
  caption,
  compact: true,
  columns: [
    { title: '测评对象', width: 22 },
    { title: '标准', width: 12 },
    { title: '目标', width: 8 },
    { title: '建立计划时\n自报', width: 12 },
    { title: '建立计划时\n实证', width: 12 },
    { title: '今天\n自报', width: 9 },
    { title: '今天\n实证', width: 9 },
    { title: '计划内\n差距', width: 8 },
    { title: '尚未\n关闭', width: 8 },
  ],
  rows: assessments.map((one, place): Cell[] => {
    const own = gapsOf(tasks).filter(({ assessment }) => assessment === place);
    return [
      one.subject,
      one.framework,
      centred(one.target ?? '—'),
      right(score(one, 'declared', 'before')),
      right(score(one, 'proven', 'before')),
      right(score(one, 'declared', 'now')),
      right(score(one, 'proven', 'now')),
      right(own.length),
      right(own.filter((gap) => !isClosed(gap)).length),
    ];
  }),
  emptyText: '计划没有关联测评。',
});

/** What was approved, newest first. */
export const baselineTable = ({ baselines }: RectificationData): TableBlock => ({
  kind: 'table',
  caption: '批准过的基线',
  columns: [
    { title: '基线', width: 8 },
    { title: '期间', width: 34 },
    { title: '任务', width: 8 },
    { title: '预算（元）', width: 14 },
    { title: '提请', width: 11 },
    { title: '批准', width: 11 },
    { title: '批准日期', width: 14 },
  ],
  rows: baselines.map((one): Cell[] => [
    centred(one.number),
    `${one.startsOn} 至 ${one.endsOn}`,
    right(one.tasks),
    right(amount(one.budget)),
    centred(one.requestedBy ?? '—'),
    centred(one.approvedBy ?? '—'),
    centred(one.approvedOn),
  ]),
  emptyText: '计划尚未批准，没有基线。',
});

export const priorityWord = ({ priority }: PlannedTask): string => PRIORITY[priority];
