import { useLingui } from '@lingui/react/macro';
import type {
  FindingSeverity,
  InspectionChange,
  InspectionKind,
  InspectionNoteKind,
  InspectionProblemKind,
  InspectionState,
} from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

export const kinds: readonly InspectionKind[] = ['JOINT', 'MLPS', 'RATING', 'MOCK', 'OTHER'];
export const noteKinds: readonly InspectionNoteKind[] = ['FINDING', 'REQUEST', 'REMARK'];
export const severities: readonly FindingSeverity[] = ['HIGH', 'MEDIUM', 'LOW'];

export const stateTones: Record<InspectionState, Tone> = {
  PREPARING: 'info',
  ON_SITE: 'accent',
  RECTIFYING: 'caution',
  CLOSED: 'positive',
  CANCELLED: 'neutral',
};

export const problemTones: Record<InspectionProblemKind, Tone> = {
  UNRATED: 'neutral',
  NO_EXPLANATION: 'caution',
  MISSING_PROOF: 'negative',
  EXPIRED: 'negative',
  RETURNED: 'negative',
  AWAITING_REVIEW: 'caution',
  TOO_OLD: 'caution',
  DAMAGED_OR_QUARANTINED: 'negative',
};

export const severityTones: Record<FindingSeverity, Tone> = {
  HIGH: 'negative',
  MEDIUM: 'caution',
  LOW: 'info',
};

export const changeTones: Record<InspectionChange, Tone> = {
  BETTER: 'positive',
  WORSE: 'negative',
  SAME: 'neutral',
  OTHER: 'neutral',
  ADDED: 'accent',
  GONE: 'neutral',
};

/** Names of the fixed words of inspections in the reader's language. */
export function useInspectionNames() {
  const { t } = useLingui();
  const kindNames: Record<InspectionKind, string> = {
    JOINT: t`网络安全联合检查`,
    MLPS: t`等保检查`,
    RATING: t`评级评审`,
    MOCK: t`模拟检查`,
    OTHER: t`其他检查`,
  };
  const states: Record<InspectionState, string> = {
    PREPARING: t`准备中`,
    ON_SITE: t`现场检查中`,
    RECTIFYING: t`检查后整改`,
    CLOSED: t`已结束`,
    CANCELLED: t`已取消`,
  };
  const problems: Record<InspectionProblemKind, string> = {
    UNRATED: t`未自评`,
    NO_EXPLANATION: t`缺说明`,
    MISSING_PROOF: t`缺证据`,
    EXPIRED: t`证据过期`,
    RETURNED: t`证据被退回`,
    AWAITING_REVIEW: t`证据待审核`,
    TOO_OLD: t`证据早于检查期`,
    DAMAGED_OR_QUARANTINED: t`证据文件不可用`,
  };
  const notes: Record<InspectionNoteKind, string> = {
    FINDING: t`发现问题`,
    REQUEST: t`索要材料`,
    REMARK: t`现场记录`,
  };
  const severityNames: Record<FindingSeverity, string> = {
    HIGH: t({ message: '高', context: 'priority' }),
    MEDIUM: t({ message: '中', context: 'priority' }),
    LOW: t({ message: '低', context: 'priority' }),
  };
  const changes: Record<InspectionChange, string> = {
    BETTER: t`比上次好`,
    WORSE: t`比上次差`,
    SAME: t`与上次相同`,
    OTHER: t`不可比`,
    ADDED: t`本次新增`,
    GONE: t`本次没有`,
  };
  return {
    kind: (kind: InspectionKind): string => kindNames[kind],
    state: (state: InspectionState): string => states[state],
    problem: (kind: InspectionProblemKind): string => problems[kind],
    note: (kind: InspectionNoteKind): string => notes[kind],
    severity: (severity: FindingSeverity): string => severityNames[severity],
    change: (change: InspectionChange): string => changes[change],
    /** How long until the inspectors come. */
    left: (days: number | null): string | null => {
      if (days === null || days < 0) return null;
      return days === 0 ? t`今天来` : t`还有 ${days} 天`;
    },
  };
}
