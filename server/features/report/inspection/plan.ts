import type { Block, Cell, DocumentSection } from '../../../platform/documents/index.js';
import { officialDay } from '../format.js';
import type { InspectionReportData, ReportedItem } from './data.js';
import { body, closing, heading, madeOn, span, titleOf, visitOf } from './parts.js';

/** Who shows what by when, how ready it is, who is asked where. */
export function planSections(data: InspectionReportData): DocumentSection[] {
  const { inspection, organization, assessment, items } = data;
  const body_ = inspection.inspectingBody ?? '检查机关';
  return [
    {
      orientation: 'portrait',
      bare: true,
      blocks: [
        {
          kind: 'cover',
          classification: '内部',
          number: data.number,
          title: titleOf(data),
          fields: [
            ['单位名称', organization.name],
            ['检查机关', inspection.inspectingBody ?? ''],
            ['来文字号', inspection.noticeNumber ?? ''],
            ['现场时间', visitOf(data)],
            ['负责人', inspection.leader ?? ''],
            ['编制人', data.generatedBy],
            ['审核人', ''],
            ['批准人', ''],
          ],
          foot: [organization.name, madeOn(data)],
        },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        heading(1, '背景与目标'),
        body(
          `${body_}${inspection.noticeNumber ? `以“${inspection.noticeNumber}”` : ''}安排本次检查，检查期间为${span(inspection.periodFrom, inspection.periodTo)}，现场时间为${visitOf(data)}。为按时、如实、完整地提供材料，制定本方案。`,
        ),
        body(
          `检查指标为《${assessment.framework}》，自评结果见测评“${assessment.name}”，共 ${items.length} 项。`,
        ),
        heading(1, '组织与分工'),
        body(
          inspection.leader
            ? [
                `本次迎检由 ${inspection.leader} 负责，各责任科室按`,
                { see: 'units' },
                '准备材料和人员，逐项的分工见',
                { see: 'items' },
                '。',
              ]
            : '本次迎检的负责人尚未指定，请先指定。',
        ),
        unitTable(items),
        heading(1, '准备情况'),
        ...standing(data),
        heading(1, '进度安排'),
        body([{ see: 'days' }, '按完成期限排列；期限之后仍未备齐的，由负责人逐日跟踪。']),
        dueTable(items),
        heading(1, '现场安排'),
        body('检查人员提出的要求和发现的问题随时在系统“现场”页登记，由责任科室当场答复或转入整改。'),
        placeTable(items),
      ],
    },
    {
      orientation: 'landscape',
      blocks: [heading(1, '任务分解表'), itemTable(items), closing(data)],
    },
  ];
}

function standing({ items, ready }: InspectionReportData): Block[] {
  const unassigned = items.filter(({ unit, person }) => !unit && !person).length;
  const counted = [
    ...Map.groupBy(
      items.flatMap(({ problems }) => problems),
      (word) => word,
    ),
  ].toSorted((one, other) => other[1].length - one[1].length);
  return [
    {
      kind: 'keyFigures',
      boxes: [
        { label: '检查项', value: String(items.length) },
        { label: '已备齐', value: String(ready), tone: ready === items.length ? 'good' : 'caution' },
        { label: '未备齐', value: String(items.length - ready) },
        { label: '未分工', value: String(unassigned), tone: unassigned === 0 ? 'good' : 'bad' },
      ],
    },
    {
      kind: 'table',
      caption: '未备齐的原因',
      columns: [
        { title: '问题', width: 60 },
        { title: '检查项数', width: 40, align: 'center' },
      ],
      rows: counted.map(([word, all]): Cell[] => [word, String(all.length)]),
      emptyText: '全部检查项已备齐',
    },
  ];
}

function unitTable(items: readonly ReportedItem[]): Block {
  const units = Map.groupBy(items, ({ unit }) => unit ?? '（未分工）');
  return {
    kind: 'table',
    name: 'units',
    caption: '责任科室与检查项',
    columns: [
      { title: '责任科室', width: 30 },
      { title: '责任人', width: 40 },
      { title: '检查项', width: 15, align: 'center' },
      { title: '已备齐', width: 15, align: 'center' },
    ],
    rows: [...units].map(([unit, own]): Cell[] => [
      unit,
      [...new Set(own.flatMap(({ person }) => person ?? []))].join('、'),
      String(own.length),
      String(own.filter(({ problems }) => problems.length === 0).length),
    ]),
    emptyText: '没有检查项',
  };
}

function dueTable(items: readonly ReportedItem[]): Block {
  const days = [...Map.groupBy(items, ({ dueOn }) => dueOn ?? '')].toSorted(([one], [other]) =>
    (one || '9') < (other || '9') ? -1 : 1,
  );
  return {
    kind: 'table',
    name: 'days',
    caption: '各期限的检查项',
    columns: [
      { title: '完成期限', width: 26 },
      { title: '检查项', width: 14, align: 'center' },
      { title: '未备齐', width: 14, align: 'center' },
      { title: '责任科室', width: 46 },
    ],
    rows: days.map(([day, own]): Cell[] => [
      day === '' ? '未定' : officialDay(day),
      String(own.length),
      String(own.filter(({ problems }) => problems.length > 0).length),
      [...new Set(own.flatMap(({ unit }) => unit ?? []))].join('、'),
    ]),
    emptyText: '没有检查项',
  };
}

const placeTable = (items: readonly ReportedItem[]): Block => ({
  kind: 'table',
  caption: '访谈与现场核查点位',
  columns: [
    { title: '编号', width: 16 },
    { title: '检查项', width: 34 },
    { title: '访谈人', width: 20 },
    { title: '演示地点', width: 30 },
  ],
  rows: items
    .filter(({ interviewee, place }) => interviewee || place)
    .map(({ code, name, interviewee, place }): Cell[] => [code, name, interviewee ?? '', place ?? '']),
  emptyText: '还没有安排访谈人和演示地点',
});

const itemTable = (items: readonly ReportedItem[]): Block => ({
  kind: 'table',
  name: 'items',
  caption: '任务分解表',
  compact: true,
  columns: [
    { title: '编号', width: 10 },
    { title: '检查项', width: 18 },
    { title: '指标解读', width: 30 },
    { title: '责任科室', width: 11 },
    { title: '责任人', width: 8 },
    { title: '完成期限', width: 10, align: 'center' },
    { title: '准备情况', width: 13 },
  ],
  rows: items.map((item): Cell[] => [
    item.code,
    item.name,
    item.interpretation ?? '',
    item.unit ?? '',
    item.person ?? '',
    item.dueOn ?? '',
    item.problems.length === 0
      ? { content: [{ text: '已备齐', tone: 'good' }] }
      : { content: [{ text: item.problems.join('、'), tone: item.overdue ? 'bad' : 'caution' }] },
  ]),
  emptyText: '没有检查项',
});
