import type { Reads } from '../../platform/database/database.js';
import { policies } from './policy.columns.js';

/** Policies in force that govern these controls, by control: code and name, in the order of the codes. One statement. */
export async function policiesOfControls(
  reads: Reads,
  controlIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await reads.query<{ controlId: string; names: string[] }>(
    'policy.ofControls',
    `select x.control_id as "controlId", array_agg(p.code || ' ' || p.name order by p.code) as names
     from ${policies} join policy_control x on x.organization_id = $1 and x.policy_id = p.id
     where p.organization_id = $1 and cv.id is not null and p.withdrawn_at is null and x.control_id = any ($2::uuid[])
     group by x.control_id`,
    [reads.actor.organizationId, controlIds],
  );
  return new Map(rows.map(({ controlId, names }) => [controlId, names]));
}
