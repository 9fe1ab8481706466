import type { Locale } from '../../../platform/access/actor.js';

/**
 * Columns of the table of tasks, in their order. The first heading of each language is the one that exports carry; the others
 * are what hospitals call the same thing. `fixed`: another value there is refused, because it follows from something else.
 */
export const sheetColumns = {
  number: { zh: ['编号', '任务编号'], en: ['Number', 'code', 'no.'], width: 11, fixed: true },
  title: {
    zh: ['任务', '任务名称', '整改任务', '标题', '整改内容', '整改项', '问题'],
    en: ['Task', 'title'],
    width: 40,
    fixed: false,
  },
  description: {
    zh: ['要求与说明', '整改措施', '措施', '说明', '描述'],
    en: ['Measure', 'description', 'details'],
    width: 48,
    fixed: false,
  },
  plan: { zh: ['计划', '整改计划'], en: ['Plan'], width: 22, fixed: false },
  state: { zh: ['状态', '整改状态'], en: ['State', 'status'], width: 9, fixed: true },
  priority: { zh: ['优先级', '紧急程度'], en: ['Priority'], width: 9, fixed: false },
  unit: {
    zh: ['责任科室', '科室', '责任部门', '部门'],
    en: ['Unit', 'department'],
    width: 16,
    fixed: false,
  },
  owner: { zh: ['负责人', '责任人'], en: ['Owner', 'responsible'], width: 14, fixed: false },
  contributors: { zh: ['协作人', '配合人'], en: ['Contributors'], width: 18, fixed: false },
  dueOn: {
    zh: ['期限', '整改期限', '完成期限', '截止日期', '计划完成日期', '计划完成时间'],
    en: ['Due day', 'due', 'deadline', 'due date'],
    width: 12,
    fixed: false,
  },
  originalDueOn: { zh: ['原定期限'], en: ['Original due day'], width: 12, fixed: true },
  budget: { zh: ['预算（元）', '预算'], en: ['Budget (yuan)', 'budget'], width: 11, fixed: false },
  actualCost: {
    zh: ['实际费用（元）', '实际费用'],
    en: ['Actual cost (yuan)', 'actual cost'],
    width: 11,
    fixed: false,
  },
  effortDays: {
    zh: ['工作量（人天）', '工作量'],
    en: ['Effort (person days)', 'effort'],
    width: 11,
    fixed: false,
  },
  riskBefore: { zh: ['整改前风险', '风险等级'], en: ['Risk before', 'risk'], width: 11, fixed: false },
  riskAfter: { zh: ['整改后风险', '剩余风险'], en: ['Risk after'], width: 11, fixed: false },
  controls: { zh: ['条款', '条款编号'], en: ['Controls', 'control'], width: 28, fixed: true },
  systems: { zh: ['系统', '信息系统'], en: ['Systems', 'system'], width: 20, fixed: true },
  predecessors: { zh: ['前置任务'], en: ['Predecessors'], width: 14, fixed: false },
  steps: { zh: ['步骤', '整改步骤'], en: ['Steps'], width: 30, fixed: false },
  version: { zh: ['版本'], en: ['Version'], width: 7, fixed: true },
} as const satisfies Record<
  string,
  { zh: readonly string[]; en: readonly string[]; width: number; fixed: boolean }
>;

export type SheetColumn = keyof typeof sheetColumns;
export const sheetColumnNames = Object.keys(sheetColumns) as SheetColumn[];

export const headingOf = (column: SheetColumn, locale: Locale): string => sheetColumns[column][locale][0];
