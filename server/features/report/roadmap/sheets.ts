import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { dayCell, sheetOf } from '../frame.js';
import type { RoadmapReportData } from './data.js';

/** Packages, and what each year of each alternative reaches, as sheets. */
export function roadmapSheets({ packages, scenarios, assessments }: RoadmapReportData): WorkbookSheet[] {
  const assessmentOf = new Map(assessments.map((one) => [one.id, one]));
  return [
    sheetOf(
      '工作包',
      [
        ['序', 6],
        ['工作包', 30],
        ['目标', 40],
        ['措施', 60],
        ['开始', 12],
        ['结束', 12],
        ['费用', 30],
        ['人天', 8],
        ['关闭差距', 10],
        ['科室', 18],
        ['负责人', 12],
        ['前置', 10],
        ['整改任务', 10],
        ['已验证', 8],
        ['逾期', 8],
      ],
      packages.map((one) => [
        one.place,
        one.name,
        one.goal ?? '',
        one.measures ?? '',
        dayCell(one.startsOn),
        dayCell(one.endsOn),
        one.cost,
        one.effortDays,
        one.closes,
        one.unit ?? '',
        one.owner ?? '',
        one.after.join('、'),
        one.tasks.total,
        one.tasks.verified,
        one.tasks.late,
      ]),
    ),
    sheetOf(
      '逐年效果',
      [
        ['方案', 20],
        ['测评对象', 24],
        ['标准', 18],
        ['年份', 8],
        ['截至', 12],
        ['自报得分', 10],
        ['自报', 24],
        ['实证得分', 10],
        ['实证', 24],
        ['剩余差距', 10],
      ],
      scenarios.flatMap(({ name, effects }) =>
        effects.flatMap(({ assessmentId, points }) =>
          points.map((point) => [
            name,
            assessmentOf.get(assessmentId)?.subject ?? '',
            assessmentOf.get(assessmentId)?.framework ?? '',
            point.year,
            dayCell(point.day),
            point.declared.value,
            point.declared.said,
            point.proven.value,
            point.proven.said,
            point.gaps,
          ]),
        ),
      ),
    ),
  ];
}
