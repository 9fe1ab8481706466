import type { Block, Cell, Pictures, TableRow } from '../../../platform/documents/index.js';
import { centred, officialDay, requirementCell, verdictWord } from '../format.js';
import { columnsOf } from '../frame.js';
import { labelled } from '../gap-analysis/front.js';
import { EVIDENCE_KIND, EVIDENCE_STATE, LABEL, VALIDITY } from '../labels.js';
import type { Category, MaterialItem, MaterialPoint, MaterialProof, RatingProofData } from './data.js';
import { figures, levelWords, sub } from './figures.js';
import { isShown, proves } from './pictures.js';

const categoryWords: Readonly<Record<Category, string>> = {
  BASIC: '基本项',
  ELECTIVE: '选择项',
  UNKNOWN: '类别未知',
};

/** Indicators are neither basic nor elective: some may be left out of the test. */
const categoryOf = ({ category, level }: MaterialItem): string =>
  level === null ? (category === 'ELECTIVE' ? '选测' : '—') : categoryWords[category];

const isMet: Readonly<Record<MaterialPoint['verdict'], string>> = {
  MET: '是',
  PARTIAL: '部分',
  UNMET: '否',
  NOT_APPLICABLE: '不适用',
  OPEN: '未评',
};

/** One item from its requirement to its proofs, on pages of its own. */
export function itemChapter(data: RatingProofData, item: MaterialItem, pictures: Pictures): Block[] {
  const tags = item.level === null ? '' : `（${levelWords(item.level)}，${categoryOf(item)}）`;
  return [
    // Indicators are one point each: several share a page.
    { kind: 'heading', level: 2, text: `${item.code} ${item.name}${tags}`, newPage: item.level !== null },
    basics(data, item),
    sub('评价要求'),
    ...item.points.map(({ text, ownText, code }, at): Block => ({
      kind: 'paragraph',
      content: [
        `（${at + 1}）`,
        ...(ownText ? [{ text: '※ ', tone: 'quiet' as const }, ownText] : [text]),
        { text: `〔${code}〕`, tone: 'quiet' },
      ],
    })),
    sub('自评说明'),
    answers(item),
    ...figures(item),
    sub('佐证材料'),
    ...proofTables(data, item),
    ...shownPictures(data, item, pictures),
    ...earlier(data, item),
    ...troubles(item),
  ];
}

function basics({ proofs, assessment }: RatingProofData, item: MaterialItem): Block {
  const days = placesOf(item)
    .map((place) => proofs[place]!)
    .filter(proves)
    .map(({ collectedOn }) => collectedOn)
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return labelled('基本信息', [
    ['项目代码', item.code],
    ['项目名称', item.name],
    ['评价类别', categoryOf(item)],
    ['申报级别', item.level === null ? (assessment.target ?? '—') : levelWords(item.level)],
    ['责任科室', item.units.join('、') || '未指定'],
    ['填报人', item.raters.join('、') || '未填报'],
    ['审核人', ''],
    [
      '取证日期',
      first && last
        ? first === last
          ? officialDay(first)
          : `${officialDay(first)}至${officialDay(last)}`
        : '—',
    ],
  ]);
}

const answers = ({ code, points }: MaterialItem): Block => ({
  kind: 'table',
  caption: `${code} 自评说明`,
  columns: columnsOf([
    ['要点', 8, 'center'],
    ['是否满足', 12, 'center'],
    ['证据支持', 12, 'center'],
    ['说明', 68],
  ]),
  rows: points.map(({ verdict, provenVerdict, currentState }, at): Cell[] => [
    `（${at + 1}）`,
    { content: [{ ...verdictWord(verdict), text: isMet[verdict] }], align: 'center' },
    centred(verdict === 'MET' ? (provenVerdict === 'MET' ? '有' : '缺') : '—'),
    currentState ?? '没有填写说明',
  ]),
});

/** Places of every proof of the item, each once. */
export const placesOf = ({ points, proofs }: MaterialItem): number[] => [
  ...new Set([...points.flatMap((point) => point.proofs), ...proofs]),
];

export const attachment = (place: number): string => `附${place + 1}`;

function proofTables({ proofs }: RatingProofData, item: MaterialItem): Block[] {
  const rows: TableRow[] = [];
  const group = (band: string, places: readonly number[]): void => {
    rows.push({ band });
    const good = places.filter((place) => proves(proofs[place]!));
    if (good.length === 0)
      rows.push(['', { content: [{ text: '没有有效的佐证材料', tone: 'bad' }] }, '', '', '', '']);
    for (const place of good) {
      const { title, kind, fileName, versionNumber, collectedOn, validUntil, label } = proofs[place]!;
      rows.push([
        attachment(place),
        fileName && fileName !== title ? `${title}\n${fileName}` : title,
        `${EVIDENCE_KIND[kind]}\nV${versionNumber}`,
        collectedOn,
        validUntil ?? '长期',
        LABEL[label],
      ]);
    }
  };
  for (const [at, point] of item.points.entries()) group(`要点（${at + 1}）`, point.proofs);
  if (item.proofs.length > 0) group('统计数据', item.proofs);
  const left = placesOf(item)
    .map((place) => proofs[place]!)
    .filter((proof) => !proves(proof));
  return [
    {
      kind: 'table',
      caption: `${item.code} 佐证材料`,
      compact: true,
      columns: columnsOf([
        ['编号', 9, 'center'],
        ['材料名称、文件', 42],
        ['形式、版本', 12, 'center'],
        ['取证日期', 14, 'center'],
        ['有效期至', 14, 'center'],
        ['密级', 9, 'center'],
      ]),
      rows,
    },
    ...(left.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            style: 'note',
            content: `已关联但未作为佐证：${left.map((proof) => `${proof.title}（${whyNot(proof)}）`).join('；')}。`,
          } as const,
        ]),
  ];
}

function whyNot({ state, validity, quarantined }: MaterialProof): string {
  if (state !== 'ACCEPTED') return EVIDENCE_STATE[state];
  return quarantined ? '文件被隔离' : VALIDITY[validity];
}

/** Each picture once, under the first point that it proves. */
function shownPictures({ proofs }: RatingProofData, item: MaterialItem, pictures: Pictures): Block[] {
  return placesOf(item).flatMap((place): Block[] => {
    const proof = proofs[place]!;
    const picture = isShown(proof) ? pictures.get(proof.sha256 ?? '') : undefined;
    if (!picture) return [];
    const at = item.points.findIndex((point) => point.proofs.includes(place));
    const where = at < 0 ? '统计数据' : `要点（${at + 1}）`;
    return [
      {
        kind: 'picture',
        ...picture,
        caption: `${item.code} ${where} ${proof.title}（${attachment(place)}）`,
        description: proof.title,
      },
    ];
  });
}

function earlier({ proofs }: RatingProofData, item: MaterialItem): Block[] {
  if (item.level === null) return [];
  const levels = [...Map.groupBy(item.earlier, ({ level }) => level ?? '')];
  return [
    sub('前级要求说明'),
    {
      kind: 'table',
      caption: `${item.code} 前级要求`,
      compact: true,
      columns: columnsOf([
        ['级别', 8, 'center'],
        ['要求', 42],
        ['是否满足', 12, 'center'],
        ['证据位置', 38],
      ]),
      rows: levels.flatMap(([level, points]): Cell[][] =>
        points.map((point) => [
          levelWords(level),
          requirementCell(point.text, point.ownText),
          { content: [{ ...verdictWord(point.verdict), text: isMet[point.verdict] }], align: 'center' },
          point.proofs
            .filter((place) => proves(proofs[place]!))
            .map((place) => `${attachment(place)} ${proofs[place]!.title}`)
            .join('\n') || '没有有效的佐证材料',
        ]),
      ),
      emptyText: '没有更低级别的要求',
    },
  ];
}

/** 存在问题与改进: for the copy that stays in the house. */
function troubles({ code, points }: MaterialItem): Block[] {
  const open = points.filter(({ gap, suggestion }) => gap ?? suggestion);
  if (open.length === 0) return [];
  return [
    sub('存在问题与改进（内部，报送时删去）'),
    {
      kind: 'table',
      caption: `${code} 存在问题与改进`,
      columns: columnsOf([
        ['要点', 10, 'center'],
        ['问题', 45],
        ['改进', 45],
      ]),
      rows: open.map((point): Cell[] => [
        `（${points.indexOf(point) + 1}）`,
        point.gap ?? '',
        point.suggestion ?? '',
      ]),
    },
  ];
}
