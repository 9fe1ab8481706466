export const roadmapStates = ['DRAFT', 'PROPOSED', 'APPROVED'] as const;
export type RoadmapState = (typeof roadmapStates)[number];

interface Transition {
  readonly from: readonly RoadmapState[];
  readonly to: RoadmapState;
  /** Last part of the event's action, `roadmap.<event>`. */
  readonly event: string;
}

/** The life of a roadmap. Opening again takes the approval away, also before it was given. */
export const roadmapTransitions = {
  PROPOSE: { from: ['DRAFT'], to: 'PROPOSED', event: 'proposed' },
  APPROVE: { from: ['PROPOSED'], to: 'APPROVED', event: 'approved' },
  RETURN: { from: ['PROPOSED'], to: 'DRAFT', event: 'returned' },
  REOPEN: { from: ['PROPOSED', 'APPROVED'], to: 'DRAFT', event: 'reopened' },
} as const satisfies Record<string, Transition>;
export type RoadmapStep = keyof typeof roadmapTransitions;

export const stepsFrom = (state: RoadmapState): RoadmapStep[] =>
  (Object.keys(roadmapTransitions) as RoadmapStep[]).filter((step) =>
    (roadmapTransitions[step].from as readonly RoadmapState[]).includes(state),
  );
