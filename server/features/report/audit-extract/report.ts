import { minuteOf } from '../../../platform/clock.js';
import type { Block, Cell, DocumentModel } from '../../../platform/documents/index.js';
import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { centred, officialDay, officialMoment } from '../format.js';
import { columnsOf, framedDocument, sheetOf } from '../frame.js';
import { labelled } from '../gap-analysis/front.js';
import { body, heading } from '../gap-analysis/state.js';
import type { AuditExtractData, ExtractedEvent } from './data.js';

export const title = '审计记录摘录';

const outcomes: Readonly<Record<ExtractedEvent['outcome'], string>> = {
  SUCCESS: '成功',
  DENIED: '被拒绝',
  FAILED: '失败',
};

const checkStates: Readonly<Record<string, string>> = {
  QUEUED: '等待校验',
  RUNNING: '正在校验',
  CLEAN: '完整，没有发现',
  FOUND: '发现不一致',
  FAILED: '校验未完成',
};

export const periodWords = ({ from, to }: AuditExtractData['period']): string =>
  `${officialDay(from)}至${officialDay(to)}`;

/** Day and second in Shanghai. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Extract of the audit trail: what it holds, what it counts to, where it stands in the chain, and every event. */
export const auditExtract = (data: AuditExtractData): DocumentModel =>
  framedDocument(
    data,
    { title, subtitle: periodWords(data.period), fields: [['时　　段', periodWords(data.period)]] },
    [
      { orientation: 'portrait', blocks: [...scope(data), ...counts(data), ...chain(data)] },
      { orientation: 'landscape', blocks: [heading(1, '记录'), eventTable(data)] },
    ],
  );

function scope({ period, events, dataAt }: AuditExtractData): Block[] {
  const refused = events.filter(({ outcome }) => outcome === 'DENIED').length;
  const failed = events.filter(({ outcome }) => outcome === 'FAILED').length;
  return [
    heading(1, '范围'),
    {
      kind: 'keyFigures',
      boxes: [
        { label: '记录', value: String(events.length) },
        { label: '成功', value: String(events.length - refused - failed) },
        {
          label: '被拒绝',
          value: String(refused),
          ...(refused > 0 ? { tone: 'caution' as const } : {}),
        },
        { label: '失败', value: String(failed), ...(failed > 0 ? { tone: 'caution' as const } : {}) },
      ],
    },
    body([
      `本摘录列出${periodWords(period)}的审计记录${period.objectType ? `，只含对象类型 ${period.objectType}` : ''}${period.actor ? `，只含 ${period.actor} 的操作` : ''}，按时间先后排列，不增不减。时间为北京时间，取自数据库时钟；摘录于${officialMoment(dataAt)}读取。逐条见`,
      { see: 'events' },
      '。',
    ]),
  ];
}

function counted(events: readonly ExtractedEvent[], by: (event: ExtractedEvent) => string): Cell[][] {
  return [...Map.groupBy(events, by)]
    .toSorted(([name, one], [otherName, other]) => other.length - one.length || (name < otherName ? -1 : 1))
    .map(([name, own]) => [
      name,
      centred(own.length),
      centred(own.filter(({ outcome }) => outcome === 'DENIED').length),
      centred(own.filter(({ outcome }) => outcome === 'FAILED').length),
    ]);
}

function counts({ events }: AuditExtractData): Block[] {
  const table = (caption: string, name: string, rows: Cell[][]): Block => ({
    kind: 'table',
    caption,
    columns: columnsOf([
      [name, 52],
      ['记录', 16, 'center'],
      ['被拒绝', 16, 'center'],
      ['失败', 16, 'center'],
    ]),
    rows,
    emptyText: '没有记录',
  });
  return [
    heading(1, '统计'),
    table(
      '按操作',
      '操作',
      counted(events, ({ action }) => action),
    ),
    table(
      '按操作人',
      '操作人',
      counted(events, ({ actor }) => actor),
    ),
  ];
}

type Told = AuditExtractData['sealing']['head'];
const sealWords = (seal: Told): string =>
  seal ? `第 ${seal.number} 号，${officialMoment(seal.sealedAt)}` : '无';

function chain({ sealing, check, events }: AuditExtractData): Block[] {
  const wrong = sealing.changed.length + sealing.broken.length;
  return [
    heading(1, '封存与校验'),
    body(
      `审计记录写入后按批封存：每条记录取 SHA-256，每批连同上一批的哈希再取 SHA-256，前后相接。生成本摘录时，对其中已封存的 ${sealing.intact + sealing.changed.length} 条逐条重新计算并与封存值比对。`,
    ),
    {
      kind: 'paragraph',
      content: [
        wrong === 0
          ? {
              text:
                sealing.intact === 0
                  ? '本摘录中还没有已封存的记录，无法与封存值比对。'
                  : `比对结果：${sealing.intact} 条与封存值一致，没有不一致。`,
              bold: true,
              tone: sealing.intact === 0 ? 'caution' : 'good',
            }
          : {
              text: `比对结果：${sealing.changed.length} 条记录与封存值不一致，${sealing.broken.length} 个封存批次自身的哈希不符。本摘录不能作为依据，应立即做完整性校验。`,
              bold: true,
              tone: 'bad',
            },
        sealing.unsealed > 0 ? `另有 ${sealing.unsealed} 条晚于最近一次封存，尚待封存。` : '',
      ],
    },
    labelled('在链中的位置', [
      ['首个封存批次', sealWords(sealing.first)],
      ['末个封存批次', sealWords(sealing.last)],
      ['涉及批次', String(sealing.seals)],
      ['记录', `${events.length} 条，其中待封存 ${sealing.unsealed} 条`],
      ['当前链头', sealWords(sealing.head)],
      [
        '最近一次全链校验',
        check
          ? `${minuteOf(new Date(check.requestedAt))} ${checkStates[check.state] ?? check.state}`
          : '未做过',
      ],
      ['校验所至批次', check?.headHash ? `第 ${check.headNumber} 号` : '无'],
      ['上次完整的校验', check?.lastCleanAt ? minuteOf(new Date(check.lastCleanAt)) : '—'],
    ]),
    {
      kind: 'table',
      caption: '哈希',
      headless: true,
      columns: [
        { title: '', width: 22, label: true },
        { title: '', width: 78 },
      ],
      rows: [
        ['末个封存批次', sealing.last?.hash ?? '—'],
        ['当前链头', sealing.head?.hash ?? '—'],
        ...(sealing.changed.length > 0
          ? [['不一致的记录', sealing.changed.slice(0, 50).join('\n')] satisfies Cell[]]
          : []),
        ...(sealing.broken.length > 0
          ? [['哈希不符的批次', sealing.broken.slice(0, 50).join('、')] satisfies Cell[]]
          : []),
      ],
    },
    {
      kind: 'paragraph',
      style: 'note',
      content:
        '本摘录的比对只证明所列记录与封存时一致；批次之间是否相接、有无缺失，由全链校验回答。可另行导出审计链，用随附的校验程序在任何电脑上独立验证。',
    },
  ];
}

const eventTable = ({ events, sealing }: AuditExtractData): Block => {
  const changed = new Set(sealing.changed);
  return {
    kind: 'table',
    name: 'events',
    caption: '操作事件',
    compact: true,
    columns: columnsOf([
      ['序号', 5, 'center'],
      ['时间', 13, 'center'],
      ['操作人', 11],
      ['操作', 17],
      ['对象', 24],
      ['结果', 6, 'center'],
      ['原因', 14],
      ['来源地址', 10],
    ]),
    rows: events.map((event, at): Cell[] => [
      String(at + 1),
      clock.format(new Date(event.at)),
      event.actor,
      event.action,
      {
        content: [event.object, event.objectType].filter(Boolean).join('\n'),
        ...(changed.has(event.id) ? { tone: 'bad' as const } : {}),
      },
      {
        content: outcomes[event.outcome],
        align: 'center',
        ...(event.outcome === 'SUCCESS' ? {} : { tone: 'caution' as const }),
      },
      event.reason ?? '',
      event.address ?? '',
    ]),
    emptyText: '所选时段和范围内没有审计记录',
  };
};

export const auditExtractSheets = ({ events, sealing }: AuditExtractData): WorkbookSheet[] => {
  const changed = new Set(sealing.changed);
  return [
    sheetOf(
      title,
      [
        ['序号', 8],
        ['时间', 20],
        ['操作人', 16],
        ['操作', 28],
        ['对象类型', 18],
        ['对象', 40],
        ['结果', 10],
        ['原因', 40],
        ['来源地址', 18],
        ['记录标识', 38],
        ['与封存不一致', 14],
      ],
      events.map((event, at) => [
        at + 1,
        clock.format(new Date(event.at)),
        event.actor,
        event.action,
        event.objectType,
        event.object ?? '',
        outcomes[event.outcome],
        event.reason ?? '',
        event.address ?? '',
        event.id,
        changed.has(event.id) ? '是' : '',
      ]),
    ),
  ];
};
