import { dayOf } from '../../../platform/clock.js';
import { dayCell, documentHead, sheetOf } from '../frame.js';
import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import type { Block, Cell, DocumentModel } from '../../../platform/documents/index.js';
import { note } from '../briefing/chapters.js';
import { centred, officialDay, officialMoment } from '../format.js';
import type { ReportedFinding } from '../inspection/data.js';
import { heading } from '../inspection/parts.js';
import { documentFileName } from '../report-number.js';
import type { MinutesData } from './data.js';

/** Minutes of a meeting, with what is open already in the table of tasks; the rest is written by hand. Pure. */
export function minutes(data: MinutesData): DocumentModel {
  return {
    ...documentHead(data, titleOf(data), '内部'),
    sections: [{ orientation: 'portrait', blocks: blocks(data) }],
  };
}

export const titleOf = ({ about }: Pick<MinutesData, 'about'>): string =>
  about ? `${about.inspection.name} 会议纪要` : '会议纪要';

export const minutesFileName = (data: MinutesData): string => documentFileName(data.number, titleOf(data));

/** Room to write by hand. */
const room = '\n';
const emptyRows = 4;

function blocks(data: MinutesData): Block[] {
  const { organization, about } = data;
  const topics = topicsOf(data);
  const tasks = tasksOf(data);
  return [
    { kind: 'paragraph', style: 'title', content: titleOf(data) },
    {
      kind: 'table',
      headless: true,
      columns: [
        { title: '', width: 16, label: true },
        { title: '', width: 34 },
        { title: '', width: 16, label: true },
        { title: '', width: 34 },
      ],
      rows: [
        ['时间', room, '地点', room],
        ['主持', about?.inspection.leader ?? room, '记录', room],
        ['参加', { content: '\n\n', span: 3 }],
        ['缺席', { content: room, span: 3 }],
      ],
    },
    heading(1, '议题'),
    {
      kind: 'table',
      columns: [
        { title: '序', width: 8 },
        { title: '议题', width: 92 },
      ],
      rows: [...topics, ...Array<string>(2).fill(room)].map((topic, at): Cell[] => [centred(at + 1), topic]),
    },
    heading(1, '讨论与决议'),
    {
      kind: 'table',
      columns: [
        { title: '序', width: 8 },
        { title: '讨论要点', width: 46 },
        { title: '决议', width: 46 },
      ],
      rows: Array.from({ length: emptyRows }, (_, at): Cell[] => [centred(at + 1), '\n\n', '']),
    },
    heading(1, '任务'),
    {
      kind: 'table',
      columns: [
        { title: '序', width: 7 },
        { title: '事项', width: 43 },
        { title: '责任科室', width: 18 },
        { title: '责任人', width: 14 },
        { title: '期限', width: 18 },
      ],
      rows: [
        ...tasks,
        ...Array<Task>(emptyRows).fill({ matter: room, unit: null, person: null, dueOn: null }),
      ].map(({ matter, unit, person, dueOn }, at): Cell[] => [
        centred(at + 1),
        matter,
        unit ?? '',
        person ?? '',
        centred(dueOn ?? ''),
      ]),
    },
    {
      kind: 'table',
      headless: true,
      columns: [
        { title: '', width: 16, label: true },
        { title: '', width: 34 },
        { title: '', width: 16, label: true },
        { title: '', width: 34 },
      ],
      rows: [['主持人签字', '\n\n', '记录人签字', '\n\n']],
    },
    { kind: 'paragraph', style: 'signed', content: `${organization.name}　${madeOn(data)}` },
    note(
      about
        ? `议题和任务按 ${officialMoment(data.generatedAt)} 的检查情况预填，会上增删；空格由记录人填写。`
        : '空格由记录人填写。',
    ),
  ];
}

const madeOn = ({ generatedAt }: MinutesData): string => officialDay(dayOf(new Date(generatedAt)));

const isOpen = ({ onTheSpot, task }: ReportedFinding): boolean => !onTheSpot && task?.verified !== true;

function topicsOf({ about }: MinutesData): string[] {
  if (!about) return [];
  const { items, ready, findings, isAhead } = about;
  const open = findings.filter(isOpen).length;
  return [
    ...(isAhead ? [`通报准备情况：${items.length} 项检查项中已备齐 ${ready} 项。`] : []),
    ...(findings.length > 0
      ? [`研究检查发现的 ${findings.length} 个问题，其中 ${open} 个尚未整改完成。`]
      : []),
  ];
}

interface Task {
  readonly matter: string;
  readonly unit: string | null;
  readonly person: string | null;
  readonly dueOn: string | null;
}

/** Open findings one by one; what is not ready, together for who has it ready by the same day. */
function tasksOf({ about }: MinutesData): Task[] {
  if (!about) return [];
  const findings = about.findings.filter(isOpen).map(({ text, task }): Task => ({
    matter: task ? `整改：${text}（${task.code}）` : `整改：${text}`,
    unit: task?.unit ?? null,
    person: task?.owner ?? null,
    dueOn: task?.dueOn ?? null,
  }));
  const unready = about.isAhead ? about.items.filter(({ problems }) => problems.length > 0) : [];
  const together = Map.groupBy(unready, ({ unit, person, dueOn }) => JSON.stringify([unit, person, dueOn]));
  const preparing = [...together.values()].map((own): Task => ({
    matter: `备齐 ${own.length} 项检查材料：${codesOf(own.map(({ code }) => code))}`,
    unit: own[0]!.unit,
    person: own[0]!.person,
    dueOn: own[0]!.dueOn,
  }));
  const day = ({ dueOn }: Task): string => dueOn ?? '9';
  return [...findings, ...preparing.toSorted((one, other) => (day(one) < day(other) ? -1 : 1))];
}

/** The tasks of the meeting, without the room to write by hand. */
export const minutesSheets = (data: MinutesData): WorkbookSheet[] => [
  sheetOf(
    '任务',
    [
      ['序', 6],
      ['事项', 80],
      ['责任科室', 18],
      ['责任人', 12],
      ['期限', 12],
    ],
    tasksOf(data).map(({ matter, unit, person, dueOn }, at) => [
      at + 1,
      matter,
      unit ?? '',
      person ?? '',
      dayCell(dueOn),
    ]),
  ),
];

const mostCodes = 12;
const codesOf = (codes: readonly string[]): string =>
  `${codes.slice(0, mostCodes).join('、')}${codes.length > mostCodes ? '等' : ''}`;
