import { useLingui } from '@lingui/react/macro';
import type {
  EvidenceDamage,
  EvidenceKind,
  EvidenceLabel,
  EvidenceState,
  EvidenceValidity,
} from '../../gql/graphql';
import type { IconName } from '../../ui/Icon';
import type { Tone } from '../../ui/tone';

export const evidenceStates: readonly EvidenceState[] = ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED'];
export const evidenceValidities: readonly EvidenceValidity[] = [
  'DAMAGED',
  'EXPIRED',
  'EXPIRING',
  'VALID',
  'NOT_YET_VALID',
];
export const evidenceLabels: readonly EvidenceLabel[] = ['PUBLIC', 'INTERNAL', 'SENSITIVE'];
export const evidenceKinds: readonly EvidenceKind[] = ['FILE', 'LINK', 'TEXT'];

export const stateTones: Record<EvidenceState, Tone> = {
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  ACCEPTED: 'positive',
  RETURNED: 'negative',
};
export const validityTones: Record<EvidenceValidity, Tone> = {
  VALID: 'positive',
  EXPIRING: 'caution',
  DAMAGED: 'negative',
  EXPIRED: 'negative',
  NOT_YET_VALID: 'neutral',
};
export const labelTones: Record<EvidenceLabel, Tone> = {
  PUBLIC: 'neutral',
  INTERNAL: 'info',
  SENSITIVE: 'caution',
};
export const kindIcons: Record<EvidenceKind, IconName> = { FILE: 'file', LINK: 'link', TEXT: 'comment' };

/** The words of the evidence room, in the reader's language. */
export function useEvidenceNames() {
  const { t } = useLingui();
  const states: Record<EvidenceState, string> = {
    DRAFT: t`草稿`,
    SUBMITTED: t`待审核`,
    ACCEPTED: t`已通过`,
    RETURNED: t`已退回`,
  };
  const validities: Record<EvidenceValidity, string> = {
    VALID: t`有效`,
    EXPIRING: t`即将到期`,
    DAMAGED: t`文件不可用`,
    EXPIRED: t`已过期`,
    NOT_YET_VALID: t`未生效`,
  };
  const labels: Record<EvidenceLabel, string> = { PUBLIC: t`公开`, INTERNAL: t`内部`, SENSITIVE: t`敏感` };
  const kinds: Record<EvidenceKind, string> = { FILE: t`文件`, LINK: t`链接`, TEXT: t`文字说明` };
  const damages: Record<EvidenceDamage, string> = {
    CHANGED: t`内容被改动`,
    WRONG_SIZE: t`大小不符`,
    MISSING: t`文件缺失`,
    UNREADABLE: t`无法读取`,
    UNSCANNED: t`待病毒扫描`,
    INFECTED: t`发现病毒`,
  };
  return {
    damage: (damage: EvidenceDamage) => damages[damage],
    state: (state: EvidenceState) => states[state],
    validity: (validity: EvidenceValidity) => validities[validity],
    label: (label: EvidenceLabel) => labels[label],
    kind: (kind: EvidenceKind) => kinds[kind],
  };
}
