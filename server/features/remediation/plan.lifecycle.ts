export const planStates = ['DRAFT', 'REQUESTED', 'APPROVED'] as const;
export type PlanState = (typeof planStates)[number];

export const planSources = ['ASSESSMENT', 'INSPECTION', 'TEST_REPORT', 'GAPS', 'ROADMAP'] as const;
export type PlanSource = (typeof planSources)[number];

/** Asking again for an approved plan is how it is planned anew; until that is decided its last baseline holds. */
export const mayBeRequested: readonly PlanState[] = ['DRAFT', 'APPROVED'];
