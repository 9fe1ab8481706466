import { dayOf } from '../../../platform/clock.js';
import { documentHead } from '../frame.js';
import type { Block, DocumentModel, TableBlock } from '../../../platform/documents/index.js';
import { taskCode } from '../../remediation/index.js';
import { conclusions, decisions, scoreSaid } from './conclusions.js';
import { gapChapter, loadChapter, note, progressChapter, scoreChapter } from './chapters.js';
import { expiryChapter } from './expiry.js';
import type { BriefingData } from './data.js';
import { centred, officialDay, officialMoment } from '../format.js';
import { documentFileName } from '../report-number.js';
import { conclusionTables } from '../conclusions.js';

/**
 * Briefing of one month for the management: a page of conclusions with what to decide, then each picture with its numbers.
 * Pure: the same data always give the same model.
 */
export function briefing(data: BriefingData): DocumentModel {
  return {
    ...documentHead(data, titleOf(data), '内部'),
    sections: [
      { orientation: 'portrait', bare: true, blocks: [cover(data)] },
      { orientation: 'portrait', blocks: firstPage(data) },
      {
        orientation: 'portrait',
        blocks: [
          ...scoreChapter(data),
          ...progressChapter(data),
          ...lateTasks(data),
          ...loadChapter(data),
          ...gapChapter(data),
          ...expiryChapter(data),
        ],
      },
    ],
  };
}

export const briefingTitle = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月网络安全管理简报`;
};

const titleOf = ({ month }: BriefingData): string => briefingTitle(month);

export const briefingFileName = (data: BriefingData): string => documentFileName(data.number, titleOf(data));

const scopeText = ({ framework, unit }: BriefingData): string =>
  [framework ?? '全部标准', unit ?? '全部科室'].join('，');

function cover(data: BriefingData): Block {
  const day = officialDay(dayOf(new Date(data.generatedAt)));
  return {
    kind: 'cover',
    classification: '内部',
    number: data.number,
    title: titleOf(data),
    subtitle: scopeText(data),
    fields: [
      ['单位', data.organization.name],
      ['期间', `${officialDay(data.from)}至${officialDay(data.to)}`],
      ['范围', scopeText(data)],
      ['版本', data.version],
      ['编制', data.generatedBy],
      ['审阅', ''],
    ],
    foot: [data.organization.name, day],
  };
}

/** One page: four numbers, five conclusions, and what to decide. */
function firstPage(data: BriefingData): Block[] {
  const { days, measures, gaps } = data;
  const last = days.at(-1);
  const left = last ? last.tasks - last.done : 0;
  const weakest = data.lines
    .filter(({ drawn }) => drawn)
    .toSorted((one, other) => one.after.proven - other.after.proven)[0];
  const waiting = decisions(data);
  return [
    { kind: 'heading', level: 1, text: '结论与待决事项', numbered: false },
    {
      kind: 'keyFigures',
      boxes: [
        {
          label: '实证最低',
          value: weakest ? scoreSaid(weakest, weakest.after, 'proven') : '—',
          note: weakest?.subject ?? '',
        },
        { label: '剩余任务', value: String(left), note: last ? `按计划应剩 ${last.planned}` : '' },
        {
          label: '逾期任务',
          value: String(last?.overdue ?? 0),
          note: `本月通过 ${measures.verified}`,
          ...(last && last.overdue > 0 ? { tone: 'bad' as const } : {}),
        },
        { label: '差距', value: String(gaps.openGaps), note: `没有任务的 ${gaps.withoutTask}` },
      ],
    },
    ...conclusionTables(conclusions(data), waiting),
    {
      kind: 'paragraph',
      style: 'note',
      content: `${data.isCurrent ? `本月未完，数据截至 ${officialMoment(data.generatedAt)}` : `数据为 ${officialDay(data.to)} 当天结束时的情况`}。每句结论都由系统数据算出，与屏幕上的数字同源；自报是填报的结论，实证只算有有效证据的结论。`,
    },
  ];
}

function lateTasks({ overdue, days }: BriefingData): Block[] {
  const all = days.at(-1)?.overdue ?? 0;
  const table: TableBlock = {
    kind: 'table',
    caption: all > overdue.length ? `逾期任务（共 ${all} 项，列出最久的 ${overdue.length} 项）` : '逾期任务',
    compact: true,
    columns: [
      { title: '编号', width: 12 },
      { title: '任务', width: 40 },
      { title: '科室', width: 16 },
      { title: '责任人', width: 12 },
      { title: '期限', width: 12 },
      { title: '逾期天数', width: 8, align: 'right' },
    ],
    rows: overdue.map((one) => [
      centred(taskCode(one.number)),
      one.title,
      one.unit ?? '未分科室',
      one.owner ?? '未指定',
      centred(one.dueOn),
      { content: String(one.daysLate), align: 'right' },
    ]),
    emptyText: '没有逾期任务。',
  };
  return [table, note('期限是经批准后的现行期限；申请延期并获准的，按新期限计。')];
}
