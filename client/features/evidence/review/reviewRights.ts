import type { EvidenceState } from '../../../gql/graphql';

interface Reviewed {
  state: EvidenceState;
  viewerCanReview: boolean;
  submittedBy?: { id: string } | null;
}

/** Accepting is for another person than the one who submitted; returning is open to both, and later too. */
export function canAccept(evidence: Reviewed, membershipId: string): boolean {
  return (
    evidence.viewerCanReview && evidence.state === 'SUBMITTED' && evidence.submittedBy?.id !== membershipId
  );
}

/** Whether the only thing in the way of accepting is that the viewer submitted it. */
export function isOwnSubmission(evidence: Reviewed, membershipId: string): boolean {
  return evidence.state === 'SUBMITTED' && evidence.submittedBy?.id === membershipId;
}
