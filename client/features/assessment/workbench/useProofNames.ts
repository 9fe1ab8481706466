import { useLingui } from '@lingui/react/macro';
import type { EvidenceState, EvidenceValidity } from '../../../gql/graphql';
import type { Tone } from '../../../ui/tone';

export const stateTones: Record<EvidenceState, Tone> = {
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  ACCEPTED: 'positive',
  RETURNED: 'negative',
};

export const validityTones: Record<EvidenceValidity, Tone> = {
  VALID: 'positive',
  EXPIRING: 'caution',
  EXPIRED: 'negative',
  NOT_YET_VALID: 'neutral',
};

/** Review state and validity of a proof in the reader's language. */
export function useProofNames() {
  const { t } = useLingui();
  const states: Record<EvidenceState, string> = {
    DRAFT: t`草稿`,
    SUBMITTED: t`待审核`,
    ACCEPTED: t`已通过`,
    RETURNED: t`已退回`,
  };
  const validities: Record<EvidenceValidity, string> = {
    VALID: t`有效`,
    EXPIRING: t`将过期`,
    EXPIRED: t`已过期`,
    NOT_YET_VALID: t`未生效`,
  };
  return {
    state: (key: EvidenceState) => states[key],
    validity: (key: EvidenceValidity) => validities[key],
  };
}
