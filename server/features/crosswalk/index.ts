import type { Room } from '../../platform/room.js';

export { loadCrosswalks } from './crosswalk.loader.js';
export { importCrosswalk, maximumImportedMappings } from './crosswalk.service.js';
export type { NewCrosswalk, NewMapping } from './mapping.statements.js';

/** How controls of one rule book relate to those of another. */
export function createCrosswalkRoom(): Room {
  return { name: 'crosswalk', resolvers: [] };
}
