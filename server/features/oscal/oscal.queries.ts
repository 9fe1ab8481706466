import type { Reads } from '../../platform/database/database.js';
import type { Confidence, Relation } from '../crosswalk/index.js';
import { proofSight } from './oscal.access.js';

/** A confirmed proof of a result; without its name where the caller may not see it. */
export interface LinkedProof {
  readonly resultId: string;
  readonly hidden: boolean;
  readonly evidenceId: string;
  readonly versionId: string;
  readonly title: string | null;
  readonly kind: 'FILE' | 'LINK' | 'TEXT';
  readonly url: string | null;
  readonly sha256: string | null;
  readonly state: string;
  readonly valid: boolean;
  readonly collectedOn: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

const links = `result r join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
     join evidence_link l on l.organization_id = r.organization_id and l.control_id = r.control_id
       and (l.system_id is null or l.system_id = a.system_id)
     join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id`;
const today = `(now() at time zone 'Asia/Shanghai')::date`;

/** What proves each result. Names that the caller may not see never leave the database. */
export async function proofsOf(
  reads: Reads,
  assessmentId: string,
): Promise<ReadonlyMap<string, readonly LinkedProof[]>> {
  const rows = await reads.query<LinkedProof>(
    'oscal.proofs',
    `select distinct on (r.position, r.id, e.collected_on, e.id) r.id as "resultId", h.hidden, e.id as "evidenceId", v.id as "versionId",
       case when not h.hidden then e.title end as title, v.kind, case when not h.hidden then v.url end as url,
       case when not h.hidden then v.sha256 end as sha256, e.state,
       e.state = 'ACCEPTED' and e.damaged_at is null and e.valid_from <= ${today} and coalesce(e.valid_until >= ${today}, true) as valid,
       e.collected_on::text as "collectedOn", e.valid_from::text as "validFrom", e.valid_until::text as "validUntil"
     from ${links} and e.deleted_at is null
     join evidence_version v on v.organization_id = e.organization_id and v.id = e.current_version_id
     cross join lateral (select $3 = 'NONE' or ($3 = 'PLAIN' and e.label = 'SENSITIVE') as hidden) h
     where r.organization_id = $1 and r.assessment_id = $2 and l.status = 'CONFIRMED'
     order by r.position, r.id, e.collected_on, e.id`,
    [reads.actor.organizationId, assessmentId, proofSight(reads.actor)],
  );
  return Map.groupBy(rows, (row) => row.resultId);
}

/**
 * The newest moment at which anything that the files tell of an assessment changed: by a person, or by the calendar, which ends
 * proofs, due days and accepted risks. The same state thereby always gives the same bytes.
 */
export async function changedAt(reads: Reads, assessmentId: string): Promise<string> {
  const [row] = await reads.query<{ at: Date }>(
    'oscal.changedAt',
    `with linked as (select l.row_since as link_since, e.row_since, e.valid_from, e.valid_until from ${links}
         where r.organization_id = $1 and r.assessment_id = $2),
       work as (select t.row_since, t.due_on, t.accepted_until from task_result x
         join result r on r.organization_id = x.organization_id and r.id = x.result_id
         join remediation_task t on t.organization_id = x.organization_id and t.id = x.task_id
         where x.organization_id = $1 and r.assessment_id = $2),
       moment as (
         select row_since as at from assessment where organization_id = $1 and id = $2
         union all select valid_from from result where organization_id = $1 and assessment_id = $2
         union all select greatest(link_since, row_since) from linked
         union all select h.row_until from evidence_link_history h join result r on r.organization_id = h.organization_id and r.control_id = h.control_id
           where h.organization_id = $1 and r.assessment_id = $2
         union all select row_since from work
         union all select d.day::timestamp at time zone 'Asia/Shanghai' from linked, lateral (values (valid_from), (valid_until + 1)) d (day)
         union all select d.day::timestamp at time zone 'Asia/Shanghai' from work, lateral (values (due_on + 1), (accepted_until + 1)) d (day))
     select max(at) as at from moment where at <= now()`,
    [reads.actor.organizationId, assessmentId],
  );
  return new Date(row!.at).toISOString();
}

/** A mapping between two rule books as the hospital sees it, with the crosswalk that it stands in. */
export interface StoredMapping {
  readonly crosswalkId: string;
  readonly code: string;
  readonly name: string;
  readonly basis: string;
  readonly own: boolean;
  readonly sourceFrameworkId: string;
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly relation: Relation;
  readonly confidence: Confidence;
  readonly rationale: string | null;
  readonly status: 'UNVERIFIED' | 'REVIEWED' | 'REJECTED';
  readonly at: Date;
}

/** Every mapping of the crosswalks between two rule books, whichever way they were written. */
export function mappingsBetween(reads: Reads, one: string, other: string): Promise<StoredMapping[]> {
  return reads.query<StoredMapping>(
    'oscal.mappings',
    `select k.id as "crosswalkId", k.code, k.name, k.basis, k.organization_id is not null as own, k.source_framework_id as "sourceFrameworkId",
       m.id, m.source_id as "sourceId", m.target_id as "targetId", m.relation, m.confidence, m.rationale, m.status,
       greatest(k.created_at, m.created_at, m.judged_at) as at
     from crosswalk k join current_mapping m on m.crosswalk_id = k.id
     join control s on s.id = m.source_id join control t on t.id = m.target_id
     where (k.source_framework_id, k.target_framework_id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))
     order by k.organization_id is null, k.code, s.sort_order, t.sort_order, m.id`,
    [one, other],
  );
}
