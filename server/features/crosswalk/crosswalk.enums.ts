import { apiEnum } from '../../platform/graphql/api-enum.js';
import type { Confidence, Relation } from './relation.js';

export const MappingRelation = apiEnum(
  'MappingRelation',
  'How much of what two controls ask for is the same, read from the first to the second (OSCAL, STRM).',
  {
    EQUAL: 'Both ask for the same (等同).',
    SUBSET: 'The first asks for a part of what the second asks for (包含于).',
    SUPERSET: 'The first asks for everything that the second asks for, and more (包含).',
    INTERSECTS: 'They have something in common; nothing more is claimed (相交).',
  } satisfies Record<Relation, string>,
);
export type MappingRelation = keyof typeof MappingRelation;

export const MappingConfidence = apiEnum('MappingConfidence', 'How sure a relation is.', {
  LOW: 'Two controls were set side by side; nobody has given a reason (低).',
  MEDIUM: 'There is a reason, but nobody has verified it (中).',
  HIGH: 'The text of a control names the other, or somebody has compared both (高).',
} satisfies Record<Confidence, string>);
export type MappingConfidence = keyof typeof MappingConfidence;

export const MappingStatus = apiEnum('MappingStatus', 'What the hospital has made of a mapping.', {
  UNVERIFIED: 'Expert judgement that nobody in the hospital has looked at (未核).',
  REVIEWED: 'Somebody in the hospital stands behind it (已复核).',
  REJECTED: 'The hospital does not use it: it leads nowhere and counts nowhere (不采用).',
});
export type MappingStatus = keyof typeof MappingStatus;
