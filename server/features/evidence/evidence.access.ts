import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import { forbidden, text } from '../../platform/graphql/errors.js';
import { stateAfter } from './evidence.lifecycle.js';
import type { EvidenceStateName } from './evidence.lifecycle.js';

/** What the rules need to know of one piece of evidence. */
export interface EvidenceFacts {
  readonly state: EvidenceStateName;
  readonly label: 'PUBLIC' | 'INTERNAL' | 'SENSITIVE';
  readonly ownerId: string;
  readonly unitId?: string | null;
  readonly submittedById?: string | null;
}

const owns = (actor: Actor, facts: Pick<EvidenceFacts, 'ownerId'>): boolean =>
  actor.membershipId !== undefined && actor.membershipId === facts.ownerId;

/** Contributors and service engineers see their units' and their own; SENSITIVE needs the right to it, or owning it. */
export function maySee(actor: Actor, facts: Pick<EvidenceFacts, 'label' | 'ownerId' | 'unitId'>): boolean {
  if (!may(actor, 'evidence:read')) return false;
  if (owns(actor, facts)) return true;
  if (facts.label === 'SENSITIVE' && !may(actor, 'evidence:readSensitive')) return false;
  return !actor.ownWorkOnly || (facts.unitId != null && actor.unitIds.includes(facts.unitId));
}

/** The same rule as `maySee` for statements; `$1` organization, `$2` own units or null, `$3` member, `$4` sensitive too. */
export const visible = (e: string): string =>
  `(${e}.organization_id = $1 and ${e}.deleted_at is null and ${inSight(e)})`;

/** `visible` without asking whether it is still there: for what is told of the past of a control. */
export const wasVisible = (e: string): string => `(${e}.organization_id = $1 and ${inSight(e)})`;

const inSight = (
  e: string,
): string => `(${e}.owner_id = $3::uuid or (($2::uuid[] is null or ${e}.unit_id = any ($2::uuid[]))
    and ($4::boolean or ${e}.label <> 'SENSITIVE')))`;

/** Parameters $1–$4 of `visible`. */
export const sight = (actor: Actor): unknown[] => [
  actor.organizationId,
  actor.ownWorkOnly ? actor.unitIds : null,
  actor.membershipId ?? null,
  may(actor, 'evidence:readSensitive'),
];

/** Drafts and returned evidence belong to who works on them; what is under review or accepted, to reviewers. */
export function mayEdit(actor: Actor, facts: EvidenceFacts): boolean {
  if (!maySee(actor, facts)) return false;
  const open = facts.state === 'DRAFT' || facts.state === 'RETURNED';
  return may(actor, open ? 'evidence:create' : 'evidence:review');
}

/** Accepted evidence: who submitted it may not move the dates that a reviewer agreed to. */
export function mayChangeDates(actor: Actor, facts: EvidenceFacts): boolean {
  return mayEdit(actor, facts) && (facts.state !== 'ACCEPTED' || !hasSubmitted(actor, facts));
}

export function maySubmit(actor: Actor, facts: EvidenceFacts): boolean {
  return (
    may(actor, 'evidence:create') && maySee(actor, facts) && stateAfter(facts.state, 'submit') !== undefined
  );
}

/** A new version is possible wherever the life cycle has one: also to renew accepted proof, which is then reviewed again. */
export function mayRevise(actor: Actor, facts: EvidenceFacts): boolean {
  return (
    may(actor, 'evidence:create') && maySee(actor, facts) && stateAfter(facts.state, 'revise') !== undefined
  );
}

/** It waits for review, and not by the actor. */
export const awaitsOthers = (actor: Actor, facts: EvidenceFacts): boolean =>
  facts.state === 'SUBMITTED' && maySee(actor, facts) && hasSubmitted(actor, facts);

/** Four eyes: who submitted may not accept. A token cannot prove who stands behind it, so it never judges a token's work. */
export function hasSubmitted(actor: Actor, facts: Pick<EvidenceFacts, 'submittedById'>): boolean {
  if (actor.kind === 'system') return false;
  return facts.submittedById == null
    ? actor.membershipId === undefined
    : facts.submittedById === actor.membershipId;
}

export function mayAccept(actor: Actor, facts: EvidenceFacts): boolean {
  return (
    may(actor, 'evidence:review') &&
    maySee(actor, facts) &&
    stateAfter(facts.state, 'accept') !== undefined &&
    !hasSubmitted(actor, facts)
  );
}

export function mayReturn(actor: Actor, facts: EvidenceFacts): boolean {
  return (
    may(actor, 'evidence:review') && maySee(actor, facts) && stateAfter(facts.state, 'return') !== undefined
  );
}

/** A token cannot prove who stands behind it, so it neither confirms nor judges what others have to look at. */
export const isPerson = (actor: Actor): boolean => actor.kind !== 'token';

/** What was derived from mappings counts when a person has looked at it; the evidence is in his sight already. */
export const mayConfirm = (actor: Actor, link: { readonly status: 'PROPOSED' | 'CONFIRMED' }): boolean =>
  link.status === 'PROPOSED' && isPerson(actor) && may(actor, 'evidence:link');

export const mayDelete = (actor: Actor, facts: EvidenceFacts): boolean =>
  may(actor, 'evidence:delete') && maySee(actor, facts);

/** Some API tokens prove chosen controls only; everybody else may choose. */
export function requireOwnControls(actor: Actor, controlIds: readonly string[]): void {
  const { controlIds: own } = actor;
  if (own && !controlIds.every((id) => own.has(id)))
    throw forbidden(
      text(
        '这个令牌只能关联建立时限定的条款。',
        'This token may only link the controls that it was made for.',
      ),
    );
}

export const mayLink = (actor: Actor, facts: EvidenceFacts): boolean =>
  may(actor, 'evidence:link') && maySee(actor, facts);
