import type { Reads } from '../../../platform/database/database.js';
import type { Page } from '../../../platform/graphql/connection.js';
import type { ChangeCause } from './comparison.parts.js';

/** After the first moment, up to and with the second. */
export interface Between {
  readonly from: string;
  readonly to: string;
}

/** A cause with the controls that it speaks of, when it speaks of some. */
export interface Happened extends ChangeCause {
  readonly controlIds: readonly string[] | null;
}

/** Of one object in one comparison; what is older than these is in the audit trail. */
const mostPerObject = 20;

const columns = `e.at, e.actor_name as "actorName", e.action, e.object_type as "objectType", e.object_id as "objectId",
  e.object_name as "objectName", e.reason`;

// The event's own time is a little later than the moment of its transaction, never earlier.
const between = (from: string, to: string): string =>
  `e.at > ${from}::timestamptz and coalesce(e.moment, e.at) > ${from}::timestamptz and coalesce(e.moment, e.at) <= ${to}::timestamptz`;

/** Reading and following are no changes. */
const changes = `e.outcome = 'SUCCESS' and e.action not in ('evidence.read', 'assessment.rescored', 'assessment.proofChanged')`;

/** A task that came back because its proof was lost moved no score: what took the proof away did. */
const isNoConsequence = `not (e.action = 'task.reopened' and e.actor_kind = 'system')`;

/** What was done to these objects between two moments, newest first. The caller may see each of them. */
export function causesOf(
  reads: Reads,
  objectIds: readonly string[],
  { from, to }: Between,
): Promise<Happened[]> {
  if (objectIds.length === 0) return Promise.resolve([]);
  return reads.query<Happened>(
    'comparison.causes',
    `select e.* from unnest($2::uuid[]) as o(id) cross join lateral (
       select ${columns}, e.seq, case when e.action in ('evidence.linked', 'evidence.unlinked', 'evidence.linkProposed', 'evidence.linkConfirmed')
           and jsonb_typeof(coalesce(e.after, e.before)) = 'array'
         then (select array_agg(x->>'controlId') from jsonb_array_elements(coalesce(e.after, e.before)) x) end as "controlIds"
       from event e where e.organization_id = $1 and e.object_id = o.id and ${between('$3', '$4')} and ${changes}
       order by e.at desc, e.seq desc limit ${mostPerObject}
     ) e order by e.at desc, e.seq desc`,
    [reads.actor.organizationId, objectIds, from, to],
  );
}

/** Those of these pieces of evidence that were deleted between two moments. */
export async function deletedBetween(
  reads: Reads,
  evidenceIds: readonly string[],
  { from, to }: Between,
): Promise<string[]> {
  if (evidenceIds.length === 0) return [];
  const rows = await reads.query<{ id: string }>(
    'comparison.deleted',
    `select id from evidence where organization_id = $1 and id = any ($2::uuid[])
       and deleted_at > $3::timestamptz and deleted_at <= $4::timestamptz`,
    [reads.actor.organizationId, evidenceIds, from, to],
  );
  return rows.map(({ id }) => id);
}

interface Numbers {
  readonly declared: number | null;
  readonly proven: number | null;
  readonly declaredLevel?: string | null;
  readonly provenLevel?: string | null;
}

export interface Move {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly before: Numbers | null;
  readonly after: Numbers;
  readonly total: number;
  /** What else the same transaction did. */
  readonly causes: readonly ChangeCause[];
}

/** Moments at which a score of an assessment moved, oldest first, each with what its transaction did besides. */
export function scoreMoves(
  reads: Reads,
  assessmentId: string,
  { from, to }: Between,
  { first, after }: Page,
): Promise<Move[]> {
  const where = `e.organization_id = $1 and e.object_id = $2::uuid and e.action = 'assessment.rescored' and ${between('$3', '$4')}`;
  return reads.query<Move>(
    'comparison.moves',
    `with page as materialized (
       select e.id, e.at, e.actor_name, e.before, e.after, e.xid from event e
       where ${where} and ($5::timestamptz is null or (e.at, e.id) > ($5, $6::uuid)) order by e.at, e.id limit $7
     )
     select p.id, p.at, p.actor_name as "actorName", p.before, p.after, (select count(*) from event e where ${where})::integer as total,
       (select coalesce(json_agg(c order by c.seq), '[]') from (
          select ${columns}, e.seq from event e where e.xid = p.xid and e.organization_id = $1 and ${changes} and ${isNoConsequence}) c) as causes
     from page p order by p.at, p.id`,
    [reads.actor.organizationId, assessmentId, from, to, after?.[0] ?? null, after?.[1] ?? null, first + 1],
  );
}
