import type {
  GapAnalysisData,
  GapEvidence,
  GapResult,
  GapScore,
  GapTask,
} from '../../../server/features/report/gap-analysis/data.js';

/** The ten categories of the general requirements at level 3 with their numbers of items: 211 in all. */
const CATEGORIES: readonly (readonly [code: string, name: string, items: number])[] = [
  ['PES', '安全物理环境', 22],
  ['CNS', '安全通信网络', 8],
  ['ABS', '安全区域边界', 20],
  ['CES', '安全计算环境', 34],
  ['SMC', '安全管理中心', 12],
  ['PSS', '安全管理制度', 7],
  ['ORS', '安全管理机构', 14],
  ['HRS', '安全管理人员', 12],
  ['CMS', '安全建设管理', 34],
  ['MMS', '安全运维管理', 48],
];

export const evidence = (id: string, more: Partial<GapEvidence> = {}): GapEvidence => ({
  id,
  title: `证据 ${id}`,
  versionNumber: 1,
  sha256: id.padEnd(64, '0'),
  collectedOn: '2026-09-01',
  validUntil: null,
  state: 'ACCEPTED',
  validity: 'VALID',
  label: 'INTERNAL',
  ...more,
});

export const task = (code: string, more: Partial<GapTask> = {}): GapTask => ({
  code,
  title: `整改 ${code}`,
  unit: '信息科',
  owner: '张明',
  dueOn: '2026-12-31',
  state: 'IN_PROGRESS',
  priority: 'HIGH',
  budget: 120_000,
  overdue: false,
  ...more,
});

export const result = (code: string, category: string, more: Partial<GapResult> = {}): GapResult => ({
  code,
  name: '身份鉴别',
  category,
  text: `要求 ${code}`,
  weight: 'GENERAL',
  weightVerification: 'VERIFIED',
  verdict: 'OPEN',
  provenVerdict: 'OPEN',
  proofState: 'NOT_NEEDED',
  currentState: null,
  gap: null,
  suggestion: null,
  notApplicableReason: null,
  unit: null,
  evidences: [],
  tasks: [],
  highRiskCases: [],
  riskJudgement: null,
  riskReason: null,
  ...more,
});

export const failing = (code: string, category: string, more: Partial<GapResult> = {}): GapResult =>
  result(code, category, {
    verdict: 'UNMET',
    provenVerdict: 'UNMET',
    gap: `差距 ${code}`,
    suggestion: `建议 ${code}`,
    ...more,
  });

export const highRisk = (majorDanger: boolean) => ({
  code: 'HR-01',
  name: '判例甲',
  trigger: '情形',
  mitigation: null,
  majorDanger,
});

/** A whole level-3 assessment: 211 open results, the given ones in the place of those with their code. */
export function gapData(
  changes: readonly GapResult[] = [],
  more: Partial<GapAnalysisData> = {},
): GapAnalysisData {
  const changed = new Map(changes.map((change) => [change.code, change]));
  const results = CATEGORIES.flatMap(([category, , items], at) =>
    Array.from({ length: items }, (_, item) => {
      const code = `8.1.${at + 1}.${item + 1}`;
      return changed.get(code) ?? result(code, category, { name: `控制点${at + 1}` });
    }),
  );
  return {
    number: '一院-GA-20261120-01-V1.0',
    version: 'V1.0',
    classification: '内部',
    generatedAt: '2026-11-20T17:30:00.000Z',
    generatedBy: '林合规',
    dataAt: '2026-11-20T17:29:00.000Z',
    organization: { name: '江城市第一人民医院', shortName: '一院' },
    unitNames: ['信息科', '护理部'],
    system: {
      code: 'HIS',
      name: '医院信息系统',
      description: null,
      ownerUnit: '信息科',
      gradingCode: 'S3A3G3',
      level: '3',
      technologies: ['CLOUD'],
      continuityCritical: true,
      filingNumber: null,
      filedOn: null,
      filingValidUntil: null,
      lastAssessedOn: null,
      nextAssessmentDueOn: null,
    },
    framework: {
      name: '网络安全等级保护基本要求',
      edition: '2019',
      documentNumber: 'GB/T 22239-2019',
      verificationNotes: [{ topic: '权重', verification: 'INFERRED', note: '部分推断' }],
    },
    assessment: {
      name: 'HIS 自查',
      period: '2026 年度',
      periodStart: '2026-09-01',
      periodEnd: '2026-11-30',
      targetLevel: '3',
      closed: false,
      participants: [],
    },
    scoring: {
      edition: 'MLPS_2021',
      attentionFactor: 0.5,
      partialCredit: 0.5,
      conclusionRule: '有高风险为差。',
      declared: score({ value: 86.25, conclusion: 'GOOD' }),
      proven: score({ value: 71.004, conclusion: 'FAIR' }),
      notes: ['公式符号未核对。'],
    },
    categories: CATEGORIES.map(([code, name, total]) => ({
      code,
      name,
      total,
      applicable: total,
      met: 0,
      partial: 0,
      unmet: 0,
      notApplicable: 0,
      open: total,
      proven: 0,
      declaredRate: 50,
      provenRate: 25,
    })),
    results,
    ...more,
  };
}

export const score = (more: Partial<GapScore>): GapScore => ({
  value: 0,
  conclusion: 'UNDECIDED',
  provisional: true,
  met: 0,
  partial: 0,
  unmet: 0,
  notApplicable: 0,
  open: 211,
  applicable: 211,
  steps: [{ label: '综合得分', formula: 'M = Vt + Vm', value: 86.25 }],
  vetoes: [],
  ...more,
});
