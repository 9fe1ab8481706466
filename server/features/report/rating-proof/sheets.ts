import { dayOf } from '../../../platform/clock.js';
import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { dayCell, sheetOf } from '../frame.js';
import { EVIDENCE_KIND, EVIDENCE_STATE, LABEL, PROOF_STATE, VALIDITY, VERDICT } from '../labels.js';
import type { MaterialItem, RatingProofData } from './data.js';
import { attachment } from './item.js';
import { proves } from './pictures.js';

/** Points, figures and proofs of all items, each in one sheet: on paper they are scattered over a chapter for each item. */
export function ratingProofSheets(data: RatingProofData): WorkbookSheet[] {
  const { items, proofs } = data;
  const named = (places: readonly number[]): string =>
    places
      .filter((place) => proves(proofs[place]!))
      .map((place) => `${attachment(place)} ${proofs[place]!.title}`)
      .join('、');
  const levelOf = ({ level }: Pick<MaterialItem, 'level'>): number | string =>
    level === null ? '' : Number.isFinite(Number(level)) ? Number(level) : level;
  return [
    sheetOf(
      '要点',
      [
        ['项目', 14],
        ['名称', 30],
        ['部分', 20],
        ['级别', 8],
        ['要点', 18],
        ['要求', 60],
        ['自报', 10],
        ['实证', 10],
        ['说明', 40],
        ['问题', 40],
        ['改进', 40],
        ['科室', 18],
        ['佐证材料', 60],
      ],
      items.flatMap((item) =>
        [...item.points, ...item.earlier].map((point) => [
          item.code,
          item.name,
          item.section,
          levelOf(point),
          point.code,
          point.ownText ?? point.text,
          VERDICT[point.verdict],
          VERDICT[point.provenVerdict],
          point.currentState ?? '',
          point.gap ?? '',
          point.suggestion ?? '',
          item.units.join('、'),
          named(point.proofs),
        ]),
      ),
    ),
    sheetOf(
      '统计数据',
      [
        ['项目', 14],
        ['名称', 30],
        ['种类', 12],
        ['级别', 8],
        ['统计口径', 40],
        ['分子', 12],
        ['分母', 12],
        ['指数', 10],
        ['数量', 10],
        ['等级', 10],
        ['证据', 14],
        ['取数人', 12],
        ['取数日期', 12],
        ['说明', 40],
      ],
      items.flatMap((item) =>
        item.figures.map((figure) => [
          item.code,
          item.name,
          figureKinds[figure.kind],
          figure.level,
          figure.kind === 'QUALITY' ? '' : (item.metric ?? ''),
          figure.numerator,
          figure.denominator,
          figure.share,
          figure.count,
          figure.grade ?? '',
          PROOF_STATE[figure.proofState],
          figure.recordedBy ?? '',
          dayCell(figure.recordedAt && dayOf(new Date(figure.recordedAt))),
          figure.note ?? '',
        ]),
      ),
    ),
    sheetOf(
      '附件清单',
      [
        ['编号', 8],
        ['名称', 40],
        ['形式', 8],
        ['文件名', 40],
        ['版本', 8],
        ['取证日期', 12],
        ['有效期至', 12],
        ['审核', 10],
        ['有效性', 12],
        ['密级', 8],
        ['SHA-256', 66],
      ],
      proofs.flatMap((proof, place) =>
        proves(proof)
          ? [
              [
                attachment(place),
                proof.title,
                EVIDENCE_KIND[proof.kind],
                proof.fileName ?? '',
                proof.versionNumber,
                dayCell(proof.collectedOn),
                dayCell(proof.validUntil, '长期'),
                EVIDENCE_STATE[proof.state],
                VALIDITY[proof.validity],
                LABEL[proof.label],
                proof.sha256 ?? '',
              ],
            ]
          : [],
      ),
    ),
  ];
}

const figureKinds = { USE: '有效应用', QUALITY: '数据质量', COUNT: '数量', GRADE: '等级' } as const;
