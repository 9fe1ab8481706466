import { useLingui } from '@lingui/react/macro';
import type {
  AssessmentSetting,
  MeasureKind,
  ProofDifference,
  ResultPart,
  TaskDifference,
} from '../../../gql/graphql';
import { useRemediationNames } from '../../remediation';

export const resultParts: readonly ResultPart[] = ['VERDICT', 'PROOF', 'TEXTS', 'RISK', 'ASSIGNMENT'];

/** Names of what can change and of what was done, in the reader's language. */
export function useChangeNames() {
  const { t } = useLingui();
  const { event } = useRemediationNames();
  const parts: Record<ResultPart, string> = {
    VERDICT: t`结论`,
    PROOF: t`证据状态`,
    TEXTS: t`现状与差距`,
    RISK: t`高风险判定`,
    ASSIGNMENT: t`负责人`,
  };
  const proofs: Record<ProofDifference, string> = {
    LINKED: t`新关联`,
    UNLINKED: t`取消关联`,
    CONFIRMED: t`关联已确认`,
    SUBMITTED: t`已提交`,
    ACCEPTED: t`已通过`,
    RETURNED: t`已退回`,
    REVISED: t`有新版本`,
    DATED: t`改了有效期`,
    BEGAN: t`开始生效`,
    EXPIRED: t`已过期`,
    DAMAGED: t`文件不可用`,
    MENDED: t`文件已复原`,
    DELETED: t({ message: '已删除', context: 'evidence' }),
  };
  const tasks: Record<TaskDifference, string> = {
    CREATED: t`新建`,
    STATE: t`状态`,
    DUE: t`期限`,
    PEOPLE: t`责任人`,
    CONTENT: t`内容`,
  };
  const settings: Record<AssessmentSetting, string> = {
    NAME: t`名称`,
    STATE: t`状态`,
    TARGET_LEVEL: t`目标等级`,
    SCORING_EDITION: t`公式版本`,
    ATTENTION_FACTOR: t`关注系数`,
    PARTIAL_CREDIT: t`部分符合计分`,
  };
  const actions: Record<string, string> = {
    'result.rated': t({ message: '评定', context: 'event' }),
    'result.assigned': t({ message: '分派', context: 'event' }),
    'measure.recorded': t({ message: '登记数值', context: 'event' }),
    'assessment.created': t({ message: '建立测评', context: 'event' }),
    'assessment.changed': t({ message: '修改设置', context: 'event' }),
    'assessment.closed': t({ message: '关闭测评', context: 'event' }),
    'assessment.reopened': t({ message: '重新打开', context: 'event' }),
    'officialTable.entered': t({ message: '录入官方表', context: 'event' }),
    'officialTable.withdrawn': t({ message: '撤回官方表', context: 'event' }),
    'evidence.created': t({ message: '新建证据', context: 'event' }),
    'evidence.changed': t({ message: '修改证据', context: 'event' }),
    'evidence.submitted': t({ message: '提交证据', context: 'event' }),
    'evidence.accepted': t({ message: '通过证据', context: 'event' }),
    'evidence.returned': t({ message: '退回证据', context: 'event' }),
    'evidence.revised': t({ message: '更新证据版本', context: 'event' }),
    'evidence.deleted': t({ message: '删除证据', context: 'event' }),
    'evidence.linked': t({ message: '关联证据', context: 'event' }),
    'evidence.unlinked': t({ message: '取消关联证据', context: 'event' }),
    'evidence.linkProposed': t({ message: '接受对标推荐', context: 'event' }),
    'evidence.linkConfirmed': t({ message: '确认证据关联', context: 'event' }),
    'evidence.began': t({ message: '证据开始生效', context: 'event' }),
    'evidence.expired': t({ message: '证据到期', context: 'event' }),
    'evidence.damaged': t({ message: '发现证据文件损坏', context: 'event' }),
    'evidence.mended': t({ message: '证据文件复原', context: 'event' }),
  };
  return {
    part: (key: ResultPart) => parts[key],
    proof: (key: ProofDifference) => proofs[key],
    task: (key: TaskDifference) => tasks[key],
    setting: (key: AssessmentSetting) => settings[key],
    /** Which figure of an item or indicator. */
    figure: (kind: MeasureKind, level: number | null): string => {
      if (kind === 'QUALITY') return t`数据质量 ${level ?? ''} 级`;
      if (kind === 'USE') return level === null ? t`有效应用` : t`有效应用 ${level} 级`;
      return kind === 'COUNT' ? t({ message: '数量', context: 'figure' }) : t`达到级别`;
    },
    /** What was done, from the action of an event; an unknown one stays readable. */
    action: (action: string) => actions[action] ?? event(action),
  };
}
