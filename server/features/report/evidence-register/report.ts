import type { Block, Cell, DocumentModel, Tone } from '../../../platform/documents/index.js';
import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { officialMoment } from '../format.js';
import { columnsOf, dayCell, framedDocument, sheetOf } from '../frame.js';
import { body, heading } from '../gap-analysis/state.js';
import { EVIDENCE_KIND, EVIDENCE_STATE, LABEL, VALIDITY } from '../labels.js';
import type { EvidenceRegisterData, RegisteredEvidence } from './data.js';

export const title = '证据台账';
/** Characters of a hash that people compare by eye; the workbook has it whole. */
const shownHash = 12;

/** Accepted and valid today: what a proof counts for. */
const proves = ({ state, validity }: RegisteredEvidence): boolean =>
  state === 'ACCEPTED' && (validity === 'VALID' || validity === 'EXPIRING');

/** How a piece of evidence stands, in one word: the state of its review, and once accepted its validity. */
const standing = ({ state, validity }: RegisteredEvidence): string =>
  state === 'ACCEPTED' && validity !== 'VALID' ? VALIDITY[validity] : EVIDENCE_STATE[state];

function toneOf({ state, validity }: RegisteredEvidence): Tone | undefined {
  if (validity === 'EXPIRED' || validity === 'DAMAGED' || state === 'RETURNED') return 'bad';
  if (state !== 'ACCEPTED') return 'quiet';
  return validity === 'VALID' ? undefined : 'caution';
}

/** The register: counts first, then every piece of evidence in the order in which they came. */
export const evidenceRegister = (data: EvidenceRegisterData): DocumentModel =>
  framedDocument(
    data,
    {
      title,
      ...(data.assessment ? { subtitle: data.assessment.name } : {}),
      fields: [['范　　围', data.assessment ? data.assessment.name : '全院证据库']],
    },
    [
      { orientation: 'portrait', blocks: summary(data) },
      { orientation: 'landscape', blocks: [heading(1, '台账'), table(data.evidences)] },
    ],
  );

function summary({ evidences, assessment, dataAt }: EvidenceRegisterData): Block[] {
  const valid = evidences.filter(proves).length;
  const expired = evidences.filter(({ validity }) => validity === 'EXPIRED').length;
  const unlinked = evidences.filter(({ controlCount }) => controlCount === 0).length;
  const units = [...Map.groupBy(evidences, ({ unit }) => unit ?? '（未归科室）')].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  return [
    heading(1, '概要'),
    {
      kind: 'keyFigures',
      boxes: [
        { label: '证据', value: String(evidences.length) },
        { label: '已接受且有效', value: String(valid), tone: 'good' },
        { label: '已过期', value: String(expired), ...(expired > 0 ? { tone: 'bad' as const } : {}) },
        { label: '未关联条款', value: String(unlinked) },
      ],
    },
    body([
      `${assessment ? `本台账列出经确认用于证明“${assessment.name}”（${assessment.subject}，${assessment.framework}）各项要求的证据` : '本台账列出本单位证据库中的全部证据'}，数据时点为${officialMoment(dataAt)}（北京时间）。SHA-256 取自收到的原文件，`,
      { see: 'register' },
      `只印前 ${shownHash} 位，完整值见同一报告的表格文件。`,
    ]),
    {
      kind: 'table',
      caption: '按审核状态',
      columns: columnsOf([
        ['状态', 40],
        ['份数', 20, 'center'],
        ['其中有效期内', 20, 'center'],
        ['其中敏感', 20, 'center'],
      ]),
      rows: (Object.keys(EVIDENCE_STATE) as RegisteredEvidence['state'][]).map((state): Cell[] => {
        const own = evidences.filter((one) => one.state === state);
        return [
          EVIDENCE_STATE[state],
          String(own.length),
          String(own.filter(({ validity }) => validity === 'VALID' || validity === 'EXPIRING').length),
          String(own.filter(({ label }) => label === 'SENSITIVE').length),
        ];
      }),
    },
    {
      kind: 'table',
      caption: '按科室',
      columns: columnsOf([
        ['科室', 40],
        ['份数', 20, 'center'],
        ['已接受且有效', 20, 'center'],
        ['已过期', 20, 'center'],
      ]),
      rows: units.map(([unit, own]): Cell[] => [
        unit,
        String(own.length),
        String(own.filter(proves).length),
        String(own.filter(({ validity }) => validity === 'EXPIRED').length),
      ]),
      emptyText: '没有证据',
    },
  ];
}

/** Codes one to a line: readers would break them at their hyphens. */
function codes({ controls, controlCount }: RegisteredEvidence, most: number): string {
  const shown = controls.slice(0, most).join('\n');
  return controlCount > most ? `${shown} 等 ${controlCount} 项` : shown;
}

const table = (evidences: readonly RegisteredEvidence[]): Block => ({
  kind: 'table',
  name: 'register',
  caption: '证据台账',
  compact: true,
  columns: columnsOf([
    ['编号', 5, 'center'],
    ['证据名称', 21],
    ['形式', 5, 'center'],
    ['密级', 5, 'center'],
    ['版本', 4, 'center'],
    ['采集日期', 8, 'center'],
    ['有效期至', 8, 'center'],
    ['状态', 6, 'center'],
    ['科室、负责人', 10],
    ['SHA-256', 10],
    ['支持的条款', 18],
  ]),
  rows: evidences.map((evidence, at): Cell[] => {
    const tone = toneOf(evidence);
    return [
      String(at + 1),
      evidence.title,
      EVIDENCE_KIND[evidence.kind],
      LABEL[evidence.label],
      `V${evidence.versionNumber}`,
      evidence.collectedOn,
      evidence.validUntil ?? '长期',
      { content: standing(evidence), align: 'center', ...(tone && { tone }) },
      [evidence.unit, evidence.owner].filter(Boolean).join('、'),
      evidence.sha256?.slice(0, shownHash) ?? '—',
      codes(evidence, 2),
    ];
  }),
  emptyText: '没有证据',
});

export const evidenceRegisterSheets = ({ evidences }: EvidenceRegisterData): WorkbookSheet[] => [
  sheetOf(
    title,
    [
      ['编号', 6],
      ['证据名称', 40],
      ['文件名', 36],
      ['形式', 8],
      ['密级', 8],
      ['版本', 6],
      ['采集日期', 12],
      ['生效日期', 12],
      ['有效期至', 12],
      ['审核状态', 10],
      ['有效性', 12],
      ['科室', 18],
      ['负责人', 12],
      ['SHA-256', 66],
      ['支持的条款数', 12],
      ['支持的条款', 60],
    ],
    evidences.map((evidence, at) => [
      at + 1,
      evidence.title,
      evidence.fileName ?? '',
      EVIDENCE_KIND[evidence.kind],
      LABEL[evidence.label],
      evidence.versionNumber,
      dayCell(evidence.collectedOn),
      dayCell(evidence.validFrom),
      dayCell(evidence.validUntil, '长期'),
      EVIDENCE_STATE[evidence.state],
      VALIDITY[evidence.validity],
      evidence.unit ?? '',
      evidence.owner,
      evidence.sha256 ?? '',
      evidence.controlCount,
      evidence.controls.join('、') + (evidence.controlCount > evidence.controls.length ? ' 等' : ''),
    ]),
  ),
];
