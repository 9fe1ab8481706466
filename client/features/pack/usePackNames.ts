import { useLingui } from '@lingui/react/macro';
import type { PackLeftOutReason, PackProblemKind, PackState } from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

export const packStates: readonly PackState[] = ['DRAFT', 'BUILDING', 'FROZEN', 'FAILED', 'WITHDRAWN'];

export const packTones: Record<PackState, Tone> = {
  DRAFT: 'neutral',
  BUILDING: 'info',
  FROZEN: 'positive',
  FAILED: 'negative',
  WITHDRAWN: 'caution',
};

export const packProblems: readonly PackProblemKind[] = [
  'UNRATED',
  'UNEXPLAINED',
  'NO_PROOF',
  'NOT_ACCEPTED',
  'UNCONFIRMED_LINK',
  'OUTSIDE_PERIOD',
  'ABOVE_LABEL',
  'DAMAGED',
  'QUARANTINED',
];

/** Names of the fixed words of packs in the reader's language. */
export function usePackNames() {
  const { t } = useLingui();
  const states: Record<PackState, string> = {
    DRAFT: t`编排中`,
    BUILDING: t`冻结中`,
    FROZEN: t`已冻结`,
    FAILED: t`冻结失败`,
    WITHDRAWN: t`已撤回`,
  };
  const reasons: Record<PackLeftOutReason, string> = {
    NOT_ACCEPTED: t`尚未通过审核`,
    UNCONFIRMED_LINK: t`对应关系未确认`,
    OUTSIDE_PERIOD: t`在所选期间内无效`,
    ABOVE_LABEL: t`密级高于材料包`,
    DAMAGED: t`文件已损坏`,
    QUARANTINED: t`病毒扫描隔离`,
  };
  const problems: Record<PackProblemKind, string> = {
    UNRATED: t`未评定`,
    UNEXPLAINED: t`没有说明`,
    NO_PROOF: t`没有材料`,
    NOT_ACCEPTED: t`材料未通过审核`,
    UNCONFIRMED_LINK: t`材料对应关系未确认`,
    OUTSIDE_PERIOD: t`材料在期间内无效`,
    ABOVE_LABEL: t`材料密级过高`,
    DAMAGED: t`材料文件已损坏`,
    QUARANTINED: t`材料被病毒扫描隔离`,
  };
  return {
    problem: (key: PackProblemKind) => problems[key],
    state: (key: PackState) => states[key],
    reason: (key: PackLeftOutReason) => reasons[key],
  };
}
