import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { AssessmentOscal } from './oscal.fields.js';
import { oscalRoutes } from './oscal.routes.js';

/** Assessments, plans and mappings for programs of others, in the form of OSCAL. Writes nothing but that it did. */
export function createOscalRoom(deps: Pick<Deps, 'database' | 'config'>): Room {
  return { name: 'oscal', resolvers: [new AssessmentOscal()], routes: (http) => oscalRoutes(http, deps) };
}
