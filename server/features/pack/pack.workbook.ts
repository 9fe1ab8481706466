import type { WorkbookCell, WorkbookSheet } from '../../platform/documents/write-workbook.js';
import { dayCell, LABEL, TASK_STATE, VERDICT } from '../report/index.js';
import type { Source } from './pack.item.js';
import { leftOutWords } from './pack.words.js';

/** Twins of the tables, for filtering and for the forms of the inspecting body. */
export function packSheets({ data, layout }: Source): WorkbookSheet[] {
  const items: WorkbookCell[][] = [];
  const proofs: WorkbookCell[][] = [];
  const leftOut: WorkbookCell[][] = [];
  const tasks: WorkbookCell[][] = [];
  for (const [at, chapter] of data.chapters.entries())
    for (const [place, item] of chapter.items.entries()) {
      const { folder } = layout.items[at]![place]!;
      items.push([
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
        leftOut.push([item.code, item.name, title, leftOutWords[reason]]);
      for (const task of item.tasks)
        tasks.push([
          item.code,
          task.code,
          task.title,
          task.unit ?? '',
          task.owner ?? '',
          dayCell(task.dueOn),
          TASK_STATE[task.state as keyof typeof TASK_STATE] ?? task.state,
        ]);
    }
  return [
    {
      name: '检查项对照',
      widths: [20, 16, 28, 10, 10, 40, 40, 16, 12, 10, 60],
      rows: [
        [
          '章节',
          '编号',
          '条款',
          '自评',
          '实证',
          '自评说明',
          '差距',
          '责任科室',
          '评定人',
          '材料数',
          '文件夹',
        ],
        ...items,
      ],
    },
    {
      name: '材料清单',
      widths: [16, 36, 8, 12, 12, 8, 12, 80, 14, 66],
      rows: [
        ['条款编号', '材料', '版本', '采集日期', '有效期至', '密级', '责任人', '文件', '字节', 'SHA-256'],
        ...proofs,
      ],
    },
    {
      name: '未收入',
      widths: [16, 28, 40, 20],
      rows: [['条款编号', '条款', '材料', '原因'], ...leftOut],
    },
    {
      name: '问题整改台账',
      widths: [16, 12, 40, 16, 12, 12, 12],
      rows: [['条款编号', '任务编号', '任务', '责任科室', '责任人', '期限', '状态'], ...tasks],
    },
  ];
}
