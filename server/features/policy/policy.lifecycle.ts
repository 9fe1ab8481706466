export const policyStates = [
  'DRAFT',
  'IN_APPROVAL',
  'APPROVED',
  'PUBLISHED',
  'SUPERSEDED',
  'WITHDRAWN',
] as const;
export type PolicyStateName = (typeof policyStates)[number];

/** What can happen to a version. `approve` takes effect with the last of the named approvers. */
export const policyActions = ['submit', 'approve', 'return', 'publish', 'supersede', 'withdraw'] as const;
export type PolicyAction = (typeof policyActions)[number];

/** States and transitions of a version. An action missing in a state is not possible there. */
export const transitions: Readonly<
  Record<PolicyStateName, Partial<Readonly<Record<PolicyAction, PolicyStateName>>>>
> = {
  DRAFT: { submit: 'IN_APPROVAL', withdraw: 'WITHDRAWN' },
  IN_APPROVAL: { approve: 'APPROVED', return: 'DRAFT', withdraw: 'WITHDRAWN' },
  APPROVED: { publish: 'PUBLISHED', return: 'DRAFT', withdraw: 'WITHDRAWN' },
  PUBLISHED: { supersede: 'SUPERSEDED', withdraw: 'WITHDRAWN' },
  SUPERSEDED: {},
  WITHDRAWN: {},
};

/** The state after an action, or undefined when the action is not possible now. */
export const stateAfter = (state: PolicyStateName, action: PolicyAction): PolicyStateName | undefined =>
  transitions[state][action];
