import type { Block, Cell } from '../../../platform/documents/index.js';
import { missing } from '../blanks.js';
import { chapter, note, right } from '../briefing/chapters.js';
import { centred, officialDay, officialMoment } from '../format.js';
import { body, heading } from '../gap-analysis/state.js';
import { TASK_STATE, VERDICT } from '../labels.js';
import { yuan } from '../roadmap/words.js';
import { conclusions } from './conclusions.js';
import { proofNotes } from '../proof-notes.js';
import { taskProofTable } from '../task-proofs.js';
import type { PlannedTask, RectificationData } from './data.js';
import { baselineTable, madeNote, ownerCell, proofsCell, scoreTable, span, stateCell } from './parts.js';
import { delayWords, gapsNamed, gapsOf, gapsSaid, isClosed, isDone, sourceWords } from './words.js';

/** 一、整改概况 and 二、整改组织 */
export function openingChapters(data: RectificationData): Block[] {
  const { plan, tasks, standing } = data;
  const done = tasks.filter(isDone).length;
  const late = tasks.filter(({ overdueDays }) => overdueDays > 0).length;
  const gaps = gapsOf(tasks);
  const closed = gaps.filter(isClosed).length;
  return [
    chapter('整改概况'),
    {
      kind: 'keyFigures',
      boxes: [
        {
          label: '已验证任务',
          value: `${done}/${tasks.length}`,
          tone: done === tasks.length ? 'good' : 'caution',
        },
        { label: '已关闭差距', value: `${closed}/${gaps.length}`, note: '实证符合或不适用' },
        { label: '逾期任务', value: String(late), tone: late === 0 ? 'good' : 'bad' },
        {
          label: '已发生费用',
          value: standing.actualCost === null ? '—' : yuan(standing.actualCost),
          note: standing.budget === null ? '没有填写预算' : `预算 ${yuan(standing.budget)}`,
        },
      ],
    },
    body([
      `“${plan.name}”的期间为${span(plan)}${plan.source ? `，来自${sourceWords[plan.source]}${plan.sourceReference ? `（${plan.sourceReference}）` : ''}` : ''}。截至 ${officialMoment(data.generatedAt)}，${tasks.length} 项任务中已验证 ${done} 项，未完成 ${tasks.length - done} 项（`,
      { see: 'open' },
      `），其中逾期 ${late} 项。`,
    ]),
    ...(plan.note ? [body(plan.note)] : []),
    chapter('整改组织'),
    body(`计划负责人${plan.owner ?? '未指定'}。每项任务由责任部门整改并提交佐证，由提交人以外的人员验证。`),
    unitTable(tasks),
    baselineTable(data),
  ];
}

function unitTable(tasks: readonly PlannedTask[]): Block {
  const units = [...Map.groupBy(tasks, ({ unit }) => unit ?? '未分科室')];
  const names = (all: readonly (string | null)[]): string =>
    [...new Set(all.filter((name) => name !== null))].join('、') || '—';
  return {
    kind: 'table',
    caption: '责任部门与完成情况',
    columns: [
      { title: '责任部门', width: 22 },
      { title: '责任人', width: 26 },
      { title: '验证人', width: 20 },
      { title: '任务', width: 10 },
      { title: '已验证', width: 11 },
      { title: '逾期', width: 11 },
    ],
    rows: units.map(([unit, own]): Cell[] => [
      unit,
      names(own.map(({ owner }) => owner)),
      names(own.map(({ verifiedBy }) => verifiedBy)),
      right(own.length),
      right(own.filter(isDone).length),
      right(own.filter(({ overdueDays }) => overdueDays > 0).length),
    ]),
    emptyText: '计划中没有任务。',
  };
}

/** 三、逐项完成情况 and 四、未完成项与理由, for wide pages. */
export function itemChapters(data: RectificationData): Block[] {
  const { tasks } = data;
  const open = tasks.filter((one) => !isDone(one));
  return [
    chapter('逐项完成情况'),
    {
      kind: 'table',
      caption: '逐项完成情况',
      compact: true,
      columns: [
        { title: '编号', width: 8 },
        { title: '问题', width: 15 },
        { title: '整改前', width: 18 },
        { title: '整改措施', width: 18 },
        { title: '整改后', width: 16 },
        { title: '佐证编号', width: 8 },
        { title: '验证人', width: 6 },
        { title: '日期', width: 9 },
        { title: '结论', width: 8 },
      ],
      rows: tasks.map((task): Cell[] => [
        centred(task.code),
        gapsNamed(task),
        gapsSaid(task.gaps, 'before'),
        task.submissionNote ? `${task.title}\n${task.submissionNote}` : task.title,
        isDone(task) ? gapsSaid(task.gaps, 'now') : '—',
        proofsCell(task),
        centred(task.verifiedBy ?? '—'),
        centred(task.verifiedOn ?? '—'),
        stateCell(task),
      ]),
      emptyText: '计划中没有任务。',
    },
    note([
      '整改前是建立任务时的结论，整改后是今天的结论；没有验证的任务不写整改后。佐证编号指向',
      { see: 'proofs' },
      '，',
      { see: 'open' },
      '的任务已提交的佐证写在脚注里。',
    ]),
    chapter('未完成项与理由、补偿措施'),
    {
      kind: 'table',
      name: 'open',
      caption: '未完成项与理由、补偿措施',
      compact: true,
      columns: [
        { title: '编号', width: 8 },
        { title: '任务', width: 20 },
        { title: '责任部门', width: 9 },
        { title: '责任人', width: 7 },
        { title: '期限', width: 10 },
        { title: '状态', width: 8 },
        { title: '理由', width: 22 },
        { title: '补偿措施与批准', width: 18 },
      ],
      rows: open.map((task): Cell[] => [
        centred(task.code),
        task.title,
        task.unit ?? '未分',
        ownerCell(task.owner),
        centred(task.dueOn === task.originalDueOn ? task.dueOn : `${task.dueOn}\n原 ${task.originalDueOn}`),
        stateCell(task),
        reasonCell(task, data),
        compensationCell(task),
      ]),
      emptyText: '全部任务已验证，没有未完成项。',
    },
  ];
}

function reasonCell(task: PlannedTask, { proofs }: RectificationData): Cell {
  const { delays, returnReason, accepted, state, overdueDays } = task;
  const [delay] = delays;
  const told = [
    ...(accepted ? [`风险接受：${accepted.reason}`] : []),
    ...(delay ? [`申请延期至 ${delay.to}（${delayWords[delay.state]}）：${delay.reason}`] : []),
    ...(returnReason ? [`被退回：${returnReason}`] : []),
  ];
  // This table has no column of proofs: what was handed in so far stands at the foot of the page.
  const handedIn = proofNotes(proofs.filter(({ number }) => task.proofs.includes(number)));
  if (told.length > 0) return { content: [told.join('\n'), ...handedIn] };
  if (overdueDays > 0) return { content: [missing('逾期的原因。'), ...handedIn] };
  return { content: [state === 'SUBMITTED' ? '已提交，等待验证。' : '未到期限，按计划进行。', ...handedIn] };
}

function compensationCell({ accepted, overdueDays }: PlannedTask): Cell {
  if (accepted) return `${accepted.by}批准，至 ${accepted.until}${accepted.note ? `：${accepted.note}` : ''}`;
  return overdueDays > 0 ? { content: [missing('完成之前的补偿措施。')] } : '—';
}

/** 五、复测与验证结果 to 六、结论 */
export function closingChapters(data: RectificationData): Block[] {
  const { plan, tasks } = data;
  const gaps = gapsOf(tasks);
  const verdicts = ['UNMET', 'PARTIAL', 'MET', 'NOT_APPLICABLE', 'OPEN'] as const;
  const known = verdicts.filter((verdict) => gaps.some(({ before }) => before.verdict === verdict));
  return [
    chapter('复测与验证结果'),
    heading(2, '得分变化'),
    scoreTable(data, `建立计划时（${officialDay(plan.madeOn)}）与今天的得分`),
    heading(2, '条款结论的变化'),
    {
      kind: 'table',
      caption: '计划内条款：建立任务时的结论（行）与今天的实证结论（列）',
      columns: [
        { title: '建立任务时', width: 25, label: true },
        ...verdicts.map((verdict) => ({ title: VERDICT[verdict], width: 12 })),
        { title: '合计', width: 15 },
      ],
      rows: known.map((verdict): Cell[] => {
        const own = gaps.filter(({ before }) => before.verdict === verdict);
        return [
          verdict === 'MET' ? '自报符合、缺证据' : VERDICT[verdict],
          ...verdicts.map((now) => right(own.filter((gap) => gap.now.proven === now).length)),
          right(own.length),
        ];
      }),
      emptyText: '计划没有关联条款。',
    },
    note(
      `实证结论只算有已采纳且有效证据的结论，缺证据的“符合”记为“未评”，缺证据的“部分符合”记为“不符合”。得分变化还包含计划之外的评定。任务状态：${Object.values(TASK_STATE).join('、')}。`,
    ),
    chapter('结论'),
    ...conclusions(data).map(body),
  ];
}

/** 七、附件, for wide pages. */
export const reportAnnex = (data: RectificationData): Block[] => [
  chapter('附件：佐证清单'),
  taskProofTable(data.proofs),
  ...(data.classification === '敏感' ? [note('清单含敏感证据，本文件只供有权查看敏感证据的人员阅读。')] : []),
  madeNote(data),
];
