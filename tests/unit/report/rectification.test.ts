import { describe, expect, it } from 'vitest';
import { conclusions } from '../../../server/features/report/rectification/conclusions.js';
import type {
  PlannedGap,
  PlannedTask,
  RectificationData,
} from '../../../server/features/report/rectification/data.js';
import { monthSpan } from '../../../server/features/report/rectification/plan-chapters.js';
import { rectificationDocument } from '../../../server/features/report/rectification/report.js';
import { rectificationSheets } from '../../../server/features/report/rectification/sheets.js';
import { beginOf, gapsNamed, gapsOf, phasesOf } from '../../../server/features/report/rectification/words.js';

const gap = (code: string, more: Partial<PlannedGap> = {}): PlannedGap => ({
  code,
  name: '身份鉴别',
  assessment: 0,
  before: { verdict: 'UNMET', said: '没有' },
  now: { verdict: 'UNMET', proven: 'UNMET', said: '没有' },
  ...more,
});
const met = { verdict: 'MET', proven: 'MET', said: '有了' } as const;

const task = (code: string, more: Partial<PlannedTask> = {}): PlannedTask => ({
  code,
  title: `任务 ${code}`,
  description: null,
  state: 'OPEN',
  priority: 'MEDIUM',
  side: 'TECHNICAL',
  unit: '信息科',
  owner: null,
  contributors: [],
  createdOn: '2026-01-05',
  dueOn: '2026-03-01',
  originalDueOn: '2026-03-01',
  overdueDays: 0,
  budget: null,
  actualCost: null,
  effortDays: null,
  riskBefore: null,
  riskAfter: null,
  steps: [],
  after: [],
  gaps: [],
  proofs: [],
  submissionNote: null,
  verifiedBy: null,
  verifiedOn: null,
  returnReason: null,
  accepted: null,
  delays: [],
  ...more,
});

const data = (tasks: PlannedTask[], more: Partial<RectificationData> = {}): RectificationData => ({
  document: 'RECTIFICATION_REPORT',
  number: 'BY-RC-20260401-01-V1.0',
  version: '1.0',
  classification: '内部',
  generatedAt: '2026-04-01T00:00:00.000Z',
  generatedBy: '甲',
  organization: { name: '医院' },
  plan: {
    name: '整改',
    startsOn: '2026-01-10',
    endsOn: '2027-06-30',
    madeOn: '2026-01-05',
    state: 'DRAFT',
    source: null,
    sourceReference: null,
    note: null,
    owner: null,
  },
  baselines: [],
  standing: {
    budget: null,
    baselineBudget: null,
    actualCost: null,
    effortDays: null,
    slippageDays: null,
    slippedTasks: 0,
    addedTasks: 0,
    removedTasks: 0,
  },
  assessments: [],
  tasks,
  proofs: [],
  ...more,
});

const words = (of: RectificationData): string => JSON.stringify(rectificationDocument(of));
const verified = { state: 'VERIFIED', verifiedBy: '乙', verifiedOn: '2026-02-01' } as const;

describe('conclusions', () => {
  it('says finished only when every task is verified', () => {
    const done = task('ZG-0001', { ...verified, gaps: [gap('a', { now: met })] });
    expect(conclusions(data([done]))).toEqual([
      '1 项任务全部由他人验证，整改完成。',
      '计划内 1 条差距，已关闭 1 条，尚有 0 条没有实证符合。',
    ]);
    expect(conclusions(data([done, task('ZG-0002', { overdueDays: 3 })]))).toEqual([
      '2 项任务中已验证 1 项（50%），未完成 1 项，整改尚未完成。',
      '计划内 1 条差距，已关闭 1 条，尚有 0 条没有实证符合。',
      '逾期 1 项，最长 3 天。',
    ]);
    expect(conclusions(data([]))).toEqual(['计划中没有任务，没有可报告的整改。']);
  });

  it('does not call a gap closed whose verified proof is gone', () => {
    const lost = task('ZG-0001', {
      ...verified,
      gaps: [gap('a', { now: { verdict: 'MET', proven: 'OPEN', said: '有了' } })],
    });
    expect(conclusions(data([lost])).join('')).toContain('已验证的任务中仍有条款没有实证符合');
  });

  it('never rounds an unfinished plan up to all of it', () => {
    const many = Array.from({ length: 200 }, (_, at) => task(`ZG-${at}`, at === 0 ? {} : verified));
    expect(conclusions(data(many))[0]).toContain('（99%）');
  });
});

it('counts a gap once that two tasks close, and names the first few of many', () => {
  const shared = gap('8.1.4.1-a');
  expect(gapsOf([task('1', { gaps: [shared] }), task('2', { gaps: [shared] })])).toHaveLength(1);
  const many = task('1', { gaps: Array.from({ length: 9 }, (_, at) => gap(`c${at}`)) });
  expect(gapsNamed(many).split('\n')).toHaveLength(5);
  expect(gapsNamed(many)).toContain('等 9 条');
});

it('a task begins no earlier than its plan, and falls into one phase', () => {
  const tasks = [
    task('1', { dueOn: '2026-04-10' }),
    task('2', { dueOn: '2026-04-11', createdOn: '2026-02-02' }),
    task('3', { dueOn: '2027-01-11' }),
  ];
  const plan = data(tasks);
  expect(tasks.map((one) => beginOf(plan, one))).toEqual(['2026-01-10', '2026-02-02', '2026-01-10']);
  expect(phasesOf(plan).map((phase) => phase.tasks.map(({ code }) => code))).toEqual([['1'], ['2'], ['3']]);
  expect(monthSpan('2026-01', plan.plan)).toBe('2026-01-10\n至 2026-01-31');
  expect(monthSpan('2028-02', plan.plan)).toBe('2028-02-01\n至 2028-02-29');
  expect(monthSpan('2027-06', plan.plan)).toBe('2027-06-01\n至 2027-06-30');
});

it('asks a person for the reason of a delay that nobody gave, and for nothing that is known', () => {
  const late = task('ZG-0001', { overdueDays: 5, gaps: [gap('a')] });
  expect(words(data([late]))).toContain('【待补充】逾期的原因。');
  const told = task('ZG-0001', {
    overdueDays: 5,
    delays: [{ to: '2026-05-01', reason: '厂商排期', state: 'REJECTED', decidedBy: '乙' }],
  });
  expect(words(data([told]))).not.toContain('逾期的原因');
  expect(words(data([told]))).toContain('申请延期至 2026-05-01（未批准）：厂商排期');
});

it('says of tasks that no rule book sorts that nobody sorted them', () => {
  const plan = { document: 'RECTIFICATION_PLAN' } as const;
  expect(words(data([task('1', { side: 'UNKNOWN' })], plan))).toContain('未分技术与管理的任务');
  expect(words(data([task('1')], plan))).not.toContain('未分技术与管理的任务');
});

it('the note of sensitive evidence stands only where there is such', () => {
  expect(words(data([], { classification: '敏感' }))).toContain('清单含敏感证据');
  expect(words(data([]))).not.toContain('清单含敏感证据');
});

describe('proofs of a plan', () => {
  const proof = {
    number: 1,
    title: '门禁验收单',
    versionNumber: 2,
    sha256: 'ab'.repeat(32),
    collectedOn: '2026-02-01',
    validUntil: null,
    label: 'INTERNAL',
    state: 'SUBMITTED',
    validity: 'VALID',
    tasks: ['ZG-0002'],
  } as const;
  const handedIn = task('ZG-0002', { state: 'SUBMITTED', proofs: [1] });

  it('stand at the foot of the page where a table says why a task is open, and in the annex with version and bytes', () => {
    const said = words(data([handedIn, task('ZG-0003')], { proofs: [proof] }));
    expect(said.split('"footnote"')).toHaveLength(2);
    expect(said).toContain('已提交，等待验证。",{"footnote":{"key":"proof 1"');
    expect(said).toContain('《门禁验收单》V2，2026-02-01 采集，SHA-256 abababababab…');
    expect(said).toContain('ab'.repeat(32));
    const plan = { ...data([handedIn], { proofs: [proof] }), document: 'RECTIFICATION_PLAN' } as const;
    expect(words(plan)).not.toContain('"footnote"');
  });

  it('are told without version and bytes by data from before they were kept', () => {
    const { versionNumber: _version, sha256: _bytes, ...former } = proof;
    const said = words(data([handedIn], { proofs: [former] }));
    expect(said).toContain('《门禁验收单》2026-02-01 采集"');
    expect(said).not.toContain('不是文件');
  });
});

it('the tables of a plan come as sheets, with days, numbers and all gaps that paper only counts', () => {
  const gaps = Array.from({ length: 9 }, (_, at) => gap(`g${at}`));
  const [tasks, all, proofs] = rectificationSheets(
    data([task('ZG-0001', { ...verified, budget: 1200.5, gaps })], { proofs: [] }),
  );
  const cell = (title: string) => tasks!.rows[1]![tasks!.rows[0]!.indexOf(title)];
  expect([cell('预算（元）'), cell('完成期限'), cell('开始'), cell('风险接受至')]).toEqual([
    1200.5,
    { day: '2026-03-01' },
    { day: '2026-01-10' },
    '',
  ]);
  expect(all!.rows).toHaveLength(10);
  expect(proofs!.rows).toHaveLength(1);
});
