import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';

/** What the rules need to know of a system. */
export interface OwnedByUnit {
  readonly ownerUnitId?: string | null | undefined;
}

/** People who see only their own work see the systems of their units. */
export function maySee(actor: Actor, system: OwnedByUnit): boolean {
  return !actor.ownWorkOnly || (system.ownerUnitId != null && actor.unitIds.includes(system.ownerUnitId));
}

/** Registering and changing need the permission, and the system within sight before and after. */
export function mayEdit(actor: Actor, system: OwnedByUnit): boolean {
  return may(actor, 'system:register') && maySee(actor, system);
}

/** The same rule as `maySee` for a statement: the units to look at, or null for all. */
export const visibleUnits = (actor: Actor): readonly string[] | null =>
  actor.ownWorkOnly ? actor.unitIds : null;
