import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { dayCell, sheetOf } from '../frame.js';
import { taskProofSheet } from '../task-proofs.js';
import type { InspectionReportData } from './data.js';
import { isSettled } from './reply.js';
import { severityWords } from './words.js';

/** The table of tasks of a work plan, or that of findings of a reply. */
export function inspectionSheets({
  document,
  items,
  findings,
  proofs = [],
}: InspectionReportData): WorkbookSheet[] {
  if (document === 'INSPECTION_REPLY') return [findingSheet(findings), taskProofSheet(proofs)];
  return [
    sheetOf(
      '任务分解表',
      [
        ['编号', 16],
        ['检查项', 30],
        ['指标解读', 60],
        ['责任科室', 18],
        ['责任人', 12],
        ['访谈人', 16],
        ['演示地点', 20],
        ['完成期限', 12],
        ['逾期', 8],
        ['准备情况', 30],
      ],
      items.map((item) => [
        item.code,
        item.name,
        item.interpretation ?? '',
        item.unit ?? '',
        item.person ?? '',
        item.interviewee ?? '',
        item.place ?? '',
        dayCell(item.dueOn),
        item.overdue ? '是' : '',
        item.problems.join('、') || '已备齐',
      ]),
    ),
  ];
}

const findingSheet = (findings: InspectionReportData['findings']): WorkbookSheet =>
  sheetOf(
    '逐项整改情况',
    [
      ['序号', 6],
      ['问题', 60],
      ['条款', 18],
      ['风险', 8],
      ['答复', 40],
      ['任务编号', 12],
      ['整改措施', 40],
      ['责任科室', 18],
      ['责任人', 12],
      ['期限', 12],
      ['完成情况', 12],
      ['佐证编号', 14],
    ],
    findings.map((finding, at) => [
      at + 1,
      finding.text,
      finding.code ?? '',
      finding.severity ? severityWords[finding.severity] : '',
      finding.answer ?? '',
      finding.task?.code ?? '',
      finding.task?.title ?? '',
      finding.task?.unit ?? '',
      finding.task?.owner ?? '',
      dayCell(finding.task?.dueOn),
      isSettled(finding)
        ? finding.onTheSpot
          ? '当场整改'
          : '已完成'
        : finding.task?.overdue
          ? '逾期'
          : finding.task
            ? '整改中'
            : '尚未安排',
      (finding.task?.proofs ?? []).map((number) => `证${number}`).join('、'),
    ]),
  );
