import type { Block, Cell, Inline, Picture, TableBlock } from '../../platform/documents/index.js';
import { LABEL, officialMoment, TASK_STATE, VERDICT } from '../report/index.js';
import { partOf } from './pack.data.js';
import type { PackChapter, PackData, PackItem } from './pack.data.js';
import { relative } from './pack.layout.js';
import type { Layout } from './pack.layout.js';
import { leftOutWords, words } from './pack.words.js';

/** By place in `PackData.proofs`; empty where a document shows none. */
export type Pictures = ReadonlyMap<number, Picture>;

/** What a document is made from. */
export interface Source {
  readonly data: PackData;
  readonly layout: Layout;
}

const tones = {
  MET: 'good',
  PARTIAL: 'caution',
  UNMET: 'bad',
  NOT_APPLICABLE: 'quiet',
  OPEN: 'quiet',
} as const;
export const verdictCell = ({ verdict }: PackItem): Cell => ({
  content: [{ text: VERDICT[verdict], tone: tones[verdict], bold: true }],
  align: 'center',
});

/** A link to a proof; a PDF names its path too, because LibreOffice does not carry every link over. */
export const linkTo = ({ data, layout }: Source, place: number, from: string): Inline[] => {
  const path = layout.proofs[place]!;
  return [
    { text: data.proofs[place]!.title, file: relative(from, path) },
    ...(data.pack.documentFormat === 'PDF' ? ['\n', { text: path, tone: 'quiet' } as const] : []),
  ];
};

/** What one item says, wherever it stands: what is asked, what was found, what proves it, what is still done. */
export function itemBlocks(
  source: Source,
  chapter: PackChapter,
  item: PackItem,
  from: string,
  pictures: Pictures,
  level: 1 | 2,
): Block[] {
  const { data } = source;
  const below = (level + 1) as 2 | 3;
  const heading = (text: string): Block => ({ kind: 'heading', level: below, text });
  const rated = [item.ratedBy, item.ratedAt ? officialMoment(item.ratedAt) : null].filter(Boolean).join(' ');
  const { assessment, framework } = partOf(data, chapter);
  const rows: Cell[][] = [
    ...(data.parts
      ? [[words.subject, assessment.subject, words.basis, `${framework.shortName}（${framework.edition}）`]]
      : []),
    ['条款编号', item.code, '条款名称', item.name],
    ['自评结论', VERDICT[item.verdict], '实证结论', VERDICT[item.provenVerdict]],
    ['责任科室', item.unit ?? '', '评定', rated],
  ];
  const answers = answersOf(item);
  return [
    { kind: 'heading', level, text: `${item.code} ${item.name}`, numbered: level === 2 },
    {
      kind: 'table',
      headless: true,
      columns: [
        { title: '', width: 14, label: true },
        { title: '', width: 34 },
        { title: '', width: 14, label: true },
        { title: '', width: 38 },
      ],
      rows,
    },
    heading(words.requirement),
    { kind: 'paragraph', content: item.ownText ?? (item.text || words.nothing) },
    ...(item.ownText
      ? []
      : [{ kind: 'paragraph', style: 'note', content: '以上为系统的概括表述，以标准原文为准。' } as const]),
    ...(item.interpretation
      ? [heading(words.interpretation), { kind: 'paragraph', content: item.interpretation } as const]
      : []),
    heading(words.answer),
    ...answers.map(([label, content]): Block => ({
      kind: 'paragraph',
      content: [{ text: `${label}：`, bold: true }, content],
    })),
    heading(words.proofs),
    {
      kind: 'table',
      compact: true,
      emptyText: item.waiver ? `${words.waived}：${item.waiver}` : '没有收入的佐证材料',
      columns: [
        { title: '序号', width: 8, align: 'center' },
        { title: '材料（点击打开）', width: 42 },
        { title: '版本', width: 8, align: 'center' },
        { title: '采集日期', width: 16, align: 'center' },
        { title: '有效期至', width: 16, align: 'center' },
        { title: '密级', width: 10, align: 'center' },
      ],
      rows: item.proofs.map((place, at): Cell[] => {
        const proof = data.proofs[place]!;
        return [
          String(at + 1),
          { content: linkTo(source, place, from) },
          String(proof.versionNumber),
          proof.collectedOn,
          proof.validUntil ?? '长期',
          LABEL[proof.label],
        ];
      }),
    },
    ...item.proofs.flatMap((place): Block[] => {
      const picture = pictures.get(place);
      const { title } = data.proofs[place]!;
      return picture
        ? [
            {
              kind: 'picture',
              ...picture,
              caption: title.startsWith(item.code) ? title : `${item.code} ${title}`,
              description: title,
            },
          ]
        : [];
    }),
    ...(item.leftOut.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            style: 'note',
            content: `未收入：${item.leftOut.map(({ title, reason }) => `${title}（${leftOutWords[reason]}）`).join('；')}。`,
          } as const,
        ]),
    ...(item.tasks.length === 0 ? [] : [heading(words.tasks), taskTable(item)]),
  ];
}

function answersOf(item: PackItem): (readonly [string, string])[] {
  const all: (readonly [string, string | null])[] = [
    ['现状', item.currentState],
    ['不适用理由', item.notApplicableReason],
    ['差距', item.gap],
    ['改进措施', item.suggestion],
    ['现场演示', item.shownBy],
  ];
  const said = all.filter((one): one is readonly [string, string] => Boolean(one[1]));
  return said.length > 0 ? said : [['现状', item.verdict === 'OPEN' ? '尚未评定' : '没有填写说明']];
}

const taskTable = ({ tasks }: PackItem): TableBlock => ({
  kind: 'table',
  compact: true,
  columns: [
    { title: '编号', width: 14 },
    { title: '任务', width: 38 },
    { title: '责任科室', width: 18 },
    { title: '责任人', width: 12 },
    { title: '期限', width: 16, align: 'center' },
    { title: '状态', width: 12, align: 'center' },
  ],
  rows: tasks.map(({ code, title, unit, owner, dueOn, state }): Cell[] => [
    code,
    title,
    unit ?? '',
    owner ?? '',
    dueOn,
    TASK_STATE[state as keyof typeof TASK_STATE] ?? state,
  ]),
});
