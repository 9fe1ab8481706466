import type { EditionChange } from '../../../gql/graphql';
import type { Tone } from '../../../ui/tone';

/** In the order of the chips. */
export const changes: readonly EditionChange[] = [
  'REWORDED',
  'REPLACED',
  'ADDED',
  'REMOVED',
  'RENUMBERED',
  'MOVED',
  'SAME',
];

/** What is shown when nothing is chosen: a comparison is asked for because of what differs. */
export const differing: readonly EditionChange[] = changes.filter((change) => change !== 'SAME');

export const changeTones: Record<EditionChange, Tone> = {
  SAME: 'neutral',
  MOVED: 'neutral',
  RENUMBERED: 'neutral',
  REWORDED: 'caution',
  REPLACED: 'caution',
  ADDED: 'info',
  REMOVED: 'negative',
};
