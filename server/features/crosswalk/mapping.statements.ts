import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import type { MappingStatus } from './crosswalk.enums.js';
import type { Confidence, Relation } from './relation.js';

/** What the hospital says of one mapping. */
export interface Judgement {
  readonly mappingId: string;
  readonly status: MappingStatus;
  readonly relation: Relation;
  readonly confidence: Confidence;
  readonly rationale: string | null;
}

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

/** A mapping as it is before a change, with the words that its event is told in. */
export interface KnownMapping extends Judgement {
  readonly own: boolean;
  readonly version: number;
  /** As published, or as first entered. */
  readonly first: Pick<Judgement, 'relation' | 'confidence' | 'rationale'>;
  readonly name: string;
  readonly crosswalkId: string;
}

/** Mappings by id as the hospital sees them; what is missing in the answer is not visible. */
export function readMappings(tx: Tx, ids: readonly string[]): Promise<KnownMapping[]> {
  return tx.query<KnownMapping>(
    'mapping.known',
    `select m.id as "mappingId", m.status, m.relation, m.confidence, m.rationale, m.organization_id is not null as own, m.version,
       jsonb_build_object('relation', m.first_relation, 'confidence', m.first_confidence, 'rationale', m.first_rationale) as first,
       s.code || ' ↔ ' || t.code as name, m.crosswalk_id as "crosswalkId"
     from current_mapping m join control s on s.id = m.source_id join control t on t.id = m.target_id
     where m.id = any ($1::uuid[]) order by m.id`,
    [ids],
  );
}

/**
 * Writes judgements with one statement. Of two people who judge the same mapping at once the second finds a version that he
 * has not seen: the mappings whose judgement was written are answered, compare them with what was asked.
 */
export async function saveJudgements(
  tx: Tx,
  judgements: readonly (Judgement & { readonly version: number })[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'mapping.judge',
    `insert into mapping_judgement as j
       (mapping_id, organization_id, status, relation, confidence, rationale, judged_by, judged_by_name, judged_at)
     select n."mappingId", $1::uuid, n.status, n.relation, n.confidence, n.rationale, $3::uuid, $4, now()
     from jsonb_to_recordset($2::jsonb) as n("mappingId" uuid, status text, relation text, confidence text, rationale text)
     order by n."mappingId"
     on conflict (organization_id, mapping_id) do update set status = excluded.status, relation = excluded.relation,
       confidence = excluded.confidence, rationale = excluded.rationale, judged_by = excluded.judged_by,
       judged_by_name = excluded.judged_by_name, judged_at = excluded.judged_at, version = j.version + 1
     where j.version = (select k.version from jsonb_to_recordset($2::jsonb) as k("mappingId" uuid, version integer)
       where k."mappingId" = j.mapping_id)
     returning mapping_id as id`,
    [
      tx.actor.organizationId,
      JSON.stringify(judgements),
      tx.actor.membershipId ?? null,
      tx.actor.displayName,
    ],
  );
  return rows.map((row) => row.id);
}

/** Removes mappings of the hospital's own with their judgements; published ones stay. */
export async function removeMappings(
  tx: Tx,
  which: { readonly ids: readonly string[] } | { readonly crosswalkId: string },
): Promise<number> {
  const [condition, parameter] =
    'ids' in which
      ? ['m.id = any ($2::uuid[])', which.ids]
      : ['m.crosswalk_id = $2::uuid', which.crosswalkId];
  // Foreign keys are checked when the statement ends, so one statement may remove both.
  const removed = await tx.query(
    'mapping.delete',
    `with gone as (delete from mapping m where m.organization_id = $1 and ${condition} returning m.id)
     delete from mapping_judgement j using gone where j.organization_id = $1 and j.mapping_id = gone.id returning j.mapping_id`,
    [tx.actor.organizationId, parameter],
  );
  return removed.length;
}
