import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import { stateAfter } from './policy.lifecycle.js';
import type { PolicyStateName } from './policy.lifecycle.js';

/** What the rules need to know of a policy. */
export interface PolicyFacts {
  readonly unitId?: string | null;
  readonly withdrawnAt?: unknown;
  readonly openVersionId?: string | null;
}

/** What the rules need to know of a version. */
export interface VersionFacts {
  readonly state: PolicyStateName;
  readonly authorIds: readonly string[];
}

/**
 * What is or was published is for everybody who may read policies; the rest for who may see drafts, who is named for
 * approving it, and the owner. `$1` organization, `$2` drafts too, `$3` member.
 */
export const visiblePolicy = (
  p: string,
): string => `(${p}.organization_id = $1 and ($2::boolean or ${p}.owner_id = $3::uuid
    or exists (select 1 from policy_version w where w.organization_id = $1 and w.policy_id = ${p}.id and (w.published_at is not null
      or ${isNamed('w')}))))`;

/** The same for a version aliased `v` of a policy aliased `p`. */
export const visibleVersion = (v: string, p: string): string =>
  `(${v}.organization_id = $1 and ($2::boolean or ${p}.owner_id = $3::uuid or ${v}.published_at is not null or ${isNamed(v)}))`;

const isNamed = (v: string): string =>
  `exists (select 1 from policy_approval a where a.organization_id = $1 and a.version_id = ${v}.id and a.approver_id = $3::uuid)`;

/** Parameters $1–$3 of both. */
export const sight = (actor: Actor): unknown[] => [
  actor.organizationId,
  may(actor, 'policy:readDrafts'),
  actor.membershipId ?? null,
];

/** A token cannot prove who stands behind it, so it neither approves nor confirms having read. */
export const isPerson = (actor: Actor): boolean =>
  actor.kind === 'member' && actor.membershipId !== undefined;

/** A token that is bound to a unit keeps policies of that unit only. */
export const mayManage = (actor: Actor, { unitId }: Pick<PolicyFacts, 'unitId'>): boolean =>
  may(actor, 'policy:manage') && (!actor.ownWorkOnly || (unitId != null && actor.unitIds.includes(unitId)));

export const mayRevise = (actor: Actor, facts: PolicyFacts): boolean =>
  mayManage(actor, facts) && facts.withdrawnAt == null && facts.openVersionId == null;

export const mayWithdraw = (actor: Actor, facts: PolicyFacts): boolean =>
  mayManage(actor, facts) && facts.withdrawnAt == null;

export const mayEdit = (actor: Actor, policy: PolicyFacts, { state }: VersionFacts): boolean =>
  mayManage(actor, policy) && state === 'DRAFT';

export const maySubmit = mayEdit;

/** Four eyes: who wrote on a version, or handed it in, does not approve it, whoever named him. */
export const mayDecide = (actor: Actor, version: VersionFacts, awaitsActor: boolean): boolean =>
  may(actor, 'policy:approve') &&
  isPerson(actor) &&
  awaitsActor &&
  stateAfter(version.state, 'approve') !== undefined &&
  !version.authorIds.includes(actor.membershipId!);

/** Who is asked may give it back; who manages it may take it back, for instance when an approver has left. */
export const mayReturn = (
  actor: Actor,
  policy: PolicyFacts,
  version: VersionFacts,
  awaitsActor: boolean,
): boolean =>
  stateAfter(version.state, 'return') !== undefined &&
  (mayDecide(actor, version, awaitsActor) || mayManage(actor, policy));

export const mayPublish = (actor: Actor, policy: PolicyFacts, version: VersionFacts): boolean =>
  mayManage(actor, policy) && stateAfter(version.state, 'publish') !== undefined;
