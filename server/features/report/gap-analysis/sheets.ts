import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { dayCell, sheetOf } from '../frame.js';
import {
  EVIDENCE_STATE,
  JUDGEMENT,
  LABEL,
  PRIORITY,
  PROOF_STATE,
  TASK_STATE,
  VALIDITY,
  VERDICT,
  WEIGHT,
} from '../labels.js';
import type { RatingReportData } from '../rating/data.js';
import type { GapAnalysisData, GapTask } from './data.js';
import { failed, findings } from './findings.js';
import type { Findings } from './findings.js';

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
        dayCell(task.dueOn),
        TASK_STATE[task.state],
        task.overdue ? '是' : '',
      ]),
    ),
    ...('form' in data ? [] : [resultSheet(data), proofSheet(findings(data))]),
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

/** Every result in the order of the rule book, as the tables of the chapters have it. */
function resultSheet({ categories, results }: GapAnalysisData): WorkbookSheet {
  const nameOf = new Map(categories.map(({ code, name }) => [code, name]));
  return sheetOf(
    '逐项结果',
    [
      ['条款', 16],
      ['控制点', 20],
      ['安全类', 20],
      ['要求', 60],
      ['自报结论', 10],
      ['实证结论', 10],
      ['证据情况', 14],
      ['权重', 8],
      ['现状', 40],
      ['不适用的理由', 40],
      ['差距', 40],
      ['建议', 40],
      ['高风险判例', 24],
      ['判断', 14],
      ['责任科室', 18],
      ['证据份数', 10],
      ['证据', 60],
      ['整改任务', 24],
    ],
    results.map((result) => [
      result.code,
      result.point ?? result.name,
      nameOf.get(result.category) ?? result.category,
      result.ownText ?? result.text,
      VERDICT[result.verdict],
      VERDICT[result.provenVerdict],
      PROOF_STATE[result.proofState],
      result.weight === null ? '' : WEIGHT[result.weight],
      result.currentState ?? '',
      result.notApplicableReason ?? '',
      result.gap ?? '',
      result.suggestion ?? '',
      result.highRiskCases.map(({ code, name }) => `${code} ${name}`).join('、'),
      result.riskJudgement === null ? '' : JUDGEMENT[result.riskJudgement],
      result.unit ?? '',
      result.evidences.length,
      result.evidences.map(({ title }) => title).join('、'),
      result.tasks.map(({ code }) => code).join('、'),
    ]),
  );
}

const proofSheet = ({ proofs }: Findings): WorkbookSheet =>
  sheetOf(
    '证据清单',
    [
      ['证号', 6],
      ['证据名称', 40],
      ['版本', 6],
      ['采集日期', 12],
      ['有效期至', 12],
      ['审核', 10],
      ['有效性', 12],
      ['密级', 8],
      ['支持的条款', 60],
      ['SHA-256', 66],
    ],
    proofs.map(({ number, evidence, controls }) => [
      number,
      evidence.title,
      evidence.versionNumber,
      dayCell(evidence.collectedOn),
      dayCell(evidence.validUntil, '长期'),
      EVIDENCE_STATE[evidence.state],
      VALIDITY[evidence.validity],
      LABEL[evidence.label],
      controls.join('、'),
      evidence.sha256 ?? '',
    ]),
  );
