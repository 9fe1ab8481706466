import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import { text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { admits } from './request.lifecycle.js';
import type { RequestState } from './request.lifecycle.js';

/** What the rules need to know of a request. */
export interface RequestFacts {
  readonly state: RequestState;
  readonly unitId: string;
  readonly assigneeId?: string | null | undefined;
  readonly answeredById?: string | null | undefined;
}

type Addressee = Pick<RequestFacts, 'unitId' | 'assigneeId'>;

/** Contributors and service engineers see what their units or they themselves are asked for; everybody else sees all. */
export function maySee(actor: Actor, request: Addressee): boolean {
  if (!may(actor, 'evidence:read')) return false;
  if (!actor.ownWorkOnly || actor.unitIds.includes(request.unitId)) return true;
  return actor.membershipId !== undefined && request.assigneeId === actor.membershipId;
}

/** `maySee` over a request or series with this alias; `$1`–`$3` are `sightOf`. */
export const inSight = (alias: string): string =>
  `(${alias}.organization_id = $1 and ($2::uuid[] is null or ${alias}.unit_id = any ($2) or ${alias}.assignee_id = $3::uuid))`;

export const sightOf = (actor: Actor): readonly [string, readonly string[] | null, string | null] => [
  actor.organizationId,
  actor.ownWorkOnly ? actor.unitIds : null,
  actor.membershipId ?? null,
];

/** Handing in creates evidence and offers it for controls, so it takes both rights. */
export const mayAnswer = (actor: Actor, request: RequestFacts): boolean =>
  may(actor, 'evidence:create') &&
  may(actor, 'evidence:link') &&
  maySee(actor, request) &&
  admits(request.state, 'ANSWER');

/** Changing what is asked of whom, and no longer asking. */
export const mayDirect = (actor: Actor, request: RequestFacts): boolean =>
  may(actor, 'evidence:request') && maySee(actor, request) && admits(request.state, 'CANCEL');

export const mayReturn = (actor: Actor, request: RequestFacts): boolean =>
  may(actor, 'evidence:review') && maySee(actor, request) && request.state === 'ANSWERED';

/** Why the actor may not close the request; undefined when he may, as far as people go. */
export function closeProblem(actor: Actor, request: RequestFacts): Text | undefined {
  if (!may(actor, 'evidence:review') || !maySee(actor, request))
    return text('您没有办结证据征集的权限。', 'You may not close requests for evidence.');
  // A token or a job is nobody's second pair of eyes.
  if (!actor.membershipId)
    return text('办结须由人员完成，程序不能代替。', 'Closing is a person’s act: a program cannot do it.');
  if (request.answeredById === actor.membershipId)
    return text('该征集由您提交，须由他人办结。', 'You handed this in: somebody else has to close it.');
  return undefined;
}

export const mayClose = (actor: Actor, request: RequestFacts): boolean =>
  admits(request.state, 'COMPLETE') && closeProblem(actor, request) === undefined;

/** Somebody of the unit, or the person that was named, has to hand something in now. */
export const isAsked = (actor: Actor, request: RequestFacts): boolean =>
  mayAnswer(actor, request) &&
  request.state !== 'ANSWERED' &&
  (request.assigneeId ? request.assigneeId === actor.membershipId : actor.unitIds.includes(request.unitId));
