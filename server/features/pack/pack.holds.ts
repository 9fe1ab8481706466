import type { Hold, Holder } from '../evidence/index.js';
import { maySeePacks } from './pack.access.js';

/** What a frozen pack handed over stays, so that it can be taken away again with the same bytes. */
export const frozenPacks: Holder = {
  async ofEvidence(reads, evidenceIds) {
    const found = await reads.query<Hold>(
      'pack.holds',
      `select distinct n.evidence_id as "evidenceId", 'PACK' as kind, k.id as "objectId", k.name, $3::boolean as "inSight",
         k.frozen_at as since, '{}'::uuid[] as "linkIds"
       from pack_entry n join pack k on k.organization_id = n.organization_id and k.id = n.pack_id and k.state = 'FROZEN'
       where n.organization_id = $1 and n.evidence_id = any ($2::uuid[])`,
      [reads.actor.organizationId, evidenceIds, maySeePacks(reads.actor)],
    );
    return found;
  },
};
