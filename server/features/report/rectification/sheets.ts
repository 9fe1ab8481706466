import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { dayCell, sheetOf } from '../frame.js';
import { PRIORITY, TASK_STATE, VERDICT } from '../labels.js';
import { taskProofSheet } from '../task-proofs.js';
import type { RectificationData } from './data.js';
import { beginOf, riskWords, sideWords } from './words.js';

/** Tasks, gaps and proofs of a plan as sheets: what is only counted or cut short on paper stands here whole. */
export function rectificationSheets(data: RectificationData): WorkbookSheet[] {
  const { tasks, proofs, assessments } = data;
  return [
    sheetOf(
      '整改任务',
      [
        ['编号', 12],
        ['措施', 40],
        ['说明', 40],
        ['对应条款', 40],
        ['类型', 12],
        ['责任部门', 18],
        ['责任人', 12],
        ['配合方', 18],
        ['优先级', 8],
        ['预算（元）', 12],
        ['实际费用（元）', 14],
        ['人天', 8],
        ['整改前风险', 10],
        ['整改后风险', 10],
        ['开始', 12],
        ['原期限', 12],
        ['完成期限', 12],
        ['状态', 10],
        ['逾期（天）', 10],
        ['前置任务', 18],
        ['提交说明', 40],
        ['验证人', 12],
        ['验证日期', 12],
        ['风险接受至', 12],
        ['接受理由', 30],
        ['佐证编号', 14],
      ],
      tasks.map((task) => [
        task.code,
        task.title,
        task.description ?? '',
        task.gaps.map(({ code }) => code).join('、'),
        sideWords[task.side],
        task.unit ?? '',
        task.owner ?? '',
        task.contributors.join('、'),
        PRIORITY[task.priority],
        task.budget,
        task.actualCost,
        task.effortDays,
        task.riskBefore === null ? '' : riskWords[task.riskBefore],
        task.riskAfter === null ? '' : riskWords[task.riskAfter],
        dayCell(beginOf(data, task)),
        dayCell(task.originalDueOn),
        dayCell(task.dueOn),
        TASK_STATE[task.state],
        task.overdueDays,
        task.after.join('、'),
        task.submissionNote ?? '',
        task.verifiedBy ?? '',
        dayCell(task.verifiedOn),
        dayCell(task.accepted?.until),
        task.accepted?.reason ?? '',
        task.proofs.map((number) => `证${number}`).join('、'),
      ]),
    ),
    sheetOf(
      '差距',
      [
        ['任务', 12],
        ['条款', 16],
        ['名称', 24],
        ['测评对象', 24],
        ['标准', 18],
        ['建立任务时结论', 14],
        ['建立任务时说明', 40],
        ['今天自报', 10],
        ['今天实证', 10],
        ['今天说明', 40],
      ],
      tasks.flatMap(({ code, gaps }) =>
        gaps.map((gap) => [
          code,
          gap.code,
          gap.name,
          assessments[gap.assessment]?.subject ?? '',
          assessments[gap.assessment]?.framework ?? '',
          VERDICT[gap.before.verdict],
          gap.before.said ?? '',
          VERDICT[gap.now.verdict],
          VERDICT[gap.now.proven],
          gap.now.said ?? '',
        ]),
      ),
    ),
    taskProofSheet(proofs),
  ];
}
