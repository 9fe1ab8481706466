import type { Block } from '../../../platform/documents/index.js';
import { conclusionWord, levelName, officialDay, officialMoment, scoreText } from '../format.js';
import type { GapAnalysisData } from '../gap-analysis/data.js';
import type { Findings } from '../gap-analysis/findings.js';
import { labelled } from '../gap-analysis/front.js';
import { notesOf } from '../gap-analysis/gaps.js';
import { body, heading, scoreTable, systemTable } from '../gap-analysis/state.js';
import { CONCLUSION, EDITION, TECHNOLOGY } from '../labels.js';

export const title = '网络安全等级保护自评估报告';

/** What the house does not know stands as a line that somebody fills in, and says so. */
export const byHand = (what: string): Block => ({
  kind: 'table',
  caption: '待填写',
  headless: true,
  columns: [
    { title: '', width: 26, label: true },
    { title: '', width: 74 },
  ],
  rows: [[what, { content: '（系统中没有记录，请填写）\n\n', tone: 'quiet' }]],
});

const note = (content: string): Block => ({ kind: 'paragraph', style: 'note', content });

/** 声明, 基本信息表 and 结论 before the contents. */
export function frontMatter(data: GapAnalysisData): Block[] {
  return [
    { kind: 'heading', level: 1, text: '声明', numbered: false },
    {
      kind: 'paragraph',
      content: [
        {
          text: '本报告是本单位对自有系统的自评估，不是测评机构出具的等级测评报告，不能代替等级测评，也不能用于备案。',
          bold: true,
        },
        '报告按等级测评报告的章次编写，便于与测评机构的报告逐章对照。',
      ],
    },
    body(
      `报告中的结论只对所列系统在数据时点（${officialMoment(data.dataAt)}，北京时间）的记录有效；此后系统、证据或要求发生变化的，应重新评估。`,
    ),
    body(
      '“自报”是评定人记录的结论；“实证”只承认证据在手、审核通过并且在有效期内的结论。两者按同一算法计算，对外使用以实证为准。',
    ),
    body('报告含有系统的安全弱点，限在分发范围内使用，复印、转发和对外提供须经批准人同意。'),
    { kind: 'heading', level: 1, text: '基本信息表', numbered: false, newPage: true },
    ...basics(data),
    { kind: 'heading', level: 1, text: '自评估结论', numbered: false, newPage: true },
    ...conclusion(data),
  ];
}

function basics(data: GapAnalysisData): Block[] {
  const { system, organization, assessment, framework } = data;
  const people = assessment.participants;
  return [
    labelled('被评估对象', [
      ['对象名称', system.name],
      ['备案编号', system.filingNumber ?? '未备案'],
      ['安全保护等级', `${levelName(system.level)} ${system.gradingCode ?? ''}`.trim()],
      ['扩展要求', system.technologies.map((one) => TECHNOLOGY[one]).join('、') || '无'],
      ['责任部门', system.ownerUnit ?? '未登记'],
      ['上次测评日期', system.lastAssessedOn ?? '未登记'],
      ['评估时段', `${officialDay(assessment.periodStart)}至${officialDay(assessment.periodEnd)}`],
      ['评估依据', `${framework.name} ${framework.documentNumber}`],
    ]),
    labelled('评估单位', [
      ['单位名称', organization.name],
      ['评估性质', '自评估'],
      ['单位地址', ''],
      ['邮政编码', ''],
      ['联系人', ''],
      ['联系电话', ''],
    ]),
    {
      kind: 'table',
      caption: '评估人员',
      columns: [
        { title: '序号', width: 8, align: 'center' },
        { title: '姓名', width: 18, align: 'center' },
        { title: '科室', width: 28, align: 'center' },
        { title: '角色', width: 16, align: 'center' },
        { title: '测评师证书编号', width: 30, align: 'center' },
      ],
      rows: people.map(({ name, unit, role }, at) => [String(at + 1), name, unit ?? '', role, '']),
      emptyText: '还没有人评定',
    },
    note('空白处系统中没有记录，由编制人填写；自评估人员没有测评师证书的，证书编号填“无”。'),
    labelled('审批', [
      ['编制人', data.generatedBy],
      ['日期', ''],
      ['审核人', ''],
      ['日期', ''],
      ['批准人', ''],
      ['日期', ''],
    ]),
  ];
}

/** Both conclusions with what decides them; also chapter 七. */
export function conclusion(data: GapAnalysisData): Block[] {
  const { system, scoring } = data;
  const { declared, proven, edition } = scoring;
  const { measure } = EDITION[edition];
  const dangers = proven.vetoes.filter(({ majorDanger }) => majorDanger).length;
  return [
    {
      kind: 'keyFigures',
      boxes: (
        [
          ['自报', declared],
          ['实证', proven],
        ] as const
      ).flatMap(([name, score]) => [
        {
          label: `${name}${measure}`,
          value: scoreText(score.value, edition),
          ...(score.provisional ? { note: '暂定' } : {}),
        },
        {
          label: `${name}结论`,
          value: CONCLUSION[score.conclusion],
          tone: conclusionWord(score.conclusion).tone,
        },
      ]),
    },
    body(
      `${system.name}按${levelName(data.assessment.targetLevel)}要求自评估，适用要求 ${declared.applicable} 项：自报符合 ${declared.met} 项、部分符合 ${declared.partial} 项、不符合 ${declared.unmet} 项，未评 ${declared.open} 项；有有效证据支持的符合 ${proven.met} 项。`,
    ),
    body(
      proven.vetoes.length === 0
        ? '没有影响结论的高风险项或重大风险隐患。'
        : [
            `有 ${proven.vetoes.length} 项高风险影响结论${dangers > 0 ? `，其中 ${dangers} 项属于重大风险隐患` : ''}，见“安全问题风险分析”的`,
            { see: 'highRisks' },
            '。',
          ],
    ),
    ...(declared.open > 0 ? [body(`仍有 ${declared.open} 项未评，两个结论都是暂定的。`)] : []),
    body(`结论规则：${scoring.conclusionRule}`),
    scoreTable(data),
  ];
}

/** 一、测评项目概述 */
export function project({ organization, system, assessment, framework, scoring }: GapAnalysisData): Block[] {
  return [
    { kind: 'heading', level: 1, text: '测评项目概述', newPage: true },
    heading(2, '评估目的'),
    body(
      `对照网络安全等级保护${levelName(assessment.targetLevel)}要求，查明${organization.name}的${system.name}已有哪些安全控制措施、还有哪些问题、问题的风险多大，为整改和迎接等级测评提供依据。`,
    ),
    heading(2, '评估依据'),
    body(`要求依据${framework.name}（${framework.documentNumber}）。`),
    body(`得分按${EDITION[scoring.edition].name}计算。`),
    heading(2, '评估过程'),
    body(
      `评估分准备、分工、逐项评定、证据审核和报告编制五步，时段为${officialDay(assessment.periodStart)}至${officialDay(assessment.periodEnd)}。每项要求由责任科室说明现状并关联证据，证据由另一人审核；结论、分数和本报告由系统按记录计算和生成。`,
    ),
    byHand('访谈、核查和测试的方法，使用的工具及其版本、接入点'),
    heading(2, '报告分发范围'),
    body('本单位网络安全与信息化领导小组、信息管理部门和相关科室。'),
  ];
}

/** 二、被测对象描述 */
export function subject(data: GapAnalysisData, found: Findings): Block[] {
  const { system, categories, results } = data;
  const out = results.filter(({ verdict }) => verdict === 'NOT_APPLICABLE');
  return [
    heading(1, '被测对象描述'),
    heading(2, '被测对象概述'),
    ...(system.description ? [body(system.description)] : [byHand('系统承载的业务和服务范围')]),
    systemTable(data),
    byHand('网络结构、安全区域划分和边界'),
    heading(2, '测评指标'),
    body(
      `测评指标由定级结果${system.gradingCode ? `（${system.gradingCode}）` : ''}和采用的技术确定，共 ${results.length} 项，其中判为不适用的 ${out.length} 项。`,
    ),
    {
      kind: 'table',
      caption: '测评指标数量',
      columns: [
        { title: '安全类', width: 40 },
        { title: '指标', width: 20, align: 'center' },
        { title: '适用', width: 20, align: 'center' },
        { title: '不适用', width: 20, align: 'center' },
      ],
      rows: categories
        .filter(({ total }) => total > 0)
        .map(({ name, total, applicable, notApplicable }) => [
          name,
          String(total),
          String(applicable),
          String(notApplicable),
        ]),
    },
    {
      kind: 'table',
      caption: '不适用指标',
      columns: [
        { title: '条款', width: 20, align: 'center' },
        { title: '控制点', width: 24 },
        { title: '不适用的理由', width: 56 },
      ],
      rows: out.map((result) => [
        result.code,
        result.name,
        { content: [result.notApplicableReason ?? '', ...notesOf(result, found)] },
      ]),
      emptyText: '没有判为不适用的指标',
    },
    heading(2, '测评对象'),
    body('本次自评估以系统整体为对象逐项评定，未按单台设备抽样。'),
    byHand('抽查的机房、网络和安全设备、服务器和终端、应用、数据、人员和文档'),
  ];
}
