import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { stateAfter } from './pack.lifecycle.js';
import type { PackStateName, PackStep } from './pack.lifecycle.js';

/** A pack shows the whole assessment: people who see only their own work see none. */
export const maySeePacks = (actor: Actor): boolean => may(actor, 'pack:read') && !actor.ownWorkOnly;

/** Of `actor.packId` as parameter $n, for a pack aliased k: who sees one pack only sees it while it is frozen. */
export const inSight = (parameter: string): string =>
  `(${parameter}::uuid is null or (k.id = ${parameter}::uuid and k.state = 'FROZEN'))`;

export const mayBuildPacks = (actor: Actor): boolean => may(actor, 'pack:build') && !actor.ownWorkOnly;

/** Who may not see sensitive evidence neither takes a pack with some away nor puts some into one. */
export const mayOpen = (actor: Actor, { holdsSensitive }: { readonly holdsSensitive: boolean }): boolean =>
  maySeePacks(actor) && (!holdsSensitive || may(actor, 'evidence:readSensitive'));

/** Reading one in place: also for the inspector whom it was given to, whole, whatever it holds. */
export const mayRead = (
  actor: Actor,
  pack: { readonly id: string; readonly holdsSensitive: boolean },
): boolean => mayOpen(actor, pack) || (maySeePacks(actor) && actor.packId === pack.id);

export const maySetLabel = (actor: Actor, label: 'PUBLIC' | 'INTERNAL' | 'SENSITIVE'): boolean =>
  label !== 'SENSITIVE' || may(actor, 'evidence:readSensitive');

export const mayStep = (actor: Actor, state: PackStateName, step: PackStep): boolean =>
  mayBuildPacks(actor) && stateAfter(state, step) !== undefined;

export const mayShare = (
  actor: Actor,
  pack: { readonly state: PackStateName; readonly holdsSensitive: boolean },
): boolean => may(actor, 'pack:share') && mayOpen(actor, pack) && pack.state === 'FROZEN';
