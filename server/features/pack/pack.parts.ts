import type { Reads, Tx } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { assessmentsByIds } from '../assessment/index.js';
import type { Assessment } from '../assessment/index.js';

/** More would be a library and no pack. */
export const mostParts = 20;

/** The assessments that a pack holds, in their order. */
export async function assessmentIdsOf(reads: Reads, packId: string): Promise<string[]> {
  const rows = await reads.query<{ id: string }>(
    'pack.assessments',
    'select assessment_id as id from pack_assessment where organization_id = $1 and pack_id = $2 order by position',
    [reads.actor.organizationId, packId],
  );
  return rows.map(({ id }) => id);
}

/** These assessments in this order, or NOT_FOUND when one of them does not exist or is out of the actor's sight. */
export async function requireAssessments(reads: Reads, ids: readonly string[]): Promise<Assessment[]> {
  const found = new Map((await assessmentsByIds(reads, ids)).map((one) => [one.id, one]));
  return ids.map((id) => {
    const assessment = found.get(id);
    if (!assessment) throw notFound();
    return assessment;
  });
}

/** The assessment of a part, from 1. BAD_USER_INPUT where nobody says which of several, NOT_FOUND for none. */
export function assessmentOfPart(ids: readonly string[], part: number | null, field: string): string {
  if (part === null && ids.length > 1)
    throw badInput({ [field]: text('请说明属于哪一编。', 'Say to which part it belongs.') });
  const id = ids[(part ?? 1) - 1];
  if (id === undefined) throw notFound();
  return id;
}

/** From now on the pack holds these assessments in this order, whatever it held before. */
export async function keepAssessments(tx: Tx, packId: string, ids: readonly string[]): Promise<void> {
  const { organizationId } = tx.actor;
  await tx.query(
    'pack.dropAssessments',
    'delete from pack_assessment where organization_id = $1 and pack_id = $2',
    [organizationId, packId],
  );
  await tx.query(
    'pack.keepAssessments',
    `insert into pack_assessment (organization_id, pack_id, position, assessment_id)
     select $1, $2, i.at, i.id from unnest($3::uuid[]) with ordinality i(id, at)`,
    [organizationId, packId, ids],
  );
}
