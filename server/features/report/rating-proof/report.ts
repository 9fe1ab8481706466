import type { Block, Cell, DocumentModel, Pictures } from '../../../platform/documents/index.js';
import { officialDay, officialMoment, ownTextsNote } from '../format.js';
import { columnsOf, contents, framedDocument } from '../frame.js';
import { body, heading } from '../gap-analysis/state.js';
import { EVIDENCE_KIND, LABEL } from '../labels.js';
import type { Category, MaterialItem, RatingProofData } from './data.js';
import { attachment, itemChapter, placesOf } from './item.js';
import { isShown, picturesLeftOut, proves } from './pictures.js';

export const title = '实证材料';

const parts: readonly (readonly [Category, string])[] = [
  ['BASIC', '基本项'],
  ['ELECTIVE', '选择项'],
  ['UNKNOWN', '类别未知的项目'],
];

/** Material of one rating: basic items, elective items, those of which nobody knows, and the list of attachments. */
export function ratingProof(data: RatingProofData, pictures: Pictures): DocumentModel {
  const byCategory = Map.groupBy(data.items, ({ category }) => category);
  return framedDocument(
    data,
    {
      title: `${data.framework.shortName}${title}`,
      subtitle: [data.subject, data.assessment.target ? `申报级别：${data.assessment.target}` : '']
        .filter(Boolean)
        .join('　'),
      fields: [
        ['申报对象', data.subject],
        ['申报级别', data.assessment.target ?? ''],
        ['盖　　章', ''],
      ],
    },
    [
      contents,
      { orientation: 'portrait', blocks: overview(data) },
      ...(data.hasLevels ? parts : parts.toReversed()).flatMap(([category, name]) => {
        const items = byCategory.get(category) ?? [];
        return items.length === 0
          ? []
          : [
              {
                orientation: 'portrait' as const,
                blocks: [
                  heading(1, nameOf(name, data)),
                  list(nameOf(name, data), items, data),
                  ...items.flatMap((item) => itemChapter(data, item, pictures)),
                ],
              },
            ];
      }),
      { orientation: 'landscape', blocks: [heading(1, '附件清单'), attachments(data)] },
    ],
  );
}

/** Indicators have no categories: there the part of the others is simply that of the indicators. */
const nameOf = (name: string, { hasLevels }: RatingProofData): string =>
  hasLevels ? name : name === '选择项' ? '选测指标' : '指标';

function overview(data: RatingProofData): Block[] {
  const { framework, assessment, items, proofs, hasLevels, dataAt } = data;
  const points = items.flatMap((item) => item.points);
  const unknown = items.filter(({ category }) => category === 'UNKNOWN').length;
  const withheld = proofs.filter((proof) => proves(proof) && proof.label === 'SENSITIVE').length;
  return [
    heading(1, '材料说明'),
    {
      kind: 'keyFigures',
      boxes: [
        { label: hasLevels ? '项目' : '指标', value: String(items.length) },
        { label: '要点', value: String(points.length) },
        {
          label: '有证据支持',
          value: String(points.filter(({ provenVerdict }) => provenVerdict === 'MET').length),
        },
        {
          label: '没有佐证',
          value: String(
            points.filter((point) => !point.proofs.some((place) => proves(proofs[place]!))).length,
          ),
          tone: 'caution',
        },
      ],
    },
    body(
      `本材料按${framework.name}（${framework.documentNumber}）逐项编写，依据的自评是“${assessment.name}”，时段为${officialDay(assessment.periodStart)}至${officialDay(assessment.periodEnd)}，数据时点为${officialMoment(dataAt)}（北京时间）。`,
    ),
    body([
      '评价要求是概括文字，正式报送时以标准原文为准。佐证材料只列已审核通过并在有效期内的证据；图片直接嵌入，其他文件按附件编号（',
      { see: 'attachments' },
      '）另附。',
    ]),
    ...(hasLevels && unknown > 0
      ? [
          body(
            `有 ${unknown} 个项目在申报级别上是基本项还是选择项，所用的标准数据没有写明，也没有人录入官方表格，因此单独成部分；报送前须对照官方表格归入基本项或选择项。`,
          ),
        ]
      : []),
    ...(picturesLeftOut(data)
      ? [
          body(
            `可嵌入的图片共 ${proofs.filter(isShown).length} 张，超出一份文档的容量，因此全部不嵌入，按附件编号另附。`,
          ),
        ]
      : []),
    ...(withheld > 0
      ? [body(`有 ${withheld} 份密级为“敏感”的证据只列名称，不嵌入图片，须由有权限的人另行提供。`)]
      : []),
    ...ownTextsNote(points),
  ];
}

const list = (
  part: string,
  items: readonly MaterialItem[],
  { proofs, hasLevels }: RatingProofData,
): Block => ({
  kind: 'table',
  caption: `${part}一览`,
  compact: true,
  columns: columnsOf([
    ['代码', 14, 'center'],
    ['名称', 34],
    [hasLevels ? '级别' : '部分', 12, 'center'],
    ['要点', 10, 'center'],
    ['满足', 10, 'center'],
    ['有佐证', 10, 'center'],
    ['材料', 10, 'center'],
  ]),
  rows: items.map((item): Cell[] => [
    item.code,
    item.name,
    item.level === null ? item.section : `${item.level}级`,
    String(item.points.length),
    String(item.points.filter(({ verdict }) => verdict === 'MET').length),
    String(item.points.filter((point) => point.proofs.some((place) => proves(proofs[place]!))).length),
    String(placesOf(item).filter((place) => proves(proofs[place]!)).length),
  ]),
});

function attachments({ items, proofs }: RatingProofData): Block {
  const used = new Map<number, string[]>();
  for (const item of items)
    for (const point of [
      ...item.points,
      ...item.earlier,
      { code: `${item.code} 统计数据`, proofs: item.proofs },
    ])
      for (const place of point.proofs) {
        const known = used.get(place) ?? [];
        used.set(place, known);
        known.push(point.code);
      }
  return {
    kind: 'table',
    name: 'attachments',
    caption: '附件清单',
    compact: true,
    columns: columnsOf([
      ['编号', 7, 'center'],
      ['名称', 24],
      ['形式', 6, 'center'],
      ['文件名', 20],
      ['密级', 6, 'center'],
      ['对应要求', 18],
      ['SHA-256', 19],
    ]),
    rows: proofs.flatMap((proof, place): Cell[][] =>
      proves(proof)
        ? [
            [
              attachment(place),
              proof.title,
              EVIDENCE_KIND[proof.kind],
              proof.fileName ?? '—',
              LABEL[proof.label],
              (used.get(place) ?? []).join('\n'),
              proof.sha256 ?? '—',
            ],
          ]
        : [],
    ),
    emptyText: '没有有效的佐证材料',
  };
}
