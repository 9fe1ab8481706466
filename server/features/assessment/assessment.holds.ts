import type { Reads } from '../../platform/database/database.js';
import { may } from '../../platform/access/actor.js';
import type { Hold, Holder } from '../evidence/index.js';
import { assessmentInSight, sightOf } from './assessment.access.js';

const relied = (table: 'result' | 'measure', column: 'evidence_id' | 'id'): string => `
  select l.evidence_id, p.assessment_id, l.id as link_id from evidence_link l
  join ${table} p on p.organization_id = l.organization_id and p.control_id = l.control_id and p.pinned_proof = 'PROVEN'
  join assessment a on a.organization_id = l.organization_id and a.id = p.assessment_id and a.state = 'CLOSED'
    and (l.system_id is null or l.system_id = a.system_id) and coalesce(l.confirmed_at, l.created_at) <= a.closed_at
  where l.organization_id = $1 and l.${column} = any ($4::uuid[]) and l.status = 'CONFIRMED'`;

const sql = (column: 'evidence_id' | 'id'): string => `
  with relied as (${relied('result', column)} union ${relied('measure', column)})
  select r.evidence_id as "evidenceId", 'CLOSED_ASSESSMENT' as kind, a.id as "objectId", a.name, a.closed_at as since,
    ${assessmentInSight} as "inSight", array_agg(r.link_id) as "linkIds"
  from relied r join assessment a on a.organization_id = $1 and a.id = r.assessment_id
  group by r.evidence_id, a.organization_id, a.id`;

const statements = { ofEvidence: sql('evidence_id'), ofLinks: sql('id') } as const;

/** Closed assessments rely on the links of what was proven when they closed; what was linked since is free. */
export const closedAssessments: Holder = {
  ofEvidence: (reads, evidenceIds) => holds(reads, 'ofEvidence', evidenceIds),
  ofLinks: (reads, linkIds) => holds(reads, 'ofLinks', linkIds),
};

async function holds(
  reads: Reads,
  of: keyof typeof statements,
  ids: readonly string[],
): Promise<readonly Hold[]> {
  const found = await reads.query<Hold>(`assessment.holds.${of}`, statements[of], [
    ...sightOf(reads.actor),
    ids,
  ]);
  return may(reads.actor, 'assessment:read') ? found : found.map((hold) => ({ ...hold, inSight: false }));
}
