import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { sheetOf } from '../frame.js';
import { PRIORITY, PROOF_STATE, TASK_STATE, VERDICT, WEIGHT } from '../labels.js';
import type { RatingReportData } from '../rating/data.js';
import type { GapAnalysisData, GapTask } from './data.js';
import { failed, findings } from './findings.js';

/** The gaps and their tasks as sheets: what people filter, sort and send around. */
export function gapSheets(data: GapAnalysisData | RatingReportData): WorkbookSheet[] {
  const gaps =
    'form' in data
      ? data.gaps.map((gap) => ({ ...gap, weight: null, reason: '', section: gap.section }))
      : findings(data).gaps.map(({ result, reason }) => ({ ...result, reason, level: null, section: '' }));
  const sections = 'form' in data ? [] : data.categories;
  const nameOf = new Map(sections.map(({ code, name }) => [code, name]));
  return [
    sheetOf(
      '差距清单',
      [
        ['序号', 6],
        ['条款', 16],
        ['名称', 24],
        ['部分', 20],
        ['级别', 8],
        ['要求', 60],
        ['自报结论', 10],
        ['实证结论', 10],
        ['证据情况', 14],
        ['权重', 8],
        ['排序理由', 24],
        ['现状', 40],
        ['差距', 40],
        ['建议', 40],
        ['责任科室', 18],
        ['整改任务', 24],
      ],
      gaps.map((gap, at) => [
        at + 1,
        gap.code,
        gap.name,
        gap.section || ('category' in gap ? (nameOf.get(gap.category) ?? '') : ''),
        gap.level ?? '',
        gap.ownText ?? gap.text,
        VERDICT[gap.verdict],
        VERDICT[gap.provenVerdict],
        failed({ verdict: gap.verdict }) ? '' : PROOF_STATE[gap.proofState],
        gap.weight === null ? '' : WEIGHT[gap.weight],
        gap.reason,
        gap.currentState ?? '',
        gap.gap ?? '',
        gap.suggestion ?? '',
        gap.unit ?? '',
        gap.tasks.map(({ code }) => code).join('、'),
      ]),
    ),
    sheetOf(
      '整改任务',
      [
        ['编号', 12],
        ['措施', 50],
        ['对应条款', 40],
        ['责任科室', 18],
        ['责任人', 12],
        ['优先级', 8],
        ['预算（元）', 12],
        ['完成期限', 12],
        ['状态', 10],
        ['逾期', 8],
      ],
      tasksOf(gaps).map(({ task, controls }) => [
        task.code,
        task.title,
        controls.join('、'),
        task.unit ?? '',
        task.owner ?? '',
        PRIORITY[task.priority],
        task.budget,
        task.dueOn,
        TASK_STATE[task.state],
        task.overdue ? '是' : '',
      ]),
    ),
  ];
}

function tasksOf(gaps: readonly { readonly code: string; readonly tasks: readonly GapTask[] }[]) {
  const tasks = new Map<string, { task: GapTask; controls: string[] }>();
  for (const { code, tasks: own } of gaps)
    for (const task of own) {
      const known = tasks.get(task.code) ?? { task, controls: [] };
      tasks.set(task.code, known);
      known.controls.push(code);
    }
  return [...tasks.values()];
}
