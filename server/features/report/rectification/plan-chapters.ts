import type { Block, Cell } from '../../../platform/documents/index.js';
import { missingParagraph } from '../blanks.js';
import { chapter, note, right, width } from '../briefing/chapters.js';
import { centred, officialDay, trimmed } from '../format.js';
import { body, heading } from '../gap-analysis/state.js';
import { VERDICT } from '../labels.js';
import { yuan } from '../roadmap/words.js';
import type { PlannedTask, RectificationData } from './data.js';
import { priorityWord, scoreTable, span, taskTable } from './parts.js';
import { amount, gapCodes, gapsOf, isClosed, phasesOf, sourceWords, sum } from './words.js';

/** 一、背景与目标 to 四、总体思路 */
export function openingChapters(data: RectificationData): Block[] {
  return [...background(data), ...basis(data), ...standing(data), ...approach(data)];
}

function background({ plan, tasks, assessments }: RectificationData): Block[] {
  const units = new Set(tasks.map(({ unit }) => unit).filter(Boolean));
  const aimed = assessments.filter(({ target }) => target !== null);
  return [
    chapter('背景与目标'),
    heading(2, '背景'),
    plan.source || plan.sourceReference
      ? body(
          `本方案来自${plan.source ? sourceWords[plan.source] : '下列来源'}${plan.sourceReference ? `（${plan.sourceReference}）` : ''}。`,
        )
      : missingParagraph('方案由哪次检查、测评或决定而来，文号和日期。'),
    ...(plan.note ? [body(plan.note)] : []),
    heading(2, '目标'),
    body(
      `${span(plan)}，完成整改任务 ${tasks.length} 项，关闭差距 ${gapsOf(tasks).length} 条，涉及 ${units.size} 个科室、${assessments.length} 项测评。`,
    ),
    ...(aimed.length > 0
      ? [
          body(
            `测评目标：${aimed.map(({ subject, framework, target }) => `${subject}（${framework}）${target}`).join('；')}。`,
          ),
        ]
      : []),
    missingParagraph('整改后业务和管理上要达到的目标，以及不在本次范围内的内容。'),
  ];
}

function basis({ plan, assessments }: RectificationData): Block[] {
  const books = [...Map.groupBy(assessments, ({ framework }) => framework)];
  return [
    chapter('依据'),
    {
      kind: 'table',
      caption: '依据的标准和文件',
      columns: [
        { title: '序', width: 8 },
        { title: '标准或文件', width: 26 },
        { title: '文号', width: 30 },
        { title: '用于', width: 36 },
      ],
      rows: [
        ...books.map(([framework, all], at): Cell[] => [
          centred(at + 1),
          framework,
          all[0]!.documentNumber,
          all.map(({ name }) => name).join('、'),
        ]),
        ...(plan.sourceReference
          ? [[centred(books.length + 1), plan.sourceReference, '', '计划的来源'] satisfies Cell[]]
          : []),
      ],
      emptyText: '计划没有关联测评，也没有写明来源文件。',
    },
    missingParagraph('单位内部的依据：立项、会议决定、上级来文及其文号。'),
  ];
}

function standing(data: RectificationData): Block[] {
  const gaps = gapsOf(data.tasks);
  const count = (verdict: 'UNMET' | 'PARTIAL' | 'MET'): number =>
    gaps.filter(({ before }) => before.verdict === verdict).length;
  const closed = gaps.filter(isClosed).length;
  return [
    chapter('现状与差距摘要'),
    {
      kind: 'keyFigures',
      boxes: [
        { label: '计划内差距', value: String(gaps.length), note: `已关闭 ${closed} 条` },
        { label: VERDICT.UNMET, value: String(count('UNMET')), note: '建立任务时', tone: 'bad' },
        { label: VERDICT.PARTIAL, value: String(count('PARTIAL')), note: '建立任务时', tone: 'caution' },
        { label: '自报符合缺证据', value: String(count('MET')), note: '建立任务时' },
      ],
    },
    scoreTable(data, '各测评的得分与差距'),
    note('自报是填报的结论，实证只算有有效证据的结论；差距是还没有实证符合的条款。不同标准的得分不相加。'),
  ];
}

function approach(data: RectificationData): Block[] {
  return [
    chapter('总体思路'),
    body('任务按完成期限分为近期、中期和远期；各期最紧急的任务列在最后一栏。'),
    {
      kind: 'table',
      caption: '分期安排',
      columns: [
        { title: '阶段', width: 23, label: true },
        { title: '任务', width: 7 },
        { title: '差距', width: 7 },
        { title: '人天', width: 8 },
        { title: '预算（元）', width: 13 },
        { title: '主要任务', width: 42 },
      ],
      rows: phasesOf(data).map(({ name, tasks }): Cell[] => [
        name,
        right(tasks.length),
        right(gapsOf(tasks).length),
        right(trimmed(sum(tasks.map(({ effortDays }) => effortDays)))),
        right(amount(sum(tasks.map(({ budget }) => budget)))),
        mainOf(tasks),
      ]),
    },
    note('期限从计划的第一天起算；没有估算的人天和预算不计入合计。'),
    missingParagraph('分期的理由：哪些先做、为什么，哪些依赖采购或停机窗口。'),
  ];
}

const urgency = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];
const mostMain = 3;

/** The most urgent, due first. */
function mainOf(tasks: readonly PlannedTask[]): string {
  if (tasks.length === 0) return '—';
  const first = tasks
    .toSorted((one, other) => urgency.indexOf(one.priority) - urgency.indexOf(other.priority))
    .slice(0, mostMain)
    .map(({ title }) => title);
  return `${first.join('\n')}${tasks.length > mostMain ? ' 等' : ''}`;
}

/** 五、技术整改 and 六、管理整改, for wide pages. */
export function taskChapters(data: RectificationData): Block[] {
  const of = (...sides: PlannedTask['side'][]): PlannedTask[] =>
    data.tasks.filter(({ side }) => sides.includes(side));
  const unknown = of('UNKNOWN');
  return [
    chapter('技术整改'),
    taskTable(data, '技术整改任务', of('TECHNICAL', 'BOTH')),
    chapter('管理整改'),
    taskTable(data, '管理整改任务', of('MANAGEMENT')),
    ...(unknown.length > 0
      ? [
          note('下列任务的标准不分技术与管理，或任务没有关联条款。'),
          taskTable(data, '未分技术与管理的任务', unknown),
        ]
      : []),
    note('开始是任务建立的日期，早于计划第一天的按计划第一天；措施下的编号是整改步骤。'),
  ];
}

/** 七、产品与服务清单 and 八、预算 */
export function costChapters(data: RectificationData): Block[] {
  const { tasks, standing: now, baselines } = data;
  const paid = tasks.filter(({ budget }) => (budget ?? 0) > 0);
  const unknown = tasks.filter(({ budget }) => budget === null).length;
  const units = [...Map.groupBy(tasks, ({ unit }) => unit ?? '未分科室')].map(([unit, own]) => ({
    unit,
    own,
    budget: sum(own.map(({ budget }) => budget)),
  }));
  const costly = units.filter(({ budget }) => budget > 0);
  return [
    chapter('产品与服务清单'),
    {
      kind: 'table',
      caption: '有预算的任务',
      compact: true,
      columns: [
        { title: '序', width: 5 },
        { title: '产品或服务（任务）', width: 31 },
        { title: '规格要点', width: 17 },
        { title: '数量', width: 7 },
        { title: '单价', width: 8 },
        { title: '金额（元）', width: 11 },
        { title: '对应差距项', width: 13 },
        { title: '优先级', width: 8 },
      ],
      rows: paid.map((task, at): Cell[] => [
        centred(at + 1),
        `${task.code} ${task.title}`,
        '',
        '',
        '',
        right(amount(task.budget)),
        gapCodes(task),
        centred(priorityWord(task)),
      ]),
      emptyText: '没有任务填写预算。',
    },
    missingParagraph('各项的规格要点、数量和单价：系统只记录任务的总预算。'),
    chapter('预算'),
    body(
      `${now.budget === null ? '没有任务填写预算' : `预算合计 ${yuan(now.budget)}`}${now.baselineBudget === null ? '' : `，批准的基线 ${yuan(now.baselineBudget)}`}${now.actualCost === null ? '，没有登记已发生的费用' : `，已发生 ${yuan(now.actualCost)}`}。${now.budget !== null && unknown > 0 ? `有 ${unknown} 项任务没有填写预算，合计因此可能偏低。` : ''}`,
    ),
    {
      kind: 'table',
      caption: '各科室预算',
      columns: [
        { title: '责任部门', width: 40 },
        { title: '任务', width: 15 },
        { title: '人天', width: 15 },
        { title: '预算（元）', width: 30 },
      ],
      rows: units.map(({ unit, own, budget }): Cell[] => [
        unit,
        right(own.length),
        right(trimmed(sum(own.map(({ effortDays }) => effortDays)))),
        right(amount(budget)),
      ]),
      emptyText: '计划中还没有任务。',
    },
    ...(costly.length > 1
      ? [
          {
            kind: 'chart',
            caption: '各科室预算（万元）',
            description: costly.map(({ unit, budget }) => `${unit} ${yuan(budget)}`).join('；'),
            widthMm: width,
            heightMm: Math.min(120, 28 + costly.length * 9),
            chart: {
              type: 'bar',
              labels: costly.map(({ unit }) => unit),
              series: [{ name: '预算', values: costly.map(({ budget }) => budget / 10_000) }],
            },
          } satisfies Block,
        ]
      : []),
    ...(baselines.length > 0 && now.addedTasks + now.removedTasks > 0
      ? [note(`批准之后新增任务 ${now.addedTasks} 项，移出 ${now.removedTasks} 项。`)]
      : []),
  ];
}

/** First and last day of a month, within the plan. */
export function monthSpan(month: string, { startsOn, endsOn }: RectificationData['plan']): string {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
  const from = `${month}-01` < startsOn && startsOn <= last ? startsOn : `${month}-01`;
  return `${from}\n至 ${last > endsOn && endsOn >= from ? endsOn : last}`;
}

export const monthName = (month: string): string => officialDay(`${month}-01`).replace(/1日$/, '');
