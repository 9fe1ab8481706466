export const packStates = ['DRAFT', 'BUILDING', 'FROZEN', 'FAILED', 'WITHDRAWN'] as const;
export type PackStateName = (typeof packStates)[number];

/** What may be done with a pack in which state, and what it is afterwards. What a frozen pack says never changes. */
const steps = {
  change: { DRAFT: 'DRAFT', FAILED: 'DRAFT' },
  freeze: { DRAFT: 'BUILDING', FAILED: 'BUILDING' },
  cancel: { BUILDING: 'DRAFT' },
  finish: { BUILDING: 'FROZEN' },
  fail: { BUILDING: 'FAILED' },
  withdraw: { FROZEN: 'WITHDRAWN' },
  delete: { DRAFT: 'DRAFT', FAILED: 'FAILED' },
} as const satisfies Record<string, Partial<Record<PackStateName, PackStateName>>>;

export type PackStep = keyof typeof steps;

/** The state after a step; undefined where the step is not possible. */
export const stateAfter = (state: PackStateName, step: PackStep): PackStateName | undefined =>
  (steps[step] as Partial<Record<PackStateName, PackStateName>>)[state];
