import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { isRunning } from './inspection.lifecycle.js';
import type { InspectionStateName } from './inspection.lifecycle.js';

export interface InState {
  readonly state: InspectionStateName;
}

export const mayManage = (actor: Actor): boolean => may(actor, 'inspection:manage') && !actor.ownWorkOnly;

/** What is over stays as it was. */
export const mayEdit = (actor: Actor, { state }: InState): boolean => mayManage(actor) && isRunning(state);

export const mayNote = (actor: Actor, { state }: InState): boolean =>
  may(actor, 'inspection:note') && !actor.ownWorkOnly && isRunning(state);

interface Noted extends InState {
  readonly createdById: string | null;
}

/** What was noted is changed, or taken back, by who wrote it, or by who runs inspections. */
export const mayChangeNote = (actor: Actor, { state, createdById }: Noted): boolean =>
  mayNote(actor, { state }) &&
  (may(actor, 'inspection:manage') || (createdById !== null && createdById === actor.membershipId));

interface Given {
  readonly unitId: string | null;
  readonly personId: string | null;
}

/** An item is the work of the person who is named; without one, of everybody of the unit who can bring proof. */
export const isGiven = (actor: Actor, { unitId, personId }: Given): boolean =>
  may(actor, 'inspection:read') &&
  (personId
    ? personId === actor.membershipId
    : unitId !== null && actor.unitIds.includes(unitId) && may(actor, 'evidence:create'));

/** Contributors and service engineers see the items of their units and their own; `$1`–`$3` are `sightOf`. */
export const itemInSight = (i: string): string =>
  `(${i}.organization_id = $1 and ($2::uuid[] is null or ${i}.unit_id = any ($2) or ${i}.person_id = $3::uuid))`;

/** An inspection is in sight with one of its items. */
export const inspectionInSight = (n: string): string =>
  `(${n}.organization_id = $1 and ($2::uuid[] is null or exists (select 1 from inspection_item v
    where v.inspection_id = ${n}.id and ${itemInSight('v')})))`;

/** A note is in sight with its item; what belongs to no item, only people see who see the whole. */
export const noteInSight = (m: string): string =>
  `(${m}.organization_id = $1 and ($2::uuid[] is null or exists (select 1 from inspection_item v
    where v.id = ${m}.item_id and ${itemInSight('v')})))`;

export const sightOf = (actor: Actor): readonly [string, readonly string[] | null, string | null] => [
  actor.organizationId,
  actor.ownWorkOnly ? actor.unitIds : null,
  actor.membershipId ?? null,
];
