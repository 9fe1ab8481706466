import type { Classification } from '../../platform/documents/index.js';
import type {
  GapConclusion,
  GapEvidence,
  GapJudgement,
  GapProofState,
  GapResult,
  GapScoring,
  GapTask,
  GapTechnology,
  GapVerdict,
  GapVerification,
} from './gap-analysis/data.js';

/** Words for the enum values of the report. */
export const VERDICT: Readonly<Record<GapVerdict, string>> = {
  MET: '符合',
  PARTIAL: '部分符合',
  UNMET: '不符合',
  NOT_APPLICABLE: '不适用',
  OPEN: '未评',
};

export const CONCLUSION: Readonly<Record<GapConclusion, string>> = {
  EXCELLENT: '优',
  GOOD: '良',
  FAIR: '中',
  POOR: '差',
  CONFORMING: '符合',
  BASICALLY_CONFORMING: '基本符合',
  NONCONFORMING: '不符合',
  UNDECIDED: '暂不能判定',
};

export const PROOF_STATE: Readonly<Record<GapProofState, string>> = {
  PROVEN: '证据有效',
  MISSING: '没有证据',
  UNREVIEWED: '证据待审核',
  DAMAGED: '证据文件已损坏',
  RETURNED: '证据被退回',
  EXPIRED: '证据已过期',
  NOT_NEEDED: '无需证据',
};

export const WEIGHT: Readonly<Record<NonNullable<GapResult['weight']>, string>> = {
  KEY: '关键',
  IMPORTANT: '重要',
  GENERAL: '一般',
};

export const JUDGEMENT: Readonly<Record<GapJudgement, string>> = {
  PENDING: '待判定',
  CONFIRMED: '确认高风险',
  MITIGATED: '已有缓解措施',
};

export const VERIFICATION: Readonly<Record<GapVerification, string>> = {
  VERIFIED: '已核实',
  INFERRED: '推断',
  SECONDARY: '二手来源',
  UNVERIFIED: '未核实',
  UNKNOWN: '没有来源',
};

export const TASK_STATE: Readonly<Record<GapTask['state'], string>> = {
  OPEN: '未开始',
  IN_PROGRESS: '整改中',
  SUBMITTED: '待验证',
  VERIFIED: '已验证',
  RETURNED: '退回重做',
};

export const PRIORITY: Readonly<Record<GapTask['priority'], string>> = {
  CRITICAL: '紧急',
  HIGH: '高',
  MEDIUM: '中',
  LOW: '低',
};

export const EVIDENCE_STATE: Readonly<Record<GapEvidence['state'], string>> = {
  DRAFT: '草稿',
  SUBMITTED: '待审核',
  ACCEPTED: '已接受',
  RETURNED: '已退回',
};

export const VALIDITY: Readonly<Record<GapEvidence['validity'], string>> = {
  DAMAGED: '文件已损坏',
  NOT_YET_VALID: '未生效',
  VALID: '有效',
  EXPIRING: '将到期',
  EXPIRED: '已过期',
};

export const LABEL: Readonly<Record<GapEvidence['label'], Classification>> = {
  PUBLIC: '公开',
  INTERNAL: '内部',
  SENSITIVE: '敏感',
};

export const TECHNOLOGY: Readonly<Record<GapTechnology, string>> = {
  CLOUD: '云计算',
  MOBILE: '移动互联',
  IOT: '物联网',
  ICS: '工业控制',
  BIG_DATA: '大数据',
};

export const EDITION: Readonly<Record<GapScoring['edition'], { name: string; measure: string }>> = {
  MLPS_2019: { name: '2019 版测评报告的百分制算法', measure: '得分' },
  MLPS_2021: { name: '2021 版测评报告的缺陷扣分法', measure: '得分' },
  MLPS_2025: { name: '2025 版测评报告的符合率算法', measure: '符合率' },
};

export const EVIDENCE_KIND: Readonly<Record<'FILE' | 'LINK' | 'TEXT', string>> = {
  FILE: '文件',
  LINK: '链接',
  TEXT: '文字',
};
