import { addDays } from '../../../platform/clock.js';
import { VERDICT } from '../labels.js';
import type { PlannedGap, PlannedTask, RectificationData, Risk, Side } from './data.js';

/** Words of the documents, which are Chinese whatever the language of the screen. */
export const titles = {
  RECTIFICATION_PLAN: '整改方案',
  RECTIFICATION_REPORT: '整改报告',
} as const;

export const sourceWords: Readonly<Record<NonNullable<RectificationData['plan']['source']>, string>> = {
  ASSESSMENT: '自查测评',
  INSPECTION: '监督检查',
  TEST_REPORT: '测评机构的报告',
  GAPS: '选定的差距',
  ROADMAP: '安全规划',
};

export const planStateWords: Readonly<Record<RectificationData['plan']['state'], string>> = {
  DRAFT: '草稿',
  REQUESTED: '待批准',
  APPROVED: '已批准',
};

export const sideWords: Readonly<Record<Side, string>> = {
  TECHNICAL: '技术',
  MANAGEMENT: '管理',
  BOTH: '技术、管理',
  UNKNOWN: '未分',
};

export const riskWords: Readonly<Record<Risk, string>> = {
  VERY_LOW: '很低',
  LOW: '低',
  MEDIUM: '中',
  HIGH: '高',
  VERY_HIGH: '很高',
};

export const delayWords: Readonly<Record<PlannedTask['delays'][number]['state'], string>> = {
  REQUESTED: '待审批',
  APPROVED: '已批准',
  REJECTED: '未批准',
};

export const titleOf = ({ plan, document }: RectificationData): string => `${plan.name} ${titles[document]}`;

const grouping = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Yuan in a table. */
export const amount = (value: number | null): string => (value === null ? '—' : grouping.format(value));

export const sum = (values: readonly (number | null)[]): number =>
  Number(values.reduce<number>((all, value) => all + (value ?? 0), 0).toFixed(2));

/** What is named in one cell; the rest is counted. */
const mostNamed = 4;

/** Codes and names of the gaps of a task. */
export function gapsNamed({ gaps }: Pick<PlannedTask, 'gaps'>): string {
  if (gaps.length === 0) return '没有关联条款';
  const named = gaps.slice(0, mostNamed).map(({ code, name }) => `${code} ${name}`);
  return [...named, ...(gaps.length > mostNamed ? [`等 ${gaps.length} 条`] : [])].join('\n');
}

/** Their codes alone. */
export const gapCodes = ({ gaps }: Pick<PlannedTask, 'gaps'>): string =>
  [
    ...gaps.slice(0, mostNamed).map(({ code }) => code),
    ...(gaps.length > mostNamed ? [`等 ${gaps.length} 条`] : []),
  ].join('\n') || '—';

/** Verdict and words of the gaps of a task at one of two moments. */
export function gapsSaid(gaps: readonly PlannedGap[], of: 'before' | 'now'): string {
  const lines = gaps.slice(0, mostNamed).map((gap) => {
    const { verdict, said } = gap[of];
    return `${gap.code} ${VERDICT[verdict]}${said ? `：${said}` : ''}`;
  });
  return [...lines, ...(gaps.length > mostNamed ? [`等 ${gaps.length} 条`] : [])].join('\n') || '—';
}

/** A task begins on the day it was made, or with its plan where that is later: nobody plans starts. */
export const beginOf = ({ plan }: RectificationData, { createdOn }: PlannedTask): string =>
  createdOn > plan.startsOn ? createdOn : plan.startsOn;

export interface Phase {
  readonly name: string;
  readonly tasks: readonly PlannedTask[];
}

const nearDays = 90;
const middleDays = 365;

/** Tasks by how long after the first day of the plan they are due. */
export function phasesOf({ plan, tasks }: RectificationData): Phase[] {
  const near = addDays(plan.startsOn, nearDays);
  const middle = addDays(plan.startsOn, middleDays);
  return [
    { name: `近期（${nearDays} 天内）`, tasks: tasks.filter(({ dueOn }) => dueOn <= near) },
    { name: '中期（一年内）', tasks: tasks.filter(({ dueOn }) => dueOn > near && dueOn <= middle) },
    { name: '远期（一年以上）', tasks: tasks.filter(({ dueOn }) => dueOn > middle) },
  ];
}

/** A gap is closed when its verdict needs nothing more and is proven. */
export const isClosed = ({ now }: PlannedGap): boolean =>
  now.proven === 'MET' || now.proven === 'NOT_APPLICABLE';

export const isDone = ({ state }: PlannedTask): boolean => state === 'VERIFIED';

/** The gaps of all tasks, each once: two tasks may close the same. */
export function gapsOf(tasks: readonly PlannedTask[]): PlannedGap[] {
  const all = tasks.flatMap(({ gaps }) => gaps);
  return [...new Map(all.map((gap) => [`${gap.assessment} ${gap.code}`, gap])).values()];
}
