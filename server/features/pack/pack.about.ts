import { dayOf } from '../../platform/clock.js';
import type { Block, Cell, TableBlock } from '../../platform/documents/index.js';
import { LABEL, officialDay, officialMoment } from '../report/index.js';
import { partsOf } from './pack.data.js';
import type { PackData, PackPart } from './pack.data.js';
import { fixedPaths } from './pack.layout.js';
import { words } from './pack.words.js';

export function letterBlocks({ pack, organization }: PackData): Block[] {
  if (!pack.letter) return [];
  return [
    { kind: 'heading', level: 1, text: words.letter, numbered: false },
    ...pack.letter.split(/\n+/).map((content): Block => ({ kind: 'paragraph', content })),
    { kind: 'paragraph', style: 'signed', content: organization.name, keepWithNext: true },
    { kind: 'paragraph', style: 'signed', content: officialDay(dayOf(new Date(pack.frozenAt))) },
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

function madeFrom(data: PackData): string {
  if (data.parts) return `本材料包分 ${data.parts.length} 编，每编依据一次测评编制，见下表`;
  const [{ framework, assessment }] = partsOf(data) as [PackPart];
  return `本材料包依据《${framework.name}》（${framework.edition}）的测评“${assessment.name}”编制`;
}

function openLine(data: PackData): string[] {
  const open = partsOf(data).filter(({ assessment }) => !assessment.closed);
  if (open.length === 0) return [];
  const which = data.parts
    ? `测评${open.map(({ assessment }) => `“${assessment.name}”`).join('、')}`
    : '该测评';
  return [`编制时${which}尚未关闭，自评结论可能还会变化。`];
}

const partTable = ({ chapters }: PackData, parts: readonly PackPart[]): TableBlock => ({
  kind: 'table',
  compact: true,
  columns: [
    { title: words.part, width: 6, align: 'center' },
    { title: '测评', width: 28 },
    { title: words.basis, width: 26 },
    { title: words.subject, width: 16 },
    { title: words.level, width: 10, align: 'center' },
    { title: '条款', width: 7, align: 'right' },
    { title: '有材料', width: 7, align: 'right' },
  ],
  rows: parts.map(({ framework, assessment }, at): Cell[] => {
    const items = chapters.filter(({ part }) => part === at).flatMap((chapter) => chapter.items);
    return [
      String(at + 1),
      assessment.name,
      `${framework.name}（${framework.edition}）`,
      assessment.subject,
      assessment.targetLevel ?? words.nothing,
      String(items.length),
      String(items.filter(({ proofs }) => proofs.length > 0).length),
    ];
  }),
});

/** How many places outside of all chapters are named. */
const namedOutside = 8;

function outsideLine(data: PackData): string[] {
  const { notArranged, outside = [] } = data;
  if (notArranged === 0) return [];
  const several = partsOf(data).length > 1;
  const places = outside
    .slice(0, namedOutside)
    .map(({ part, name, items }) => `${several ? `第 ${part + 1} 编` : ''}${name}（${items} 条）`);
  const where = places.length > 0 ? `：${places.join('、')}${outside.length > namedOutside ? '等' : ''}` : '';
  return [`测评中另有 ${notArranged} 条没有排入任何章节，不在本材料包内${where}。`];
}

export function aboutBlocks(data: PackData, fingerprint: string): Block[] {
  const { pack } = data;
  const counts = countsOf(data);
  const { items, rated, proven } = counts;
  const paragraphs = [
    `${madeFrom(data)}，收入 ${officialDay(pack.periodFrom)}至${officialDay(pack.periodTo)}期间有效、已通过审核、密级不高于“${LABEL[pack.label]}”的证据。全部内容为 ${officialMoment(pack.frozenAt)} 的数据，此后的变化不在其中。`,
    ...outsideLine(data),
    ...openLine(data),
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
    ...(data.parts ? [partTable(data, data.parts)] : []),
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
