import type { Role } from '../../platform/access/permissions.js';
import type { DashboardPlace, DashboardScreen, DashboardTile } from './dashboard.types.js';

type Standard = readonly (readonly [tile: DashboardTile, size: DashboardPlace['size'], shown?: false])[];

/** Steers by scores and dates: where do we stand, will it be done in time, who is overloaded. */
const manager: Standard = [
  ['FIGURES', 'WHOLE'],
  ['SCORE_LINES', 'WHOLE'],
  ['BURN_DOWN', 'HALF'],
  ['CAMPUSES', 'HALF'],
  ['LOAD_BY_UNIT', 'HALF'],
  ['EXPIRY_OUTLOOK', 'HALF'],
  ['LOAD_BY_OWNER', 'HALF'],
  ['PACE', 'HALF'],
  ['CATEGORY_HEAT', 'WHOLE'],
  ['BURN_UP', 'HALF', false],
];

/** Works through clauses and proofs: where is the weak spot, what runs out. */
const officer: Standard = [
  ['FIGURES', 'WHOLE'],
  ['BURN_DOWN', 'HALF'],
  ['EXPIRY_OUTLOOK', 'HALF'],
  ['CATEGORY_HEAT', 'WHOLE'],
  ['LOAD_BY_UNIT', 'HALF'],
  ['LOAD_BY_OWNER', 'HALF'],
  ['SCORE_LINES', 'WHOLE'],
  ['PACE', 'HALF'],
  ['BURN_UP', 'HALF'],
  ['CAMPUSES', 'HALF', false],
];

/** Looks at his own work: what is left and by when. */
const worker: Standard = [
  ['FIGURES', 'WHOLE'],
  ['BURN_DOWN', 'HALF'],
  ['PACE', 'HALF'],
  ['LOAD_BY_OWNER', 'HALF'],
  ['EXPIRY_OUTLOOK', 'HALF'],
  ['SCORE_LINES', 'WHOLE', false],
  ['BURN_UP', 'HALF', false],
  ['LOAD_BY_UNIT', 'HALF', false],
  ['CATEGORY_HEAT', 'WHOLE', false],
  ['CAMPUSES', 'HALF', false],
];

const byRole: readonly (readonly [Role, Standard])[] = [
  ['MANAGER', manager],
  ['INSPECTOR', manager],
  ['COMPLIANCE_OFFICER', officer],
];

/** What somebody with these roles gets before he has arranged anything; of several roles the first named here counts. */
export function standardOf(_screen: DashboardScreen, roles: readonly Role[]): DashboardPlace[] {
  const [, standard] = byRole.find(([role]) => roles.includes(role)) ?? [undefined, worker];
  return standard.map(([tile, size, shown = true]) => ({ tile, size, shown }));
}

/** What was kept, without tiles that there are no longer, and with those that came later where the standard ends. */
export function withAll(
  kept: readonly DashboardPlace[],
  standard: readonly DashboardPlace[],
): DashboardPlace[] {
  const there = new Set(standard.map(({ tile }) => tile));
  const known = kept.filter(({ tile }) => there.has(tile));
  const named = new Set(known.map(({ tile }) => tile));
  return [...known, ...standard.filter(({ tile }) => !named.has(tile))];
}
