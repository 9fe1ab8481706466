import { may } from '../../platform/access/actor.js';
import type { Hold, Holder } from '../evidence/index.js';

/** Policies in force hold the evidence that their published versions are. Everybody who may read policies sees those. */
export const policiesInForce: Holder = {
  ofEvidence: (reads, evidenceIds) =>
    reads.query<Hold>(
      'policy.holds',
      `select p.evidence_id as "evidenceId", 'POLICY' as kind, p.id as "objectId", p.name, min(v.published_at) as since,
         $3::boolean as "inSight", '{}'::uuid[] as "linkIds"
       from policy p join policy_version v on v.organization_id = p.organization_id and v.policy_id = p.id and v.published_at is not null
       where p.organization_id = $1 and p.evidence_id = any ($2::uuid[]) and p.withdrawn_at is null
       group by p.organization_id, p.id`,
      [reads.actor.organizationId, evidenceIds, may(reads.actor, 'policy:read')],
    ),
};
