import { apiEnum } from '../../platform/graphql/api-enum.js';
import type { RoadmapState as State } from './roadmap.lifecycle.js';

export const RoadmapState = apiEnum('RoadmapState', 'Where a roadmap is in its life.', {
  DRAFT: 'Being made (草稿).',
  PROPOSED: 'Waits for the approval of somebody else than who proposed it; nothing in it changes (待批准).',
  APPROVED: 'Approved; nothing in it changes until it is opened again (已批准).',
} satisfies Record<State, string>);
export type RoadmapState = keyof typeof RoadmapState;
