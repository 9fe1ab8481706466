import type { WorkbookCell, WorkbookSheet } from '../../platform/documents/write-workbook.js';
import { dayCell, LABEL, TASK_STATE, VERDICT } from '../report/index.js';
import type { PackPart } from './pack.data.js';
import type { Source } from './pack.item.js';
import { leftOutWords, words } from './pack.words.js';

/** Twins of the tables, for filtering and for the forms of the inspecting body. */
export function packSheets({ data, layout }: Source): WorkbookSheet[] {
  const items: WorkbookCell[][] = [];
  const proofs: WorkbookCell[][] = [];
  const leftOut: WorkbookCell[][] = [];
  const tasks: WorkbookCell[][] = [];
  // Where there are several parts, each line begins with the number of its own.
  const before = (part: number | undefined): WorkbookCell[] => (data.parts ? [(part ?? 0) + 1] : []);
  for (const [at, chapter] of data.chapters.entries())
    for (const [place, item] of chapter.items.entries()) {
      const { folder } = layout.items[at]![place]!;
      const part = before(chapter.part);
      items.push([
        ...part,
        chapter.title,
        item.code,
        item.name,
        VERDICT[item.verdict],
        VERDICT[item.provenVerdict],
        item.currentState ?? item.notApplicableReason ?? '',
        item.gap ?? '',
        item.unit ?? '',
        item.ratedBy ?? '',
        item.proofs.length,
        folder,
      ]);
      for (const proof of item.proofs) {
        const { title, versionNumber, collectedOn, validUntil, label, sha256, byteSize, owner } =
          data.proofs[proof]!;
        proofs.push([
          ...part,
          item.code,
          title,
          versionNumber,
          dayCell(collectedOn),
          dayCell(validUntil, '长期'),
          LABEL[label],
          owner ?? '',
          layout.proofs[proof]!,
          byteSize ?? '',
          sha256 ?? '',
        ]);
      }
      for (const { title, reason } of item.leftOut)
        leftOut.push([...part, item.code, item.name, title, leftOutWords[reason]]);
      for (const task of item.tasks)
        tasks.push([
          ...part,
          item.code,
          task.code,
          task.title,
          task.unit ?? '',
          task.owner ?? '',
          dayCell(task.dueOn),
          TASK_STATE[task.state as keyof typeof TASK_STATE] ?? task.state,
        ]);
    }
  const sheet = (
    name: string,
    widths: readonly number[],
    titles: readonly string[],
    lines: readonly WorkbookCell[][],
  ): WorkbookSheet => ({
    name,
    widths: [...(data.parts ? [6] : []), ...widths],
    rows: [[...(data.parts ? [words.part] : []), ...titles], ...lines],
  });
  return [
    ...(data.parts ? [partSheet(data.parts)] : []),
    sheet(
      '检查项对照',
      [20, 16, 28, 10, 10, 40, 40, 16, 12, 10, 60],
      ['章节', '编号', '条款', '自评', '实证', '自评说明', '差距', '责任科室', '评定人', '材料数', '文件夹'],
      items,
    ),
    sheet(
      '材料清单',
      [16, 36, 8, 12, 12, 8, 12, 80, 14, 66],
      ['条款编号', '材料', '版本', '采集日期', '有效期至', '密级', '责任人', '文件', '字节', 'SHA-256'],
      proofs,
    ),
    sheet('未收入', [16, 28, 40, 20], ['条款编号', '条款', '材料', '原因'], leftOut),
    sheet(
      '问题整改台账',
      [16, 12, 40, 16, 12, 12, 12],
      ['条款编号', '任务编号', '任务', '责任科室', '责任人', '期限', '状态'],
      tasks,
    ),
  ];
}

const partSheet = (parts: readonly PackPart[]): WorkbookSheet => ({
  name: '各编',
  widths: [6, 40, 40, 28, 16, 16],
  rows: [
    [words.part, '测评', words.basis, words.subject, words.level, '测评周期'],
    ...parts.map(({ framework, assessment }, at): WorkbookCell[] => [
      at + 1,
      assessment.name,
      `${framework.name}（${framework.edition}）`,
      assessment.subject,
      assessment.targetLevel ?? '',
      assessment.period,
    ]),
  ],
});
