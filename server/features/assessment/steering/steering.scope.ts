import type { Reads } from '../../../platform/database/database.js';
import { assessmentInSight, sightOf } from '../assessment.access.js';
import { subjects } from '../assessment.queries.js';

/** Which assessments are looked at together; everything given must hold. */
export interface SteeringScope {
  readonly frameworkId: string | null;
  readonly unitId: string | null;
  readonly systemId: string | null;
}

/** The same as parameters $4 to $6, behind those of sight. */
export const scopeParameters = ({ frameworkId, unitId, systemId }: SteeringScope): readonly unknown[] => [
  frameworkId,
  unitId,
  systemId,
];

/**
 * Assessments aliased a in sight and in scope, with the system (s), unit (u) or organization (o) that they are about. A system
 * belongs to the unit that owns it; what is about the whole hospital belongs to none of its units.
 */
export const inScope = `${assessmentInSight} and ($4::uuid is null or a.framework_id = $4)
  and ($5::uuid is null or coalesce(s.owner_unit_id, u.id) = any ((select unit_subtree($1, $5))::uuid[]))
  and ($6::uuid is null or a.system_id = $6)`;

/** Open assessments in scope. */
export async function openAssessments(reads: Reads, scope: SteeringScope): Promise<string[]> {
  const rows = await reads.query<{ id: string }>(
    'steering.open',
    `select a.id from assessment a ${subjects} where ${inScope} and a.state = 'OPEN'`,
    [...sightOf(reads.actor), ...scopeParameters(scope)],
  );
  return rows.map(({ id }) => id);
}
