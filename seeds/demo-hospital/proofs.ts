import { addDays } from '../../server/platform/clock.js';
import type { Caller } from './caller.js';
import type { ResultRow } from './assessments.js';
import { makeFile } from './files.js';
import type { FileKind, Sheet } from './files.js';

type State = 'ACCEPTED' | 'SUBMITTED' | 'RETURNED' | 'DRAFT';

interface Proof {
  readonly title: string;
  readonly kind: FileKind;
  readonly by: 'contributor' | 'engineer' | 'officer';
  readonly unit: string;
  /** Control codes begin with one of these. */
  readonly controls: readonly string[];
  /** Days from today: collection and end of validity. */
  readonly collected: number;
  readonly until: number | null;
  readonly state: State;
  readonly label?: 'PUBLIC' | 'INTERNAL' | 'SENSITIVE';
  readonly tags: readonly string[];
  readonly lines: Sheet['lines'];
}

const proofs: readonly Proof[] = [
  {
    title: '机房门禁出入登记',
    kind: 'pdf',
    by: 'contributor',
    unit: 'IT',
    controls: ['8.1.1.1', '8.1.1.2', '8.1.1.3'],
    collected: -20,
    until: 160,
    state: 'ACCEPTED',
    tags: ['机房'],
    lines: [
      ['门禁方式', '刷卡加指纹'],
      ['本季度出入', '214 人次，均有登记'],
      ['外来人员', '12 人次，全程陪同'],
    ],
  },
  {
    title: '机房环境巡检记录',
    kind: 'xlsx',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.1.4', '8.1.1.5', '8.1.1.6', '8.1.1.7', '8.1.1.8', '8.1.1.9'],
    collected: -6,
    until: 24,
    state: 'ACCEPTED',
    tags: ['机房', '巡检'],
    lines: [
      ['温度', '22.4 ℃'],
      ['湿度', '48 %'],
      ['UPS 负载', '36 %，后备 58 分钟'],
      ['气体灭火', '压力正常'],
    ],
  },
  {
    title: '消防设施年度检测报告',
    kind: 'pdf',
    by: 'contributor',
    unit: 'EQ',
    controls: ['8.1.1.5'],
    collected: -400,
    until: -35,
    state: 'ACCEPTED',
    tags: ['机房', '消防'],
    lines: [
      ['检测机构', '具备资质'],
      ['结论', '合格'],
      ['下次检测', '已逾期'],
    ],
  },
  {
    title: '网络拓扑与区域划分图',
    kind: 'png',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.2.1', '8.1.3.1'],
    collected: -45,
    until: 320,
    state: 'ACCEPTED',
    label: 'SENSITIVE',
    tags: ['网络'],
    lines: [
      ['核心区', '双机热备'],
      ['服务器区', '独立 VLAN，经防火墙'],
      ['互联网区', 'WAF 前置'],
    ],
  },
  {
    title: '防火墙访问控制策略清单',
    kind: 'xlsx',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.3.1', '8.1.3.2'],
    collected: -30,
    until: 335,
    state: 'ACCEPTED',
    label: 'SENSITIVE',
    tags: ['网络', '策略'],
    lines: [
      ['策略总数', '186'],
      ['默认动作', '拒绝'],
      ['半年未命中', '9 条，已停用'],
    ],
  },
  {
    title: 'VPN 加密传输配置截图',
    kind: 'png',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.2.2'],
    collected: -15,
    until: 350,
    state: 'ACCEPTED',
    tags: ['传输'],
    lines: [
      ['协议', 'TLS 1.2 以上'],
      ['算法', 'SM2 / SM4'],
      ['证书到期', '2027-08'],
    ],
  },
  {
    title: '入侵防御特征库升级记录',
    kind: 'xlsx',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.3.3', '8.1.3.4'],
    collected: -10,
    until: 80,
    state: 'ACCEPTED',
    tags: ['入侵防范'],
    lines: [
      ['特征库日期', '本月'],
      ['升级方式', '自动，每周复核'],
      ['拦截', '1,204 次'],
    ],
  },
  {
    title: '双因素认证配置截图',
    kind: 'png',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.4.1'],
    collected: -12,
    until: 353,
    state: 'ACCEPTED',
    tags: ['身份鉴别'],
    lines: [
      ['管理员登录', '口令加动态令牌'],
      ['失败锁定', '5 次，30 分钟'],
      ['会话超时', '15 分钟'],
    ],
  },
  {
    title: '账号与权限半年复核表',
    kind: 'xlsx',
    by: 'contributor',
    unit: 'IT',
    controls: ['8.1.4.1', '8.1.4.2'],
    collected: -60,
    until: 15,
    state: 'ACCEPTED',
    tags: ['账号'],
    lines: [
      ['复核账号', '1,436'],
      ['停用', '57'],
      ['权限收回', '23'],
    ],
  },
  {
    title: '日志审计平台留存配置',
    kind: 'png',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.3.5', '8.1.4.3', '8.1.5.2', '8.1.5.4'],
    collected: -25,
    until: 340,
    state: 'ACCEPTED',
    tags: ['日志'],
    lines: [
      ['留存', '210 天'],
      ['来源', '网络、主机、数据库、应用'],
      ['时间源', '院内 NTP'],
    ],
  },
  {
    title: '主机漏洞扫描报告',
    kind: 'pdf',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.4.4', '8.1.10.5'],
    collected: -28,
    until: 62,
    state: 'SUBMITTED',
    label: 'SENSITIVE',
    tags: ['漏洞'],
    lines: [
      ['目标', '42 台'],
      ['高危', '0'],
      ['中危', '7，整改中'],
    ],
  },
  {
    title: '终端防病毒覆盖率统计',
    kind: 'xlsx',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.4.5', '8.1.10.7'],
    collected: -9,
    until: 21,
    state: 'ACCEPTED',
    tags: ['防病毒'],
    lines: [
      ['终端', '1,820'],
      ['已装', '1,811'],
      ['病毒库', '三日内'],
    ],
  },
  {
    title: '数据备份与恢复演练记录',
    kind: 'docx',
    by: 'contributor',
    unit: 'IT',
    controls: ['8.1.4.9', '8.1.10.11'],
    collected: -75,
    until: 105,
    state: 'ACCEPTED',
    tags: ['备份'],
    lines: [
      ['备份策略', '每日全量，日志每 15 分钟'],
      ['恢复演练', '成功，用时 52 分钟'],
      ['异地', '东院区'],
    ],
  },
  {
    title: '个人信息采集清单与授权',
    kind: 'docx',
    by: 'contributor',
    unit: 'MED',
    controls: ['8.1.4.11'],
    collected: -90,
    until: 275,
    state: 'RETURNED',
    label: 'SENSITIVE',
    tags: ['个人信息'],
    lines: [
      ['采集字段', '17 项'],
      ['用途', '诊疗、结算'],
      ['授权', '门诊告知书'],
    ],
  },
  {
    title: '网络安全管理制度汇编',
    kind: 'docx',
    by: 'officer',
    unit: 'SEC',
    controls: ['8.1.6.1', '8.1.6.2', '8.1.6.3', '8.1.6.4'],
    collected: -180,
    until: 185,
    state: 'ACCEPTED',
    label: 'PUBLIC',
    tags: ['制度'],
    lines: [
      ['制度', '24 份'],
      ['发布', '院办文件'],
      ['评审', '每年一次'],
    ],
  },
  {
    title: '网络安全领导小组成立文件',
    kind: 'pdf',
    by: 'officer',
    unit: 'OFFICE',
    controls: ['8.1.7.1', '8.1.7.2'],
    collected: -365,
    until: null,
    state: 'ACCEPTED',
    label: 'PUBLIC',
    tags: ['机构'],
    lines: [
      ['组长', '院长'],
      ['成员', '信息、医务、护理、后勤'],
      ['会议', '每季度'],
    ],
  },
  {
    title: '安全岗位职责与任命',
    kind: 'docx',
    by: 'officer',
    unit: 'HR',
    controls: ['8.1.7.1', '8.1.7.2', '8.1.7.3'],
    collected: -200,
    until: 165,
    state: 'ACCEPTED',
    tags: ['机构'],
    lines: [
      ['系统管理员', '孙系统'],
      ['安全管理员', '钱安全'],
      ['审计管理员', '吴审计'],
    ],
  },
  {
    title: '年度网络安全培训签到与考核',
    kind: 'pdf',
    by: 'contributor',
    unit: 'HR',
    controls: ['8.1.8.1', '8.1.8.3', '8.1.10.13'],
    collected: -110,
    until: 28,
    state: 'ACCEPTED',
    tags: ['培训'],
    lines: [
      ['参训', '612 人'],
      ['考核通过', '98.4 %'],
      ['补考', '10 人'],
    ],
  },
  {
    title: '外来人员访问审批单',
    kind: 'pdf',
    by: 'contributor',
    unit: 'IT',
    controls: ['8.1.8.4', '8.1.1.2'],
    collected: -18,
    until: 72,
    state: 'SUBMITTED',
    tags: ['人员'],
    lines: [
      ['审批', '两级'],
      ['保密协议', '已签'],
      ['陪同', '全程'],
    ],
  },
  {
    title: '系统上线验收与安全测试报告',
    kind: 'pdf',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.9.6', '8.1.9.7', '8.1.9.8'],
    collected: -240,
    until: 125,
    state: 'ACCEPTED',
    tags: ['建设'],
    lines: [
      ['功能测试', '通过'],
      ['安全测试', '高危 0'],
      ['代码审计', '第三方'],
    ],
  },
  {
    title: '等级测评备案证明',
    kind: 'png',
    by: 'officer',
    unit: 'SEC',
    controls: ['8.1.9.1', '8.1.9.9'],
    collected: -300,
    until: 195,
    state: 'ACCEPTED',
    tags: ['备案'],
    lines: [
      ['系统', 'HIS'],
      ['等级', '第三级'],
      ['备案编号', '33010024001-21001'],
    ],
  },
  {
    title: '变更审批与回退方案',
    kind: 'docx',
    by: 'contributor',
    unit: 'IT',
    controls: ['8.1.10.10'],
    collected: -14,
    until: 76,
    state: 'DRAFT',
    tags: ['变更'],
    lines: [
      ['变更', '挂号窗口升级'],
      ['审批', '待补'],
      ['回退', '虚拟机快照'],
    ],
  },
  {
    title: '应急预案与桌面推演总结',
    kind: 'docx',
    by: 'officer',
    unit: 'SEC',
    controls: ['8.1.10.12', '8.1.10.13'],
    collected: -130,
    until: 235,
    state: 'ACCEPTED',
    tags: ['应急'],
    lines: [
      ['场景', '勒索病毒'],
      ['参演', '信息、门诊、药房'],
      ['恢复', '手工流程 2 小时内启用'],
    ],
  },
  {
    title: '运维堡垒机操作审计抽查',
    kind: 'xlsx',
    by: 'engineer',
    unit: 'SEC',
    controls: ['8.1.5.1', '8.1.5.3', '8.1.10.6'],
    collected: -200,
    until: -20,
    state: 'ACCEPTED',
    tags: ['运维'],
    lines: [
      ['抽查会话', '60'],
      ['违规', '0'],
      ['高危命令', '2，已确认'],
    ],
  },
];

export interface Made {
  readonly id: string;
  readonly title: string;
  readonly by: string;
}

/** Uploads every proof as its author, links it to the controls, and takes it through its life as far as it has come. */
export async function buildProofs(
  callers: {
    readonly contributor: Caller;
    readonly engineer: Caller;
    readonly officer: Caller;
    readonly manager: Caller;
  },
  units: Readonly<Record<string, string>>,
  results: readonly ResultRow[],
  today: string,
): Promise<Made[]> {
  const made: (Made & { proof: Proof })[] = [];
  for (const proof of proofs) {
    const caller = callers[proof.by];
    const day = addDays(today, proof.collected);
    const bytes = await makeFile(proof.kind, {
      title: proof.title,
      unit: '衡鉴示范医院',
      day,
      lines: proof.lines,
    });
    const uploadId = await caller.upload(`${proof.title}.${proof.kind}`, bytes);
    const controlIds = results
      .filter(({ control }) =>
        proof.controls.some((code) => control.code === code || control.code.startsWith(`${code}-`)),
      )
      .map(({ control }) => control.id);
    const answer = await caller.ask<{
      createEvidences: { items: { evidence: { id: string } | null; error: { message: string } | null }[] };
    }>(
      `mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } error { message } } } }`,
      {
        input: {
          evidences: [
            {
              title: proof.title,
              description: `演示数据：${proof.tags.join('、')}`,
              kind: 'FILE',
              uploadId,
              // Contributors add what is their own unit's; the others name the unit the proof comes from.
              unitId: proof.by === 'officer' ? units[proof.unit] : null,
              collectedOn: day,
              validFrom: day,
              validUntil: proof.until === null ? null : addDays(today, proof.until),
              label: proof.label ?? 'INTERNAL',
              tags: proof.tags,
              controlIds,
              submit: proof.state !== 'DRAFT',
              clientKey: `demo-${proof.title}`,
            },
          ],
        },
      },
    );
    const item = answer.createEvidences.items[0];
    if (!item?.evidence)
      throw new Error(`demo proof ${proof.title}: ${item?.error?.message ?? 'not created'}`);
    made.push({ id: item.evidence.id, title: proof.title, by: proof.by, proof });
  }
  const idsOf = (state: State, byOfficer: boolean) =>
    made
      .filter(({ proof }) => proof.state === state && (proof.by === 'officer') === byOfficer)
      .map(({ id }) => id);
  const accept = 'mutation ($ids: [ID!]!) { acceptEvidences(ids: $ids) { items { id error { message } } } }';
  // Who submitted may not accept: the manager takes the officer's own proofs.
  await callers.officer.ask(accept, { ids: idsOf('ACCEPTED', false) });
  await callers.manager.ask(accept, { ids: idsOf('ACCEPTED', true) });
  await callers.officer.ask(
    'mutation ($ids: [ID!]!, $reason: String!) { returnEvidences(ids: $ids, reason: $reason) { items { id } } }',
    {
      ids: idsOf('RETURNED', false),
      reason: '请补充门诊告知书的盖章页，并对患者姓名做遮盖。',
    },
  );
  return made;
}
