import type { Block, Cell, DocumentSection } from '../../../platform/documents/index.js';
import { missing, missingParagraph } from '../blanks.js';
import { note } from '../briefing/chapters.js';
import { centred, officialDay } from '../format.js';
import { labelled } from '../gap-analysis/front.js';
import { body, heading } from '../gap-analysis/state.js';
import { TECHNOLOGY } from '../labels.js';
import type { GradingData } from './data.js';
import { harmOfInformation, harmOfService, matrixTable } from './matrix.js';
import type { Harm } from './matrix.js';
import { cover, madeNote } from './parts.js';
import { degreeWords, gradingStandard, level, objectWords, stateWords } from './words.js';

/** Describes the system, grades information and service apart, and takes the higher. */
export function gradingSections(data: GradingData): DocumentSection[] {
  return [
    { orientation: 'portrait', bare: true, blocks: [cover(data)] },
    {
      orientation: 'portrait',
      blocks: [
        ...description(data),
        ...part(data, {
          title: '业务信息安全保护等级的确定',
          about: '业务信息',
          describe: '处理哪些业务信息、数据种类和数量、是否含个人信息和重要数据',
          how: '业务信息被泄露、篡改、丢失后，对上述客体造成的具体后果',
          harm: harmOfInformation(data),
          outcome: data.grading.s,
        }),
        ...part(data, {
          title: '系统服务安全保护等级的确定',
          about: '系统服务',
          describe: '服务的范围、对象、时间要求，可容忍的中断时间',
          how: '服务中断或不可用后，对上述客体造成的具体后果',
          harm: harmOfService(data),
          outcome: data.grading.a,
        }),
        ...outcome(data),
        ...annex(data),
      ],
    },
  ];
}

function description({ system, organization }: GradingData): Block[] {
  return [
    heading(1, '定级对象描述'),
    labelled('定级对象基本情况', [
      ['名称', system.name],
      ['编码', system.code],
      ['责任单位', organization.name],
      ['责任科室', system.ownerUnit ?? '未登记'],
      ['状态', stateWords[system.state]],
      ['业务连续性', system.continuityCritical ? '要求高' : '一般'],
      ['备案编号', system.filingNumber ?? '尚未备案'],
      ['备案日期', system.filedOn ?? '—'],
      ['上次测评', system.lastAssessedOn ?? '—'],
      ['下次测评', system.nextAssessmentDueOn ?? '—'],
    ]),
    heading(2, '安全责任主体'),
    body(
      `${organization.name}是${system.name}的运营单位，承担其网络安全保护责任${system.ownerUnit ? `，由${system.ownerUnit}具体负责` : ''}。`,
    ),
    heading(2, '承载的业务'),
    system.description ? body(system.description) : missingParagraph('承载的业务、用户范围和数量。'),
    heading(2, '网络结构与边界'),
    missingParagraph('网络拓扑图、边界设备、部署位置、与其他系统的连接，以及是否可由互联网访问。'),
    heading(2, '采用的技术'),
    body(
      system.technologies.length === 0
        ? '没有登记云计算、移动互联、物联网、工业控制和大数据技术，适用安全通用要求。'
        : `采用${system.technologies.map((one) => TECHNOLOGY[one]).join('、')}技术，除安全通用要求外，另适用对应的扩展要求。`,
    ),
  ];
}

interface Part {
  readonly title: string;
  readonly about: string;
  readonly describe: string;
  readonly how: string;
  readonly harm: Harm;
  readonly outcome: number;
}

function part(data: GradingData, { title, about, describe, how, harm, outcome: reached }: Part): Block[] {
  return [
    heading(1, title),
    heading(2, `${about}描述`),
    missingParagraph(`${describe}。`),
    heading(2, '受侵害的客体和侵害程度'),
    body(
      `${about}受到破坏时，侵害的客体是${objectWords[harm.object]}，侵害程度是${degreeWords[harm.degree]}。`,
    ),
    missingParagraph(`${how}，即选定该客体和程度的理由。`),
    heading(2, `${about}安全保护等级`),
    { ...matrixTable(data, `${about}安全保护等级矩阵`, harm), name: about },
    body(['由', { see: about }, `，${about}安全保护等级为${level(reached)}。`]),
  ];
}

function outcome({ grading, system }: GradingData): Block[] {
  return [
    heading(1, '安全保护等级的确定'),
    {
      kind: 'table',
      caption: '定级结论',
      columns: ['定级对象', '业务信息安全', '系统服务安全', '安全保护等级', '代码'].map((title, at) => ({
        title,
        width: at === 0 ? 28 : 18,
      })),
      rows: [
        [
          system.name,
          centred(`${level(grading.s)}（S${grading.s}）`),
          centred(`${level(grading.a)}（A${grading.a}）`),
          { content: level(grading.level), align: 'center', bold: true },
          centred(grading.code),
        ],
      ],
    },
    body(
      `安全保护等级取业务信息和系统服务两者中较高的，${system.name}定为${level(grading.level)}，即 ${grading.code}。`,
    ),
    body(
      grading.level === 1
        ? '第一级由运营单位自行确定，不需要备案。'
        : '第二级以上的定级结果须经专家评审、主管部门核准，再向公安机关备案；业务、数据或服务范围有较大变化时重新定级。',
    ),
    { kind: 'heading', level: 1, text: '评审、核准与签字', newPage: true },
    {
      kind: 'table',
      caption: '评审、核准与签字',
      columns: [
        { title: '环节', width: 20, label: true },
        { title: '人员或部门', width: 30 },
        { title: '意见', width: 30 },
        { title: '日期', width: 20 },
      ],
      rows: ['编制', '审核', '批准', '专家评审', '主管部门核准'].map((step): Cell[] => [
        `\n${step}\n`,
        '',
        '',
        '',
      ]),
    },
  ];
}

function annex(data: GradingData): Block[] {
  const { history } = data;
  return [
    { kind: 'heading', level: 1, text: '附：定级依据', numbered: false },
    body([
      `定级依据${gradingStandard}。先确定受侵害的客体，再确定侵害程度，由`,
      { see: 'matrix' },
      '得到等级。',
    ]),
    { ...matrixTable(data, '定级矩阵', null), name: 'matrix' },
    {
      kind: 'table',
      caption: '侵害程度的区分',
      columns: [
        { title: '程度', width: 24, label: true },
        { title: '区分的线索', width: 76 },
      ],
      rows: [
        ['一般损害', '工作职能局部受影响，问题较轻，影响范围有限，损害较低。'],
        ['严重损害', '工作职能明显受影响，问题较重，影响范围较大，损害较高。'],
        ['特别严重损害', '工作职能丧失或几乎瘫痪，问题极重，影响范围大，损害非常高。'],
      ],
    },
    {
      kind: 'table',
      caption: '定级记录',
      compact: true,
      columns: [
        { title: '日期', width: 16 },
        { title: '代码', width: 12 },
        { title: '业务信息：客体，程度', width: 29 },
        { title: '系统服务：客体，程度', width: 29 },
        { title: '记录人', width: 14 },
      ],
      rows: history.map(({ day, code, answers, by }): Cell[] => [
        centred(day),
        centred(code),
        `${objectWords[answers.informationObject]}，${degreeWords[answers.informationDegree]}`,
        `${objectWords[answers.serviceObject]}，${degreeWords[answers.serviceDegree]}`,
        centred(by),
      ]),
      emptyText: '审计记录中没有登记时的定级。',
    },
    ...(history.length > 1
      ? [note(`最近一次定级变更在${officialDay(history.at(-1)!.day)}；变更后须重新评审和备案。`)]
      : []),
    {
      kind: 'paragraph',
      style: 'note',
      content: [
        '矩阵和区分线索已与标准文本核对，文字为概括。带',
        missing(''),
        '的内容系统没有记录，须由责任科室填写；备案时请套用公安机关发布的最新定级报告模板，本文件的章节未与该模板逐项核对。',
      ],
    },
    madeNote(data),
  ];
}
