import { chineseNumeral } from '../../platform/documents/index.js';
import type { LeftOutReason, PackPart } from './pack.data.js';

/** Words of the documents, which are Chinese whatever the language of the screen. */
export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  NOT_ACCEPTED: '尚未通过审核',
  OUTSIDE_PERIOD: '在所选期间内无效',
  ABOVE_LABEL: '密级高于材料包',
  DAMAGED: '文件已损坏',
  QUARANTINED: '病毒扫描隔离',
  UNCONFIRMED_LINK: '对应关系未确认',
};

export const words = {
  catalogue: '材料目录',
  binder: '材料汇编',
  sheet: '条款说明',
  project: '项目名称',
  number: '文档编号',
  period: '材料期间',
  basis: '依据',
  subject: '对象',
  level: '目标级别',
  preparedBy: '编制人',
  waived: '免交材料',
  reviewer: '审核人',
  approver: '批准人',
  frozenAt: '冻结时间',
  seal: '（盖章处）',
  letter: '致检查组',
  about: '编制说明',
  contents: '目录',
  chapters: '材料目录表',
  part: '编',
  leftOut: '未收入的材料',
  verify: '如何核验',
  requirement: '评价要求',
  interpretation: '指标解读',
  answer: '自评说明',
  proofs: '佐证材料',
  tasks: '整改任务',
  nothing: '无',
} as const;

/** 第一编 and what it is about. */
export const partTitle = (part: number, { assessment }: PackPart): string =>
  `第${chineseNumeral(part + 1)}编 ${assessment.name}`;

export const hint = '页码在 Word 或 WPS 中更新目录域后出现（全选后按 F9）。';
