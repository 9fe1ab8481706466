import { dayOf } from '../../../platform/clock.js';
import type { Block, DocumentModel, TableBlock } from '../../../platform/documents/index.js';
import type { WorkbookSheet } from '../../../platform/documents/write-workbook.js';
import { centred, officialDay } from '../format.js';
import { dayCell, sheetOf } from '../frame.js';
import { labelled } from '../gap-analysis/front.js';
import { body } from '../gap-analysis/state.js';
import type { PolicyDocumentData } from './snapshot.js';
import { policyTextBlocks } from './text.js';
import { documentFileName } from '../report-number.js';

type Category = 'GUIDELINE' | 'REGULATION' | 'PROCEDURE' | 'RECORD_FORM';

const categories: Readonly<Record<Category, string>> = {
  GUIDELINE: '方针',
  REGULATION: '制度',
  PROCEDURE: '规程',
  RECORD_FORM: '记录表单',
};
const order = Object.keys(categories) as Category[];

/** A policy with its revisions, or the list of all published ones, as a document model. The same data give the same model. */
export function policyDocument(data: PolicyDocumentData): DocumentModel {
  const title = titleOf(data);
  return {
    title,
    number: data.number,
    classification: data.of === 'POLICY' && data.policy.label === 'PUBLIC' ? '公开' : '内部',
    organization: data.organization.name,
    author: data.generatedBy,
    createdAt: data.generatedAt,
    properties: { documentVersion: data.version },
    sections:
      data.of === 'POLICY'
        ? [
            { orientation: 'portrait', bare: true, blocks: [cover(data, title)] },
            { orientation: 'portrait', blocks: onePolicy(data) },
          ]
        : [
            { orientation: 'portrait', bare: true, blocks: [cover(data, title)] },
            { orientation: 'landscape', blocks: list(data) },
          ],
  };
}

export const policyDocumentFileName = (data: PolicyDocumentData): string =>
  documentFileName(data.number, titleOf(data));

const titleOf = (data: PolicyDocumentData): string =>
  data.of === 'POLICY' ? data.policy.name : '网络安全制度清单';

function cover(data: PolicyDocumentData, title: string): Block {
  const day = officialDay(dayOf(new Date(data.generatedAt)));
  const fields: [string, string][] =
    data.of === 'POLICY'
      ? [
          ['文号', data.policy.code],
          ['层级', categories[data.policy.category]],
          ['版本', data.policy.number === null ? '已废止' : `第 ${data.policy.number} 版`],
          ['施行日期', dayText(data.policy.effectiveOn)],
          ['责任科室', data.policy.unit ?? '—'],
          ['责任人', data.policy.owner],
          ['批准', data.versions[0]?.approvers.join('、') || '—'],
        ]
      : [
          ['单位', data.organization.name],
          ['制度份数', `${data.policies.length} 份`],
          ['编制', data.generatedBy],
          ['数据日期', day],
        ];
  return {
    kind: 'cover',
    classification: data.of === 'POLICY' && data.policy.label === 'PUBLIC' ? '公开' : '内部',
    number: data.number,
    title,
    fields,
    foot: [data.organization.name, day],
  };
}

function list({ policies }: Extract<PolicyDocumentData, { of: 'POLICY_LIST' }>): Block[] {
  const overdue = policies.filter((policy) => policy.overdue).length;
  return [
    { kind: 'heading', level: 1, text: '制度清单', numbered: false },
    body(
      `下列制度均已发布，按方针、制度、规程、记录表单四层排列，共 ${policies.length} 份，其中评审逾期 ${overdue} 份。签阅为应签阅人员中已确认的人数。`,
    ),
    {
      kind: 'table',
      caption: '制度清单',
      compact: true,
      emptyText: '还没有发布的制度。',
      columns: [
        { title: '文号', width: 15 },
        { title: '名称', width: 26 },
        { title: '版本', width: 6, align: 'center' },
        { title: '施行日期', width: 11, align: 'center' },
        { title: '下次评审', width: 14, align: 'center' },
        { title: '签阅', width: 9, align: 'center' },
        { title: '责任科室', width: 11 },
        { title: '责任人', width: 8 },
      ],
      rows: order.flatMap((category) => {
        const own = policies.filter((policy) => policy.category === category);
        if (own.length === 0) return [];
        return [
          { band: `${categories[category]}（${own.length} 份）` },
          ...own.map((policy) => [
            policy.code,
            policy.name,
            centred(`V${policy.number ?? '—'}`),
            centred(dayText(policy.effectiveOn)),
            policy.overdue
              ? {
                  content: `${dayText(policy.nextReviewOn)} 逾期`,
                  align: 'center' as const,
                  tone: 'bad' as const,
                }
              : centred(dayText(policy.nextReviewOn)),
            centred(policy.expected === 0 ? '—' : `${policy.read}/${policy.expected}`),
            policy.unit ?? '—',
            policy.owner,
          ]),
        ];
      }),
    },
  ];
}

function onePolicy({ policy, versions }: Extract<PolicyDocumentData, { of: 'POLICY' }>): Block[] {
  const [shown] = versions;
  const content: Block[] =
    shown === undefined
      ? []
      : shown.text === null
        ? [body(`本版正文为上传的文件“${shown.fileName}”，SHA-256：${shown.sha256}。`)]
        : policyTextBlocks(shown.text);
  return [
    { kind: 'heading', level: 1, text: policy.name, numbered: false },
    ...(policy.withdrawReason ? [body(`本制度已废止：${policy.withdrawReason}`)] : []),
    ...content,
    { kind: 'heading', level: 1, text: '修订记录', numbered: false, newPage: true },
    revisions(versions),
    { kind: 'heading', level: 1, text: '签阅与依据', numbered: false },
    labelled('制度概要', [
      ['下次评审', `${dayText(policy.nextReviewOn)}${policy.overdue ? '（逾期）' : ''}`],
      ['签阅', policy.expected === 0 ? '—' : `应签阅 ${policy.expected} 人，已签阅 ${policy.read} 人`],
      ['对应条款', policy.controls.join('、') || '—'],
      ['状态', policy.withdrawReason ? '已废止' : '现行'],
    ]),
  ];
}

const revisions = (versions: Extract<PolicyDocumentData, { of: 'POLICY' }>['versions']): TableBlock => ({
  kind: 'table',
  caption: '修订记录',
  columns: [
    { title: '版本', width: 8, align: 'center' },
    { title: '施行日期', width: 14, align: 'center' },
    { title: '修订说明', width: 32 },
    { title: '编写', width: 12 },
    { title: '批准', width: 16 },
    { title: '发布日期', width: 14, align: 'center' },
  ],
  rows: versions.map((version) => [
    centred(`V${version.number}`),
    centred(dayText(version.effectiveOn)),
    version.changeNote ?? (version.number === 1 ? '首次发布' : '—'),
    version.authors.join('、') || '—',
    version.approvers.join('、') || '—',
    centred(dayText(version.publishedOn)),
  ]),
});

const dayText = (day: string | null): string => day ?? '—';

/** The list of policies, with the clauses that each answers. */
export const policySheets = (data: PolicyDocumentData): WorkbookSheet[] =>
  data.of === 'POLICY'
    ? []
    : [
        sheetOf(
          '制度清单',
          [
            ['层级', 12],
            ['文号', 18],
            ['名称', 40],
            ['版本', 8],
            ['施行日期', 12],
            ['下次评审', 12],
            ['评审逾期', 10],
            ['应签阅', 8],
            ['已签阅', 8],
            ['责任科室', 18],
            ['责任人', 12],
            ['对应条款', 60],
          ],
          order.flatMap((category) =>
            data.policies
              .filter((policy) => policy.category === category)
              .map((policy) => [
                categories[category],
                policy.code,
                policy.name,
                policy.number,
                dayCell(policy.effectiveOn),
                dayCell(policy.nextReviewOn),
                policy.overdue ? '是' : '',
                policy.expected,
                policy.read,
                policy.unit ?? '',
                policy.owner,
                policy.controls.join('、'),
              ]),
          ),
        ),
      ];
