export const evidenceStates = ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED'] as const;
export type EvidenceStateName = (typeof evidenceStates)[number];

/** What can happen to evidence as a whole. `revise` adds a version. */
export const evidenceActions = ['submit', 'accept', 'return', 'revise'] as const;
export type EvidenceAction = (typeof evidenceActions)[number];

/**
 * States and transitions. An action missing in a state is not possible there. Accepted proof may be returned later, when
 * a reviewer finds it wrong; a new version of accepted proof was never reviewed, so it starts again as a draft.
 */
export const transitions: Readonly<
  Record<EvidenceStateName, Partial<Readonly<Record<EvidenceAction, EvidenceStateName>>>>
> = {
  DRAFT: { submit: 'SUBMITTED', revise: 'DRAFT' },
  SUBMITTED: { accept: 'ACCEPTED', return: 'RETURNED' },
  ACCEPTED: { return: 'RETURNED', revise: 'DRAFT' },
  RETURNED: { submit: 'SUBMITTED', revise: 'RETURNED' },
};

/** The state after an action, or undefined when the action is not possible now. */
export const stateAfter = (state: EvidenceStateName, action: EvidenceAction): EvidenceStateName | undefined =>
  transitions[state][action];
