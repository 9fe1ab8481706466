import type { Block, Cell, DocumentModel, TableBlock } from '../../../platform/documents/index.js';
import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import {
  centred,
  officialDay,
  officialMoment,
  ownTextsNote,
  requirementCell,
  verdictWord,
} from '../format.js';
import { columnsOf, contents, framedDocument, sheetOf } from '../frame.js';
import { body, heading } from '../gap-analysis/state.js';
import { PROOF_STATE, VERDICT } from '../labels.js';
import type { ApplicabilityData, StatedControl } from './data.js';

export const title = '适用性声明';

const isOut = ({ verdict }: StatedControl): boolean => verdict === 'NOT_APPLICABLE';
/** What nobody has rated may turn out to be either. */
const isOpen = ({ verdict }: StatedControl): boolean => verdict === 'OPEN';

const applies = (control: StatedControl): string =>
  isOut(control) ? '不适用' : isOpen(control) ? '待确认' : '适用';

/** Statement of applicability: counts, what does not apply and why, then every control by section. */
export function applicabilityStatement(data: ApplicabilityData): DocumentModel {
  const sections = Map.groupBy(data.controls, ({ section }) => section);
  return framedDocument(
    data,
    {
      title,
      subtitle: [data.subject, data.assessment.target].filter(Boolean).join('　'),
      fields: [
        ['适用对象', data.subject],
        ['依　　据', data.framework.name],
      ],
    },
    [
      contents,
      { orientation: 'portrait', blocks: [...summary(data, sections), ...notApplicable(data)] },
      {
        orientation: 'landscape',
        blocks: [
          heading(1, '逐项声明'),
          body(
            '“自报”是评定人记录的结论，“实证”只计有已审核、在有效期内的证据支持的部分；证据一栏为有效数／关联数。',
          ),
          ...ownTextsNote(data.controls),
          ...[...sections].flatMap(([name, controls]): Block[] => [
            heading(2, name),
            controlTable(name, controls),
          ]),
        ],
      },
    ],
  );
}

function summary(
  { controls, assessment, framework, subject, dataAt, notAsked }: ApplicabilityData,
  sections: ReadonlyMap<string, readonly StatedControl[]>,
): Block[] {
  const out = controls.filter(isOut).length;
  const open = controls.filter(isOpen).length;
  const governed = controls.filter(({ policies }) => policies.length > 0).length;
  return [
    heading(1, '声明概要'),
    {
      kind: 'keyFigures',
      boxes: [
        { label: '要求总数', value: String(controls.length) },
        { label: '适用', value: String(controls.length - out - open), tone: 'good' },
        { label: '不适用', value: String(out), tone: 'quiet' },
        { label: '待确认', value: String(open), ...(open > 0 ? { tone: 'caution' as const } : {}) },
      ],
    },
    body(
      `本声明列出${framework.name}（${framework.documentNumber}）中${subject}应对照的全部要求，逐项说明是否适用、由谁负责、实施到什么程度。依据的测评是“${assessment.name}”，时段为${officialDay(assessment.periodStart)}至${officialDay(assessment.periodEnd)}${assessment.closed ? '，测评已关闭' : ''}；数据时点为${officialMoment(dataAt)}（北京时间）。`,
    ),
    body(
      `有 ${governed} 项要求由已发布的制度管理。${open > 0 ? `有 ${open} 项尚未评定，是否适用待确认。` : ''}${notAsked > 0 ? `另有 ${notAsked} 项不在目标级别的范围内，未列入本声明。` : ''}`,
    ),
    {
      kind: 'table',
      caption: '各部分统计',
      compact: true,
      columns: columnsOf([
        ['部分', 34],
        ['要求', 9, 'center'],
        ['适用', 9, 'center'],
        ['不适用', 9, 'center'],
        ['待确认', 9, 'center'],
        ['自报符合', 10, 'center'],
        ['实证符合', 10, 'center'],
        ['有制度', 10, 'center'],
      ]),
      rows: [...sections].map(([name, own]): Cell[] => {
        const count = (test: (control: StatedControl) => boolean): string => String(own.filter(test).length);
        return [
          name,
          String(own.length),
          count((one) => !isOut(one) && !isOpen(one)),
          count(isOut),
          count(isOpen),
          count(({ verdict }) => verdict === 'MET'),
          count(({ provenVerdict }) => provenVerdict === 'MET'),
          count(({ policies }) => policies.length > 0),
        ];
      }),
      emptyText: '没有要求',
    },
  ];
}

/** First what does not apply: it is what readers of a statement look for. */
function notApplicable({ controls }: ApplicabilityData): Block[] {
  const out = controls.filter(isOut);
  return [
    heading(1, '不适用的要求'),
    body(
      out.length === 0
        ? '全部要求均适用或待确认，没有判为不适用的要求。'
        : `下列 ${out.length} 项判为不适用。不适用须有理由；理由不再成立时，应恢复为适用并重新评定。`,
    ),
    {
      kind: 'table',
      caption: '不适用的要求',
      columns: columnsOf([
        ['条款', 17, 'center'],
        ['要求要点', 38],
        ['不适用的理由', 31],
        ['责任科室', 14],
      ]),
      rows: out.map((control): Cell[] => [
        control.code,
        requirementCell(control.text, control.ownText),
        control.notApplicableReason ?? '',
        control.unit ?? '',
      ]),
      emptyText: '没有不适用的要求',
    },
  ];
}

function controlTable(section: string, controls: readonly StatedControl[]): TableBlock {
  return {
    kind: 'table',
    caption: `${section}适用性`,
    compact: true,
    columns: columnsOf([
      ['条款', 9, 'center'],
      ['要求要点', 23],
      ['适用', 6, 'center'],
      ['实施情况或不适用的理由', 20],
      ['自报', 8, 'center'],
      ['实证', 8, 'center'],
      ['证据', 5, 'center'],
      ['责任科室、责任人', 9],
      ['管理制度', 12],
    ]),
    rows: controls.map((control): Cell[] => [
      control.code,
      requirementCell(control.text, control.ownText),
      {
        content: applies(control),
        align: 'center',
        ...(isOut(control)
          ? { tone: 'quiet' as const }
          : isOpen(control)
            ? { tone: 'caution' as const }
            : {}),
      },
      (isOut(control) ? control.notApplicableReason : control.currentState) ?? '',
      { content: [verdictWord(control.verdict)], align: 'center' },
      { content: [verdictWord(control.provenVerdict)], align: 'center' },
      centred(`${control.validEvidenceCount}／${control.evidenceCount}`),
      [control.unit, control.owner].filter(Boolean).join('、'),
      control.policies.join('\n'),
    ]),
  };
}

export const applicabilitySheets = ({ controls }: ApplicabilityData): WorkbookSheet[] => [
  sheetOf(
    '适用性声明',
    [
      ['条款', 18],
      ['名称', 24],
      ['部分', 20],
      ['要求要点', 60],
      ['是否适用', 10],
      ['不适用的理由', 40],
      ['实施情况', 40],
      ['自报结论', 10],
      ['实证结论', 10],
      ['证据情况', 14],
      ['有效证据', 10],
      ['关联证据', 10],
      ['责任科室', 18],
      ['责任人', 12],
      ['管理制度', 40],
    ],
    controls.map((control) => [
      control.code,
      control.name,
      control.section,
      control.ownText ?? control.text,
      applies(control),
      control.notApplicableReason ?? '',
      control.currentState ?? '',
      VERDICT[control.verdict],
      VERDICT[control.provenVerdict],
      isOut(control) || isOpen(control) ? '' : PROOF_STATE[control.proofState],
      control.validEvidenceCount,
      control.evidenceCount,
      control.unit ?? '',
      control.owner ?? '',
      control.policies.join('；'),
    ]),
  ),
];
