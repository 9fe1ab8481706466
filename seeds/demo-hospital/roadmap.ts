import type { Caller } from './caller.js';
import type { Diary } from './diary.js';
import type { Units, Username } from './people.js';

/** What somebody made of a proposed package; where nobody has an offer yet, there is no cost. */
interface Shaped {
  readonly key: string;
  /** The name under which it is proposed. */
  readonly proposed: string;
  readonly name: string;
  readonly goal: string;
  readonly quarters: readonly [number, number];
  readonly cost?: readonly [number, number, number];
  readonly effortDays?: number;
  readonly unit: string;
  readonly owner: Username;
  readonly after?: string;
}

const shaped: readonly Shaped[] = [
  {
    key: 'mlps-2.0/MMS/1',
    proposed: '等保 2.0 · 安全运维管理',
    name: '运维管理规范化',
    goal: '变更、备份、漏洞和应急都有记录可查。',
    quarters: [1, 2],
    cost: [30_000, 45_000, 60_000],
    effortDays: 40,
    unit: 'IT',
    owner: 'contributor',
  },
  {
    key: 'mlps-2.0/CES/1',
    proposed: '等保 2.0 · 安全计算环境',
    name: '主机与数据库加固',
    goal: '双因素登录、最小权限、审计和加密存储到位。',
    quarters: [1, 4],
    cost: [80_000, 120_000, 180_000],
    effortDays: 55,
    unit: 'IT',
    owner: 'contributor',
  },
  {
    key: 'mlps-2.0/ORS/1',
    proposed: '等保 2.0 · 安全管理机构',
    name: '安全组织与岗位',
    goal: '岗位、授权审批和沟通机制落到人。',
    quarters: [2, 2],
    cost: [0, 5_000, 10_000],
    effortDays: 12,
    unit: 'SEC',
    owner: 'officer',
  },
  {
    key: 'mlps-2.0/ABS/1',
    proposed: '等保 2.0 · 安全区域边界',
    name: '区域边界防护升级',
    goal: '两院区之间、互联网出口按三级要求隔离和检测。',
    quarters: [3, 5],
    cost: [120_000, 180_000, 260_000],
    effortDays: 30,
    unit: 'IT',
    owner: 'contributor',
  },
  {
    key: 'mlps-2.0/SMC/1',
    proposed: '等保 2.0 · 安全管理中心',
    name: '日志审计与安全管理中心',
    goal: '日志集中留存六个月以上，策略统一下发。',
    quarters: [5, 7],
    cost: [110_000, 150_000, 190_000],
    effortDays: 35,
    unit: 'IT',
    owner: 'contributor',
    after: 'mlps-2.0/ABS/1',
  },
  {
    key: 'mlps-2.0/PES/1',
    proposed: '等保 2.0 · 安全物理环境',
    name: '机房环境改造',
    goal: '防火、防水、双路供电达到三级要求；等基建处报价。',
    quarters: [9, 12],
    unit: 'EQ',
    owner: 'equipment',
  },
  {
    key: 'interoperability-2020/5/1',
    proposed: '互联互通测评 · 互联互通应用效果',
    name: '互联互通应用效果补证',
    goal: '已上线的应用补齐使用证明。',
    quarters: [2, 3],
    cost: [8_000, 15_000, 20_000],
    effortDays: 18,
    unit: 'IT',
    owner: 'contributor',
  },
  {
    key: 'interoperability-2020/4/1',
    proposed: '互联互通测评 · 基础设施建设',
    name: '互联互通基础设施',
    goal: '灾备和安全保障达到四级甲等要求。',
    quarters: [6, 8],
    cost: [90_000, 140_000, 200_000],
    effortDays: 45,
    unit: 'IT',
    owner: 'contributor',
  },
  {
    key: 'gbt39786-l3/MP-4/1',
    proposed: '密评（三级） · 应用和数据安全',
    name: '应用和数据密码改造',
    goal: '病历签名和重要数据存储用国密算法。',
    quarters: [7, 10],
    cost: [160_000, 220_000, 320_000],
    effortDays: 60,
    unit: 'IT',
    owner: 'contributor',
    after: 'mlps-2.0/CES/1',
  },
];

const alternatives = [
  { name: '20 万元方案', budget: 200_000, note: '只用年度运维预算。' },
  { name: '50 万元方案', budget: 500_000, note: '申请一次专项经费。' },
];

const books = ['mlps-2.0', 'interoperability-2020', 'gbt39786-l3'];

/** Assessments of the HIS and of the hospital that the roadmap is to lift. */
async function planned(caller: Caller): Promise<string[]> {
  const { assessments } = await caller.ask<{
    assessments: {
      nodes: { id: string; name: string; framework: { code: string }; subject: { kind: string } }[];
    };
  }>(
    '{ assessments(filter: { states: [OPEN] }, first: 100) { nodes { id name framework { code } subject { kind } } } }',
  );
  return books.flatMap((code) => {
    const own = assessments.nodes.find(
      ({ name, framework, subject }) =>
        framework.code === code && (subject.kind !== 'SYSTEM' || name.includes('HIS')),
    );
    return own ? [own.id] : [];
  });
}

/** The officer turns gaps into packages and the manager has two budgets compared. */
export function tellRoadmap(diary: Diary, units: Units, members: Readonly<Record<Username, string>>): void {
  const roadmap = { id: '' };
  diary.whenIn(-16, 'officer', async (officer) => {
    const year = Number(diary.today.slice(0, 4)) + 1;
    const { createRoadmap } = await officer.ask<{ createRoadmap: { roadmap: { id: string } } }>(
      'mutation ($input: CreateRoadmapInput!) { createRoadmap(input: $input) { roadmap { id } } }',
      {
        input: {
          name: `${year}–${year + 2} 年网络安全规划`,
          note: 'HIS 达到三级等保，互联互通冲四级甲等，密码应用起步；供院长办公会比较两档预算。',
          startsOn: `${year}-01-01`,
          years: 3,
          assessmentIds: await planned(officer),
          ownerId: members.officer,
          clientKey: 'demo-roadmap',
        },
      },
    );
    roadmap.id = createRoadmap.roadmap.id;
    const { createProposedPackages } = await officer.ask<{
      createProposedPackages: { packages: { id: string; name: string; version: number }[] };
    }>(
      'mutation ($input: CreateProposedPackagesInput!) { createProposedPackages(input: $input) { packages { id name version } } }',
      { input: { roadmapId: roadmap.id, groupBy: 'CLASS', keys: shaped.map(({ key }) => key) } },
    );
    const made = new Map(createProposedPackages.packages.map((one) => [one.name, one]));
    const idOf = (key: string | undefined): string[] => {
      const one = made.get(shaped.find((each) => each.key === key)?.proposed ?? '');
      return one ? [one.id] : [];
    };
    for (const { proposed, name, goal, quarters, cost, effortDays, unit, owner, after } of shaped) {
      const { id, version } = made.get(proposed)!;
      const [costLow, costLikely, costHigh] = cost ?? [null, null, null];
      await officer.ask(
        'mutation ($input: UpdateRoadmapPackageInput!) { updateRoadmapPackage(input: $input) { packages { id } } }',
        {
          input: {
            id,
            version,
            name,
            goal,
            startQuarter: quarters[0],
            endQuarter: quarters[1],
            costLow,
            costLikely,
            costHigh,
            effortDays: effortDays ?? null,
            unitId: units[unit],
            ownerId: members[owner],
            predecessorIds: idOf(after),
          },
        },
      );
    }
    await officer.ask(
      'mutation ($input: OrderRoadmapPackagesInput!) { orderRoadmapPackages(input: $input) { roadmap { id } } }',
      { input: { roadmapId: roadmap.id, packageIds: shaped.flatMap(({ key }) => idOf(key)) } },
    );
  });
  diary.whenIn(-6, 'manager', async (manager) => {
    for (const alternative of alternatives)
      await manager.ask(
        'mutation ($input: CreateRoadmapAlternativeInput!) { createRoadmapAlternative(input: $input) { alternative { id } } }',
        { input: { roadmapId: roadmap.id, fillBudget: true, ...alternative } },
      );
  });
}
