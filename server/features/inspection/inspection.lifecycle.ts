export const inspectionKinds = ['JOINT', 'MLPS', 'RATING', 'MOCK', 'OTHER'] as const;
export type InspectionKindName = (typeof inspectionKinds)[number];

export const inspectionStates = ['PREPARING', 'ON_SITE', 'RECTIFYING', 'CLOSED', 'CANCELLED'] as const;
export type InspectionStateName = (typeof inspectionStates)[number];

export const inspectionSteps = ['BEGIN_VISIT', 'END_VISIT', 'CLOSE', 'CANCEL', 'REOPEN'] as const;
export type InspectionStep = (typeof inspectionSteps)[number];

interface Transition {
  readonly from: readonly InspectionStateName[];
  readonly to: InspectionStateName;
  /** Last part of the event's action, `inspection.<event>`. */
  readonly event: string;
}

/** The life of an inspection. Inspectors who come back to look at what was rectified are on site once more. */
export const transitions: Readonly<Record<InspectionStep, Transition>> = {
  BEGIN_VISIT: { from: ['PREPARING', 'RECTIFYING'], to: 'ON_SITE', event: 'visitBegun' },
  END_VISIT: { from: ['ON_SITE'], to: 'RECTIFYING', event: 'visitEnded' },
  CLOSE: { from: ['ON_SITE', 'RECTIFYING'], to: 'CLOSED', event: 'closed' },
  CANCEL: { from: ['PREPARING', 'ON_SITE'], to: 'CANCELLED', event: 'cancelled' },
  REOPEN: { from: ['CLOSED'], to: 'RECTIFYING', event: 'reopened' },
};

export const admits = (state: InspectionStateName, step: InspectionStep): boolean =>
  transitions[step].from.includes(state);

/** States in which it is still worked on. */
export const runningStates: readonly InspectionStateName[] = ['PREPARING', 'ON_SITE', 'RECTIFYING'];
export const isRunning = (state: InspectionStateName): boolean => runningStates.includes(state);

export const noteKinds = ['REQUEST', 'FINDING', 'REMARK'] as const;
export type NoteKindName = (typeof noteKinds)[number];

export const noteStates = ['OPEN', 'ANSWERED'] as const;
export type NoteStateName = (typeof noteStates)[number];

export const severities = ['HIGH', 'MEDIUM', 'LOW'] as const;
export type SeverityName = (typeof severities)[number];

/** Days that a finding may take unless the inspecting body says otherwise (laws-and-joint-inspection, 15). */
export const rectificationDays: Readonly<Record<SeverityName, number>> = { HIGH: 7, MEDIUM: 30, LOW: 90 };
