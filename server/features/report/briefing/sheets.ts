import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { taskCode } from '../../remediation/index.js';
import { dayCell, sheetOf } from '../frame.js';
import type { BriefingData } from './data.js';

/** What is late, the load of units and people, and the burn-down day by day. */
export const briefingSheets = ({ overdue, byUnit, byOwner, days }: BriefingData): WorkbookSheet[] => [
  sheetOf(
    '逾期任务',
    [
      ['编号', 12],
      ['任务', 50],
      ['责任科室', 18],
      ['责任人', 12],
      ['期限', 12],
      ['逾期（天）', 10],
    ],
    overdue.map((one) => [
      taskCode(one.number),
      one.title,
      one.unit ?? '',
      one.owner ?? '',
      dayCell(one.dueOn),
      one.daysLate,
    ]),
  ),
  ...(
    [
      ['各科室负荷', byUnit],
      ['每人负荷', byOwner],
    ] as const
  ).map(([name, loads]) =>
    sheetOf(
      name,
      [
        ['名称', 24],
        ['未完成', 10],
        ['逾期', 10],
        ['30 天内到期', 12],
        ['工作量（人天）', 14],
      ],
      loads.map((one) => [one.name, one.open, one.overdue, one.dueSoon, one.effortDays]),
    ),
  ),
  sheetOf(
    '燃尽',
    [
      ['日期', 12],
      ['全部任务', 10],
      ['剩余', 10],
      ['计划剩余', 10],
      ['逾期', 10],
    ],
    days.map((one) => [dayCell(one.day), one.tasks, one.tasks - one.done, one.planned, one.overdue]),
  ),
];
