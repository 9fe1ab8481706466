import { LockMode } from '@mikro-orm/postgresql';
import type { Actor } from '../../platform/access/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { EventDraft } from '../../platform/events/event-draft.js';
import type { AppError } from '../../platform/graphql/errors.js';
import { notFound } from '../../platform/graphql/errors.js';
import { asItemError } from '../../platform/graphql/item-error.js';
import { PolicyEntity, PolicyVersionEntity } from './policy.entity.js';
import type { PolicyRow, PolicyVersionRow } from './policy.entity.js';
import { policiesByIds, sightOfVersions } from './policy.queries.js';
import type { VersionSight } from './policy.queries.js';

/** What became of one id of a batch. */
export interface Outcome {
  readonly id: string;
  readonly error?: AppError;
}

/** One version with its policy, locked, as far as the caller may see it. */
export interface Held {
  readonly version: PolicyVersionRow;
  readonly policy: PolicyRow;
  readonly sight: VersionSight;
}

/** Locks policies in one order for everybody: two people wait for each other and then see the new state. */
export function lockPolicies(tx: Tx, ids: readonly string[]): Promise<PolicyRow[]> {
  return tx.em.find(
    PolicyEntity,
    { organizationId: tx.actor.organizationId, id: { $in: [...ids] } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  ) as Promise<PolicyRow[]>;
}

/** One policy, locked; NOT_FOUND when it is out of sight. */
export async function requirePolicy(tx: Tx, id: string): Promise<PolicyRow> {
  const [row] = await lockPolicies(tx, [id]);
  const [visible] = row ? await policiesByIds(tx, [id]) : [];
  if (!row || !visible) throw notFound();
  return row;
}

/** Versions with their policies by id, locked: policies first, so that all verbs lock in the same order. */
export async function holdVersions(tx: Tx, ids: readonly string[]): Promise<Map<string, Held>> {
  const { organizationId } = tx.actor;
  const owners = await tx.query<{ policyId: string }>(
    'policyVersion.policies',
    `select distinct policy_id as "policyId" from policy_version where organization_id = $1 and id = any ($2::uuid[])`,
    [organizationId, ids],
  );
  const policies = new Map(
    (
      await lockPolicies(
        tx,
        owners.map((row) => row.policyId),
      )
    ).map((row) => [row.id, row]),
  );
  const versions = (await tx.em.find(
    PolicyVersionEntity,
    { organizationId, id: { $in: [...ids] } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  )) as PolicyVersionRow[];
  const seen = new Map((await sightOfVersions(tx, ids)).map((row) => [row.id, row]));
  return new Map(
    versions.flatMap((version) => {
      const policy = policies.get(version.policyId);
      const sight = seen.get(version.id);
      return policy && sight ? [[version.id, { version, policy, sight }] as const] : [];
    }),
  );
}

/** Does one thing to each version that it can be done to; `decide` checks first and throws, then changes. */
export function eachVersion(
  ids: readonly string[],
  held: ReadonlyMap<string, Held>,
  decide: (held: Held) => void,
): Outcome[] {
  return ids.map((id) => {
    try {
      const one = held.get(id);
      if (!one) throw notFound();
      decide(one);
      return { id };
    } catch (error) {
      return { id, error: asItemError(error) };
    }
  });
}

/** Notes a change of a version in the audit trail, and that its policy was touched. */
export function noteVersion(
  tx: Tx,
  { policy, version }: Pick<Held, 'policy' | 'version'>,
  draft: Pick<EventDraft, 'before' | 'reason'> & {
    readonly action: string;
    readonly after?: Record<string, string | number | boolean | null | readonly string[]>;
  },
): void {
  version.updatedAt = tx.now;
  policy.updatedAt = tx.now;
  tx.record({
    objectType: 'Policy',
    objectId: policy.id,
    objectName: policy.name,
    ...draft,
    after: {
      code: policy.code,
      versionId: version.id,
      number: version.number,
      state: version.state,
      ...draft.after,
    },
  });
}

/** Whoever has a hand in a version may not approve it. */
export function addAuthor(actor: Actor, version: PolicyVersionRow): void {
  if (actor.membershipId && !version.authorIds.includes(actor.membershipId))
    version.authorIds = [...version.authorIds, actor.membershipId];
}
