import type { Block, Cell, DocumentSection, TableBlock } from '../../../platform/documents/index.js';
import { box } from '../blanks.js';
import { note } from '../briefing/chapters.js';
import { centred } from '../format.js';
import { TECHNOLOGY, VERIFICATION } from '../labels.js';
import type { FiledMaterial, GradingData } from './data.js';
import { harmOfInformation, harmOfService, matrixTable } from './matrix.js';
import { cover, madeNote } from './parts.js';
import { level, needWords, stateWords } from './words.js';

/** Four tables: the hospital, the graded system, its grading, and what is handed in with it. */
export function filingSections(data: GradingData): DocumentSection[] {
  return [
    { orientation: 'portrait', bare: true, blocks: [cover(data)] },
    {
      orientation: 'portrait',
      blocks: [
        note(
          '使用说明：正式备案表由公安机关印发，本文件按常见栏目排列，供填报时誊写；栏目和顺序未与 2025 版官方表式核对。空格和未勾选的方框系统没有记录，须人工填写。',
        ),
        title('表一　单位信息'),
        organizationTable(data),
        title('表二　定级对象情况', true),
        systemTable(data),
        title('表三　定级情况', true),
        matrixTable(data, '业务信息安全保护等级', harmOfInformation(data)),
        matrixTable(data, '系统服务安全保护等级', harmOfService(data)),
        gradingTable(data),
        title('表四　提交材料清单', true),
        materialTable(data),
        note(
          '已勾选的，是系统中已出具的报告，或与《基本要求》相应条款关联、已采纳且今天有效的证据；是否就是应提交的那一份，请逐项核对。“依据”一栏为未核实的，以受理机关的要求为准。',
        ),
        madeNote(data),
      ],
    },
  ];
}

const title = (text: string, newPage = false): Block => ({
  kind: 'heading',
  level: 1,
  text,
  numbered: false,
  newPage,
});

type Row = readonly [string, string];

/** Room to write by hand. */
const room = '\n';

/** Label and value on a line; an empty value is to be filled in. */
const form = (rows: readonly Row[]): TableBlock => ({
  kind: 'table',
  headless: true,
  columns: [
    { title: '', width: 30, label: true },
    { title: '', width: 70 },
  ],
  rows: rows.map(([label, value]): Cell[] => [label, value || room]),
});

/** Choices of a line, none of which the house knows. */
const choices = (...all: readonly string[]): string => all.map((one) => box(false, one)).join('　');

function organizationTable({ organization, systemCounts }: GradingData): Block {
  const count = (wanted: number): number => systemCounts.find((one) => one.level === wanted)?.count ?? 0;
  const filed = [2, 3, 4, 5];
  return form([
    ['单位名称', organization.name],
    ['统一社会信用代码', ''],
    ['单位地址、邮政编码', ''],
    ['行政区划代码', ''],
    ['单位负责人', '姓名：　　　　　　　　职务：\n电话：　　　　　　　　邮箱：'],
    ['网络安全责任部门', ''],
    ['责任部门联系人', '姓名：　　　　　　　职务：\n电话：　　　　　　　手机：\n邮箱：'],
    ['隶属关系', choices('中央', '省（自治区、直辖市）', '地（市、州、盟）', '县（区、市、旗）', '其他')],
    ['单位类型', choices('党委机关', '政府机关', '事业单位', '企业', '其他')],
    ['行业类别', ''],
    [
      '定级对象数量',
      `第二级以上合计 ${filed.reduce((sum, one) => sum + count(one), 0)} 个：${filed.map((one) => `${level(one)} ${count(one)} 个`).join('，')}（按登记簿，不含已下线）`,
    ],
  ]);
}

function systemTable({ system }: GradingData): Block {
  return form([
    ['定级对象名称', system.name],
    ['定级对象编号', `${system.code}（单位内部编码）`],
    ['定级对象类型', [box(true, '信息系统'), box(false, '通信网络设施'), box(false, '数据资源')].join('　')],
    [
      '采用的技术',
      Object.entries(TECHNOLOGY)
        .map(([key, words]) => box((system.technologies as readonly string[]).includes(key), words))
        .join('　'),
    ],
    ['承载业务描述', system.description ?? ''],
    ['责任科室', system.ownerUnit ?? ''],
    ['运行状态', stateWords[system.state]],
    ['投入运行时间', ''],
    ['服务范围', choices('全国', '跨省', '全省（区、市）', '跨地（市）', '本地（市）', '本单位')],
    ['服务对象', choices('单位内部人员', '社会公众', '两者均包括', '其他')],
    ['网络性质', choices('业务专网', '互联网', '其他')],
    [
      '系统互联情况',
      choices('与其他行业系统连接', '与本行业其他单位系统连接', '与本单位其他系统连接', '不连接'),
    ],
    [
      '关键产品使用情况',
      '安全专用产品：\n网络产品：\n操作系统：\n数据库：\n服务器：\n（各填数量和国产产品占比）',
    ],
    [
      '采用的安全服务',
      choices('等级测评', '风险评估', '灾难恢复', '应急响应', '系统集成', '安全咨询', '安全培训'),
    ],
    ['等级测评单位名称', ''],
    ['上次测评日期', system.lastAssessedOn ?? ''],
    ['是否为分系统', choices('是（上级系统名称：　　　　　）', '否')],
    [
      '已有备案',
      system.filingNumber
        ? `编号 ${system.filingNumber}，备案日期 ${system.filedOn ?? '　'}，有效期至 ${system.filingValidUntil ?? '　'}`
        : '系统中没有备案编号',
    ],
  ]);
}

function gradingTable(data: GradingData): Block {
  const { grading, history } = data;
  const has = (name: string): readonly string[] =>
    data.materials.find((one) => one.name === name)?.found ?? [];
  const said = (name: string): string => {
    const found = has(name);
    return `${box(found.length > 0, '已完成')}　${box(false, '未完成')}${found.length > 0 ? `\n依据：${found.join('；')}` : ''}`;
  };
  const report = has('定级报告');
  return form([
    [
      '安全保护等级',
      `${[1, 2, 3, 4, 5].map((one) => box(one === grading.level, level(one))).join('　')}\n${grading.code}`,
    ],
    ['定级时间', history.at(-1)?.day ?? ''],
    ['专家评审情况', said('专家评审意见')],
    ['主管部门名称', ''],
    ['主管部门核准情况', said('主管部门核准意见')],
    [
      '定级报告',
      `${box(report.length > 0, '有')}　${box(false, '无')}${report.length > 0 ? `　附件：${report.join('、')}` : ''}`,
    ],
    ['填表人、填表日期', ''],
  ]);
}

function materialTable(data: GradingData): Block {
  const row = ({ name, need, verified, found }: FiledMaterial, at: number): Cell[] => [
    centred(at + 1),
    name,
    centred(needWords[need]),
    centred(box(found.length > 0)),
    found.join('\n'),
    centred(verified ? VERIFICATION.VERIFIED : VERIFICATION.UNVERIFIED),
  ];
  const own: FiledMaterial = {
    name: '备案表',
    need: 'NEEDED',
    verified: true,
    found: [`本表 ${data.number}`],
  };
  return {
    kind: 'table',
    columns: [
      { title: '序', width: 6 },
      { title: '材料', width: 32 },
      { title: '本级', width: 11 },
      { title: '已有', width: 8 },
      { title: '系统中的材料', width: 32 },
      { title: '依据', width: 11 },
    ],
    rows: [own, ...data.materials].map(row),
  };
}
