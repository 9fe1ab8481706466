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
import { LABEL, officialDay, officialMoment } from '../report/index.js';
import type { PackData } from './pack.data.js';
import { itemBlocks, linkTo, verdictCell } from './pack.item.js';
import type { Pictures, Source } from './pack.item.js';
import { fixedPaths, relative } from './pack.layout.js';
import { hint, leftOutWords, words } from './pack.words.js';

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
  const { pack, organization, framework, assessment } = data;
  return {
    kind: 'cover',
    classification: LABEL[pack.label],
    number: pack.number,
    title: pack.name,
    subtitle,
    fields: [
      ['单位名称', organization.name],
      [words.basis, `${framework.name}（${framework.edition}）`],
      [words.subject, assessment.subject],
      [words.level, assessment.targetLevel ?? words.nothing],
      [words.period, `${officialDay(pack.periodFrom)}至${officialDay(pack.periodTo)}`],
      [words.preparedBy, pack.frozenBy],
      [words.reviewer, ''],
      [words.approver, ''],
    ],
    foot: [organization.name, officialDay(dayOf(new Date(pack.frozenAt))), words.seal],
  };
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
        ...data.chapters.map((chapter, at) => chapterTable(source, at, chapter.title)),
        ...leftOutBlocks(data),
      ],
    },
  ]);
}

function letterBlocks({ pack, organization }: PackData): Block[] {
  if (!pack.letter) return [];
  return [
    { kind: 'heading', level: 1, text: words.letter, numbered: false },
    ...pack.letter.split(/\n+/).map((content): Block => ({ kind: 'paragraph', content })),
    { kind: 'paragraph', style: 'plain', content: organization.name },
    { kind: 'paragraph', style: 'plain', content: officialDay(dayOf(new Date(pack.frozenAt))) },
  ];
}

export function countsOf({ chapters, proofs }: PackData) {
  const items = chapters.flatMap((chapter) => chapter.items);
  return {
    items: items.length,
    rated: items.filter(({ verdict }) => verdict !== 'OPEN').length,
    proven: items.filter((item) => item.proofs.length > 0).length,
    proofs: proofs.length,
    leftOut: items.reduce((sum, item) => sum + item.leftOut.length, 0),
  };
}

function aboutBlocks(data: PackData, fingerprint: string): Block[] {
  const { pack, framework, assessment, notArranged } = data;
  const counts = countsOf(data);
  const { items, rated, proven } = counts;
  const paragraphs = [
    `本材料包依据《${framework.name}》（${framework.edition}）的测评“${assessment.name}”编制，收入 ${officialDay(pack.periodFrom)}至${officialDay(pack.periodTo)}期间有效、已通过审核、密级不高于“${LABEL[pack.label]}”的证据。全部内容为 ${officialMoment(pack.frozenAt)} 的数据，此后的变化不在其中。`,
    ...(notArranged > 0 ? [`测评中另有 ${notArranged} 条没有排入任何章节，不在本材料包内。`] : []),
    ...(assessment.closed ? [] : ['编制时该测评尚未关闭，自评结论可能还会变化。']),
    `${pack.frozenBy} 已于 ${officialMoment(pack.frozenAt)} 前确认：收入的材料已检查患者信息遮盖情况。`,
    '同一份证据证明多个条款时只存放一份，放在最先用到它的条款文件夹中，其他条款的说明以链接指向它。',
  ];
  return [
    { kind: 'heading', level: 1, text: words.about },
    {
      kind: 'keyFigures',
      boxes: [
        { label: '条款', value: String(items), note: `已评 ${rated} 条` },
        {
          label: '有材料的条款',
          value: String(proven),
          note: `缺材料 ${items - proven} 条`,
          tone: proven === items ? 'good' : 'caution',
        },
        { label: '收入的材料', value: String(counts.proofs), note: '份' },
        {
          label: '未收入',
          value: String(counts.leftOut),
          note: '见文末清单',
          tone: counts.leftOut === 0 ? 'good' : 'caution',
        },
      ],
    },
    ...paragraphs.map((content): Block => ({ kind: 'paragraph', content })),
    { kind: 'heading', level: 1, text: words.verify },
    {
      kind: 'paragraph',
      content: `解压全部分卷到同一文件夹后，用浏览器打开 ${fixedPaths.page} 浏览；用浏览器打开 ${fixedPaths.verifierPage}，或在装有 Node.js 的电脑上运行 node ${fixedPaths.verifier}，可离线核对每个文件是否被改动、缺少或增加，并验证签名。`,
    },
    {
      kind: 'paragraph',
      content: ['签名公钥指纹（SHA-256），请与医院另行告知的一致：', { text: fingerprint, bold: true }],
    },
  ];
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

function leftOutBlocks({ chapters }: PackData): Block[] {
  const rows = chapters.flatMap(({ items }) =>
    items.flatMap(({ code, name, leftOut }) =>
      leftOut.map(({ title, reason }): Cell[] => [code, name, title, leftOutWords[reason]]),
    ),
  );
  return [
    { kind: 'heading', level: 1, text: words.leftOut, newPage: rows.length > 20 },
    {
      kind: 'table',
      compact: true,
      emptyText: '已关联的材料全部收入',
      columns: [
        { title: '编号', width: 14 },
        { title: '条款', width: 28 },
        { title: '材料', width: 38 },
        { title: '原因', width: 20 },
      ],
      rows,
    },
  ];
}

/** One item by itself, beside its proofs. */
export function itemSheet(source: Source, chapter: number, place: number, pictures: Pictures): DocumentModel {
  const item = source.data.chapters[chapter]!.items[place]!;
  const { sheet } = source.layout.items[chapter]![place]!;
  return document(source, `${item.code} ${words.sheet}`, [
    { orientation: 'portrait', blocks: itemBlocks(source, item, sheet, pictures, 1) },
  ]);
}

/** All items in one document, for those who want to read or print it whole. */
export function binder(source: Source, pictures: Pictures, withPictures: boolean): DocumentModel {
  const { data } = source;
  const chapters = data.chapters.flatMap(({ title, items }, at): Block[] => [
    { kind: 'heading', level: 1, text: title, newPage: at > 0 },
    ...(items.length === 0 ? [{ kind: 'paragraph', content: '本章没有条款。' } as const] : []),
    ...items.flatMap((item) => itemBlocks(source, item, source.layout.binder, pictures, 2)),
  ]);
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
