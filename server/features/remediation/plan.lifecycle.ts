export const planStates = ['DRAFT', 'REQUESTED', 'APPROVED'] as const;
export type PlanState = (typeof planStates)[number];

export const planSources = ['ASSESSMENT', 'INSPECTION', 'TEST_REPORT', 'GAPS', 'ROADMAP'] as const;
export type PlanSource = (typeof planSources)[number];

/** Asking again for an approved plan is how it is planned anew; until that is decided its last baseline holds. */
export const mayBeRequested: readonly PlanState[] = ['DRAFT', 'APPROVED'];

/**
 * The days of a plan that is approved are those of its baseline. They may move while approval is asked for, also again: what is
 * frozen is what holds when it is given, and who decides on another version than he saw is told so.
 */
export const mayMoveDates = (state: PlanState): boolean => state !== 'APPROVED';
