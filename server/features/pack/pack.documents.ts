import { dayOf } from '../../platform/clock.js';
import type {
  Block,
  Cell,
  CoverBlock,
  DocumentModel,
  DocumentSection,
  Inline,
  TableBlock,
} from '../../platform/documents/index.js';
import { LABEL, officialDay } from '../report/index.js';
import { aboutBlocks, letterBlocks } from './pack.about.js';
import { partsOf } from './pack.data.js';
import type { PackData } from './pack.data.js';
import { itemBlocks, linkTo, verdictCell } from './pack.item.js';
import type { Pictures, Source } from './pack.item.js';
import { relative } from './pack.layout.js';
import { hint, leftOutWords, partTitle, words } from './pack.words.js';

function document({ data }: Source, title: string, sections: readonly DocumentSection[]): DocumentModel {
  const { pack, organization } = data;
  return {
    title: `${pack.name} ${title}`,
    number: pack.number,
    classification: LABEL[pack.label],
    organization: organization.name,
    author: pack.frozenBy,
    createdAt: pack.frozenAt,
    properties: { 'hengjian-pack': pack.id },
    sections,
  };
}

function cover({ data }: Source, subtitle: string): CoverBlock {
  const { pack, organization } = data;
  const parts = partsOf(data);
  return {
    kind: 'cover',
    classification: LABEL[pack.label],
    number: pack.number,
    title: pack.name,
    subtitle,
    fields: [
      ['单位名称', organization.name],
      [words.basis, few(parts.map(({ framework }) => `${framework.name}（${framework.edition}）`))],
      [words.subject, few(parts.map(({ assessment }) => assessment.subject))],
      [words.level, few(parts.map(({ assessment }) => assessment.targetLevel ?? words.nothing))],
      [words.period, `${officialDay(pack.periodFrom)}至${officialDay(pack.periodTo)}`],
      [words.preparedBy, pack.frozenBy],
      [words.reviewer, ''],
      [words.approver, ''],
    ],
    foot: [organization.name, officialDay(dayOf(new Date(pack.frozenAt))), words.seal],
  };
}

/** Each once; of many the first, because a cover has one page. */
function few(all: readonly string[]): string {
  const [first, ...others] = new Set(all);
  const shown = [first!, ...others.slice(0, 2)].join('、');
  return others.length > 2 ? `${shown}等 ${others.length + 1} 项` : shown;
}

/** The way in: cover letter, what is in the pack and what is not, and a line for each item with links to its files. */
export function catalogue(source: Source, fingerprint: string): DocumentModel {
  const { data } = source;
  return document(source, words.catalogue, [
    { orientation: 'portrait', bare: true, blocks: [cover(source, words.catalogue)] },
    {
      orientation: 'portrait',
      blocks: [...letterBlocks(data), ...aboutBlocks(data, fingerprint)],
    },
    {
      orientation: 'landscape',
      blocks: [
        { kind: 'heading', level: 1, text: words.chapters },
        ...data.chapters.flatMap((chapter, at) => [
          ...partHeading(data, at, 2),
          chapterTable(source, at, chapter.title),
        ]),
        ...leftOutBlocks(data),
      ],
    },
  ]);
}

/** Before the first chapter of each part, where there are several. */
function partHeading({ parts, chapters }: PackData, at: number, level: 1 | 2): Block[] {
  const { part = 0 } = chapters[at]!;
  if (!parts || (at > 0 && chapters[at - 1]!.part === part)) return [];
  const text = partTitle(part, parts[part]!);
  return [{ kind: 'heading', level, text, numbered: false, newPage: level === 1 && at > 0 }];
}

function chapterTable(source: Source, at: number, title: string): TableBlock {
  const { data, layout } = source;
  return {
    kind: 'table',
    compact: true,
    caption: title,
    emptyText: '本章没有条款',
    columns: [
      { title: '编号', width: 14 },
      { title: '条款', width: 26 },
      { title: '自评', width: 9, align: 'center' },
      { title: '责任科室', width: 13 },
      { title: '说明与佐证材料', width: 38 },
    ],
    rows: data.chapters[at]!.items.map((item, place): Cell[] => {
      const links: Inline[] = [
        { text: words.sheet, file: relative(layout.catalogue, layout.items[at]![place]!.sheet) },
      ];
      for (const proof of item.proofs) {
        links.push('\n', ...linkTo(source, proof, layout.catalogue));
      }
      if (item.proofs.length === 0 && item.verdict !== 'NOT_APPLICABLE')
        links.push(
          '\n',
          item.waiver
            ? { text: `${words.waived}：${item.waiver}`, tone: 'quiet' }
            : { text: '没有佐证材料', tone: 'bad' },
        );
      const asked: Cell = item.interpretation
        ? { content: [item.name, '\n', { text: item.interpretation, tone: 'quiet' }] }
        : item.name;
      return [item.code, asked, verdictCell(item), item.unit ?? '', { content: links }];
    }),
  };
}

function leftOutBlocks({ chapters, parts }: PackData): Block[] {
  const rows = chapters.flatMap(({ part = 0, items }) =>
    items.flatMap(({ code, name, leftOut }) =>
      leftOut.map(({ title, reason }): Cell[] => [
        ...(parts ? [String(part + 1)] : []),
        code,
        name,
        title,
        leftOutWords[reason],
      ]),
    ),
  );
  return [
    { kind: 'heading', level: 1, text: words.leftOut, newPage: rows.length > 20 },
    {
      kind: 'table',
      compact: true,
      emptyText: '已关联的材料全部收入',
      columns: [
        ...(parts ? [{ title: words.part, width: 6, align: 'center' } as const] : []),
        { title: '编号', width: 14 },
        { title: '条款', width: parts ? 24 : 28 },
        { title: '材料', width: parts ? 36 : 38 },
        { title: '原因', width: 20 },
      ],
      rows,
    },
  ];
}

/** One item by itself, beside its proofs. */
export function itemSheet(source: Source, chapter: number, place: number, pictures: Pictures): DocumentModel {
  const own = source.data.chapters[chapter]!;
  const item = own.items[place]!;
  const { sheet } = source.layout.items[chapter]![place]!;
  return document(source, `${item.code} ${words.sheet}`, [
    { orientation: 'portrait', blocks: itemBlocks(source, own, item, sheet, pictures, 1) },
  ]);
}

/** All items in one document, for those who want to read or print it whole. */
export function binder(source: Source, pictures: Pictures, withPictures: boolean): DocumentModel {
  const { data } = source;
  const chapters = data.chapters.flatMap((chapter, at): Block[] => {
    const { title, items } = chapter;
    const heading = partHeading(data, at, 1);
    return [
      ...heading,
      { kind: 'heading', level: 1, text: title, newPage: at > 0 && heading.length === 0 },
      ...(items.length === 0 ? [{ kind: 'paragraph', content: '本章没有条款。' } as const] : []),
      ...items.flatMap((item) => itemBlocks(source, chapter, item, source.layout.binder, pictures, 2)),
    ];
  });
  const note: Block[] = withPictures
    ? []
    : [
        {
          kind: 'paragraph',
          style: 'note',
          content: '图片总量较大，本汇编不嵌入图片：图片见各条款文件夹和条款说明。',
        },
      ];
  return document(source, words.binder, [
    { orientation: 'portrait', bare: true, blocks: [cover(source, words.binder)] },
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'contents', title: words.contents, depth: data.chapters.length > 8 ? 1 : 2, hint },
        ...note,
        { kind: 'pageBreak' },
        ...chapters,
      ],
    },
  ]);
}
