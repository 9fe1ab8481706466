import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { AssessmentState } from './assessment.enums.js';
import { canMove } from './assessment.lifecycle.js';

/** What the rules need to know of a result. */
export interface Assigned {
  readonly unitId: string | null;
  readonly assigneeId: string | null;
}

export interface InState {
  readonly state: AssessmentState;
}

/** Assigned to the actor himself or to a unit of his. */
export function isOwnWork(actor: Actor, result: Assigned): boolean {
  if (result.assigneeId !== null && result.assigneeId === actor.membershipId) return true;
  return result.unitId !== null && actor.unitIds.includes(result.unitId);
}

/** Contributors and service engineers see only results assigned to them or their units. */
export const maySeeResult = (actor: Actor, result: Assigned): boolean =>
  !actor.ownWorkOnly || isOwnWork(actor, result);

/** Rating needs the permission, an open assessment, and the result within sight. */
export const mayRateResult = (actor: Actor, assessment: InState, result: Assigned): boolean =>
  mayRate(actor, assessment) && maySeeResult(actor, result);

export const mayRate = (actor: Actor, { state }: InState): boolean =>
  may(actor, 'assessment:rate') && state === 'OPEN';

/** Settings and assignments of a closed assessment stay as they are. */
export const mayManage = (actor: Actor, { state }: InState): boolean =>
  may(actor, 'assessment:manage') && state === 'OPEN';

export const mayClose = (actor: Actor, { state }: InState): boolean =>
  may(actor, 'assessment:manage') && canMove(state, 'close');

export const mayReopen = (actor: Actor, { state }: InState): boolean =>
  may(actor, 'assessment:manage') && canMove(state, 'reopen');

/** The same sight for a statement whose first three parameters are these. */
export const sightOf = (actor: Actor): readonly [string, readonly string[] | null, string | null] => [
  actor.organizationId,
  actor.ownWorkOnly ? actor.unitIds : null,
  actor.membershipId ?? null,
];

/** `maySeeResult` over the result aliased r. */
export const resultInSight = `r.organization_id = $1 and ($2::uuid[] is null or r.unit_id = any ($2) or r.assignee_id = $3::uuid)`;

/** An assessment aliased a is in sight with one of its results, or with its system. */
export const assessmentInSight = `a.organization_id = $1 and ($2::uuid[] is null
    or exists (select 1 from result v where v.organization_id = $1 and v.assessment_id = a.id
      and (v.unit_id = any ($2) or v.assignee_id = $3::uuid))
    or exists (select 1 from information_system y where y.organization_id = $1 and y.id = a.system_id
      and y.owner_unit_id = any ($2)))`;
