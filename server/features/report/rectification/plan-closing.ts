import type { Block, Cell } from '../../../platform/documents/index.js';
import { missingParagraph } from '../blanks.js';
import { chapter, note, right, width } from '../briefing/chapters.js';
import { centred } from '../format.js';
import { body } from '../gap-analysis/state.js';
import type { PlannedTask, RectificationData } from './data.js';
import { taskProofTable } from '../task-proofs.js';
import { baselineTable, madeNote } from './parts.js';
import { monthName, monthSpan } from './plan-chapters.js';
import { gapsOf, isDone, planStateWords, riskWords } from './words.js';

/** 九、实施计划与里程碑 to 十一、验收标准 */
export function closingChapters(data: RectificationData): Block[] {
  return [...milestones(data), ...risks(data), ...acceptance(data)];
}

const mostNamed = 6;

function milestones(data: RectificationData): Block[] {
  const { plan, tasks } = data;
  const months = [...Map.groupBy(tasks, ({ dueOn }) => dueOn.slice(0, 7))].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return [
    chapter('实施计划与里程碑'),
    body(
      `计划状态为${planStateWords[plan.state]}，负责人${plan.owner ?? '未指定'}。任务按完成期限归入各月。`,
    ),
    {
      kind: 'table',
      caption: '里程碑',
      columns: [
        { title: '阶段', width: 16 },
        { title: '内容', width: 34 },
        { title: '起止', width: 16 },
        { title: '交付物', width: 17 },
        { title: '验收', width: 17 },
      ],
      rows: months.map(([month, own]): Cell[] => [
        monthName(month),
        `${own.length} 项任务：${own
          .slice(0, mostNamed)
          .map(({ code }) => code)
          .join('、')}${own.length > mostNamed ? ' 等' : ''}`,
        centred(monthSpan(month, plan)),
        `任务佐证\n已有 ${new Set(own.flatMap(({ proofs }) => proofs)).size} 份`,
        `由他人验证\n已验证 ${own.filter(isDone).length}/${own.length}`,
      ]),
      emptyText: '计划中还没有任务。',
    },
    ...(months.length > 1
      ? [
          {
            kind: 'chart',
            caption: '各月到期的任务',
            description: months.map(([month, own]) => `${monthName(month)} ${own.length} 项`).join('；'),
            widthMm: width,
            heightMm: Math.min(140, 30 + months.length * 9),
            chart: {
              type: 'bar',
              stacked: true,
              labels: months.map(([month]) => month),
              series: [
                { name: '已验证', tone: 'good', values: months.map(([, own]) => own.filter(isDone).length) },
                { name: '未完成', values: months.map(([, own]) => own.filter((one) => !isDone(one)).length) },
              ],
            },
          } satisfies Block,
        ]
      : []),
    baselineTable(data),
  ];
}

const named = (tasks: readonly PlannedTask[]): string =>
  tasks.length === 0
    ? '—'
    : `${tasks
        .slice(0, mostNamed)
        .map(({ code }) => code)
        .join('、')}${tasks.length > mostNamed ? ' 等' : ''}`;

function risks({ tasks }: RectificationData): Block[] {
  const open = tasks.filter((one) => !isDone(one));
  const known: readonly (readonly [string, readonly PlannedTask[]])[] = [
    ['已逾期', open.filter(({ overdueDays }) => overdueDays > 0)],
    ['没有责任人', open.filter(({ owner }) => owner === null)],
    ['没有预算估算', open.filter(({ budget }) => budget === null)],
    ['要等其他任务先完成', open.filter(({ after }) => after.length > 0)],
    ['延期申请待审批', open.filter(({ delays }) => delays.some(({ state }) => state === 'REQUESTED'))],
    ['风险已接受、暂不整改', open.filter(({ accepted }) => accepted !== null)],
    ['被退回', open.filter(({ state }) => state === 'RETURNED')],
  ];
  const rated = tasks.filter(({ riskBefore }) => riskBefore !== null);
  return [
    chapter('风险与回退'),
    {
      kind: 'table',
      caption: '计划执行中的风险',
      columns: [
        { title: '风险', width: 34, label: true },
        { title: '任务', width: 12 },
        { title: '编号', width: 54 },
      ],
      rows: known.map(([word, own]): Cell[] => [word, right(own.length), named(own)]),
    },
    ...(rated.length > 0
      ? [
          {
            kind: 'table',
            caption: '任务对应的安全风险',
            compact: true,
            columns: [
              { title: '编号', width: 14 },
              { title: '任务', width: 56 },
              { title: '整改前风险', width: 15 },
              { title: '整改后风险', width: 15 },
            ],
            rows: rated.map(({ code, title, riskBefore, riskAfter }): Cell[] => [
              centred(code),
              title,
              centred(riskBefore ? riskWords[riskBefore] : '—'),
              centred(riskAfter ? riskWords[riskAfter] : '—'),
            ]),
          } satisfies Block,
        ]
      : []),
    missingParagraph('每项上线或停机变更的回退方案：回退条件、步骤、时限和负责人；整改期间的临时防护措施。'),
  ];
}

function acceptance({ tasks, assessments }: RectificationData): Block[] {
  const rules = [
    `${tasks.length} 项任务逐项提交佐证，由提交人以外的人员验证；未通过的退回重做。`,
    `验证后重新评定关联的 ${gapsOf(tasks).length} 条条款，有已采纳且有效的佐证才算实证符合。`,
    ...assessments
      .filter(({ target }) => target !== null)
      .map(({ subject, framework, target }) => `${subject}按${framework}达到${target}的要求。`),
    '风险接受和延期须由申请人以外的人员批准，并写明理由和期限。',
  ];
  return [
    chapter('验收标准'),
    ...rules.map((text, at) => body(`${at + 1}. ${text}`)),
    missingParagraph('采购项目的验收指标、试运行时间和参加验收的人员。'),
  ];
}

/** 十二、附件, for wide pages. */
export const planAnnex = (data: RectificationData): Block[] => [
  chapter('附件：任务佐证清单'),
  taskProofTable(data.proofs),
  ...(data.classification === '敏感' ? [note('清单含敏感证据，本文件只供有权查看敏感证据的人员阅读。')] : []),
  madeNote(data),
];
