import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import type { MappingStatus } from './crosswalk.enums.js';
import type { Confidence, Relation } from './relation.js';

/** A crosswalk of the hospital's own, to be made. */
export interface NewCrosswalk {
  readonly code: string;
  readonly name: string;
  /** Where the mappings come from: who judged, which document. */
  readonly basis: string;
  readonly sourceFrameworkId: string;
  readonly targetFrameworkId: string;
}

/** A mapping of the hospital's own, to be made; read from source to target. */
export interface NewMapping {
  readonly sourceId: string;
  readonly targetId: string;
  readonly relation: Relation;
  readonly confidence: Confidence;
  readonly rationale: string | null;
}

/** Adds a crosswalk of the actor's organization; null when it has one of this code already. */
export async function insertCrosswalk(tx: Tx, crosswalk: NewCrosswalk): Promise<string | null> {
  const [made] = await tx.query<{ id: string }>(
    'crosswalk.insert',
    `insert into crosswalk (id, organization_id, code, name, basis, source_framework_id, target_framework_id, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organization_id, code) do nothing returning id`,
    [
      newId(),
      tx.actor.organizationId,
      crosswalk.code,
      crosswalk.name,
      crosswalk.basis,
      crosswalk.sourceFrameworkId,
      crosswalk.targetFrameworkId,
      tx.actor.membershipId ?? null,
    ],
  );
  return made?.id ?? null;
}

/**
 * Adds mappings to a crosswalk of the hospital's own, each with its judgement. Ends outside of the two rule books, and pairs
 * that the crosswalk holds already, are left out: compare the number of ids with what was asked.
 */
export async function insertMappings(
  tx: Tx,
  crosswalkId: string,
  mappings: readonly NewMapping[],
  status: MappingStatus,
): Promise<string[]> {
  const made = await tx.query<{ id: string }>(
    'mapping.insert',
    `insert into mapping (id, organization_id, crosswalk_id, source_id, target_id, relation, confidence, rationale)
     select m.id, $1::uuid, k.id, s.id, t.id, m.relation, m.confidence, m.rationale
     from jsonb_to_recordset($3::jsonb) as m(id uuid, "sourceId" uuid, "targetId" uuid, relation text, confidence text, rationale text)
     join crosswalk k on k.id = $2::uuid and k.organization_id = $1::uuid
     join control s on s.id = m."sourceId" and s.framework_id = k.source_framework_id
     join control t on t.id = m."targetId" and t.framework_id = k.target_framework_id
     on conflict (crosswalk_id, source_id, target_id) do nothing returning id`,
    [
      tx.actor.organizationId,
      crosswalkId,
      JSON.stringify(mappings.map((mapping) => ({ ...mapping, id: newId() }))),
    ],
  );
  const ids = made.map((row) => row.id);
  const judged =
    status === 'UNVERIFIED' ? [null, null] : [tx.actor.membershipId ?? null, tx.actor.displayName];
  if (ids.length > 0)
    await tx.query(
      'mapping.insertJudgement',
      `insert into mapping_judgement (mapping_id, organization_id, status, relation, confidence, rationale, judged_by, judged_by_name, judged_at)
       select m.id, $1::uuid, $3, m.relation, m.confidence, m.rationale, $4::uuid, $5, case when $3 <> 'UNVERIFIED' then now() end
       from mapping m where m.id = any ($2::uuid[])`,
      [tx.actor.organizationId, ids, status, ...judged],
    );
  return ids;
}
