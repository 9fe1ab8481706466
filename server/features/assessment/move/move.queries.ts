import type { Reads, Tx } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { resultInSight, sightOf } from '../assessment.access.js';
import { controlInSight } from '../measures/measure.queries.js';
import { isRecorded } from '../proof.sql.js';
import type { MovedAnswer, MovedFigure } from './move-lines.js';
import type { AssessmentMove, MoveLosses, MoveSummary, ResultOrigin } from './move.types.js';

/** SQL that counts what another room keeps of the assessment aliased a; that room defines it. */
export type MoveDependant = 'tasks' | 'plans' | 'reports' | 'packs';
export type MoveDependants = Partial<Record<MoveDependant, string>>;

/** Every answer of an assessment in reading order. */
export const answersOf = (reads: Reads, assessmentId: string): Promise<MovedAnswer[]> =>
  reads.query<MovedAnswer>(
    'move.answers',
    `select r.id, r.control_id as "controlId", r.verdict, r.needs_confirmation as "needsConfirmation", r.version
     from result r where r.organization_id = $1 and r.assessment_id = $2 order by r.position`,
    [reads.actor.organizationId, assessmentId],
  );

/** Every figure of an assessment that says something. */
export const figuresOf = (reads: Reads, assessmentId: string): Promise<MovedFigure[]> =>
  reads.query<MovedFigure>(
    'move.figures',
    `select m.id, m.control_id as "controlId", m.kind, m.level, m.numerator, m.denominator, m.value, m.grade,
       m.needs_confirmation as "needsConfirmation", m.version
     from measure m where m.organization_id = $1 and m.assessment_id = $2 and ${isRecorded} order by m.id`,
    [reads.actor.organizationId, assessmentId],
  );

/**
 * Waits for ratings and records that are under way, and keeps others from beginning. One move or undoing at a time in an
 * organization: otherwise one could take a link away that another one has just found. NOT_FOUND when it is not there.
 */
export async function lockForMove(tx: Tx, assessmentId: string): Promise<void> {
  const rows = await tx.query(
    'move.lock',
    `with turn as materialized (select pg_advisory_xact_lock(hashtextextended('move ' || $1::text, 0)))
     select a.id from turn
     cross join assessment a join assessment_score s on s.organization_id = a.organization_id and s.assessment_id = a.id
     where a.organization_id = $1::uuid and a.id = $2 for update of a, s`,
    [tx.actor.organizationId, assessmentId],
  );
  if (rows.length === 0) throw notFound();
}

/** The move that a client key made, with what it was about. An assessment that was made in another way has no previous id. */
export async function movedBefore(
  tx: Tx,
  clientKey: string,
): Promise<{ id: string; previousId: string | null; frameworkId: string } | undefined> {
  const [known] = await tx.query<{ id: string; previousId: string | null; frameworkId: string }>(
    'move.known',
    `select a.id, v.previous_id as "previousId", a.framework_id as "frameworkId" from assessment a
     left join assessment_move v on v.organization_id = a.organization_id and v.assessment_id = a.id
     where a.organization_id = $1 and a.client_key = $2`,
    [tx.actor.organizationId, clientKey],
  );
  return known;
}

export interface CarriedFigure {
  readonly id: string;
  readonly controlId: string;
  readonly keepsRecorder: boolean;
}

/** True when the assessment was moved to this edition already. */
export async function isMovedTo(tx: Tx, assessmentId: string, frameworkId: string): Promise<boolean> {
  const rows = await tx.query(
    'move.made',
    'select 1 from assessment_move where organization_id = $1 and previous_id = $2 and framework_id = $3',
    [tx.actor.organizationId, assessmentId, frameworkId],
  );
  return rows.length > 0;
}

/** Figures come along like answers. */
export async function carryFigures(
  tx: Tx,
  assessmentId: string,
  figures: readonly CarriedFigure[],
): Promise<void> {
  if (figures.length === 0) return;
  await tx.query(
    'move.carryFigures',
    `insert into measure (id, organization_id, assessment_id, control_id, kind, level, numerator, denominator, value, grade, note,
       recorded_by, recorded_by_name, recorded_at, carried_from_on, needs_confirmation)
     select gen_random_uuid(), m.organization_id, $2::uuid, n."controlId", m.kind, m.level, m.numerator, m.denominator, m.value, m.grade,
       m.note, case when n."keepsRecorder" then m.recorded_by end, case when n."keepsRecorder" then m.recorded_by_name end,
       case when n."keepsRecorder" then m.recorded_at end,
       case when n."keepsRecorder" then m.carried_from_on
         else coalesce(m.carried_from_on, (m.recorded_at at time zone 'Asia/Shanghai')::date) end, not n."keepsRecorder"
     from jsonb_to_recordset($3::jsonb) as n(id uuid, "controlId" uuid, "keepsRecorder" boolean)
     join measure m on m.organization_id = $1::uuid and m.id = n.id`,
    [tx.actor.organizationId, assessmentId, JSON.stringify(figures)],
  );
}

/** What closing a gap takes is as far known for the successor; one statement. */
export async function carryEstimates(
  tx: Tx,
  assessmentId: string,
  previousId: string,
  successions: readonly { readonly fromId: string; readonly toId: string }[],
): Promise<void> {
  await tx.query(
    'move.carryEstimates',
    `insert into gap_estimate (id, organization_id, assessment_id, control_id, closes, level, effort_days, cost, estimated_by,
       estimated_by_name, estimated_at)
     select gen_random_uuid(), e.organization_id, $2::uuid, s."toId", e.closes, e.level, e.effort_days, e.cost, e.estimated_by,
       e.estimated_by_name, e.estimated_at
     from jsonb_to_recordset($4::jsonb) as s("fromId" uuid, "toId" uuid)
     join gap_estimate e on e.organization_id = $1::uuid and e.assessment_id = $3::uuid and e.control_id = s."fromId"`,
    [tx.actor.organizationId, assessmentId, previousId, JSON.stringify(successions)],
  );
}

export interface NewMove {
  readonly assessmentId: string;
  readonly previousId: string;
  readonly frameworkId: string;
  readonly results: readonly {
    readonly resultId: string;
    readonly fromResultId: string;
    readonly change: string;
    readonly carried: boolean;
  }[];
  /** Which control's proof each link was made for. */
  readonly successions: readonly { readonly fromId: string; readonly toId: string }[];
  readonly madeLinkIds: readonly string[];
  readonly systemId: string | null;
  readonly summary: MoveSummary;
}

/**
 * Notes where everything came from. A link that another move made is held by this one too: whoever undoes the other must not
 * take it away here.
 */
export async function recordMove(tx: Tx, move: NewMove): Promise<void> {
  const { actor } = tx;
  await tx.query(
    'move.record',
    `with made as (
       insert into assessment_move (assessment_id, organization_id, previous_id, framework_id, moved_by, moved_by_name, moved_at, summary)
       values ($2::uuid, $1::uuid, $3::uuid, $4::uuid, $5::uuid, $6, now(), $11::jsonb)
     ), results as (
       insert into moved_result (result_id, organization_id, from_result_id, change, carried)
       select r."resultId", $1::uuid, r."fromResultId", r.change, r.carried
       from jsonb_to_recordset($7::jsonb) as r("resultId" uuid, "fromResultId" uuid, change text, carried boolean)
     )
     insert into moved_link (organization_id, assessment_id, link_id, from_control_id)
     select $1::uuid, $2::uuid, l.id, s."fromId"
     from jsonb_to_recordset($8::jsonb) as s("fromId" uuid, "toId" uuid)
     join evidence_link l on l.organization_id = $1::uuid and l.control_id = s."toId"
     where (l.id = any ($9::uuid[]) or (l.system_id is null or l.system_id = $10::uuid) and exists (select 1 from moved_link o
       where o.organization_id = $1::uuid and o.link_id = l.id))`,
    [
      actor.organizationId,
      move.assessmentId,
      move.previousId,
      move.frameworkId,
      actor.membershipId ?? null,
      actor.displayName,
      JSON.stringify(move.results),
      JSON.stringify(move.successions),
      move.madeLinkIds,
      move.systemId,
      JSON.stringify(move.summary),
    ],
  );
}

const moves = (where: string) => `
  select v.assessment_id as "assessmentId", v.previous_id as "previousId", v.moved_at as "movedAt", v.moved_by_name as "movedByName", v.summary,
    (select count(*) from result r where ${resultInSight} and r.assessment_id = v.assessment_id and r.needs_confirmation)::integer
      + (select count(*) from measure m where m.organization_id = $1 and m.assessment_id = v.assessment_id and m.needs_confirmation
        and ${controlInSight('m.control_id', 'v.assessment_id')})::integer as waiting
  from assessment_move v where v.organization_id = $1 and ${where}`;

/** The moves that made these assessments. */
export const movesOf = (reads: Reads, assessmentIds: readonly string[]): Promise<AssessmentMove[]> =>
  reads.query<AssessmentMove>('move.ofAssessments', moves('v.assessment_id = any ($4::uuid[])'), [
    ...sightOf(reads.actor),
    assessmentIds,
  ]);

/** The moves that these assessments were moved by, newest first. */
export const movesFrom = (
  reads: Reads,
  assessmentIds: readonly string[],
): Promise<Pick<AssessmentMove, 'assessmentId' | 'previousId'>[]> =>
  reads.query(
    'move.fromAssessments',
    `select v.assessment_id as "assessmentId", v.previous_id as "previousId" from assessment_move v
     where v.organization_id = $1 and v.previous_id = any ($2::uuid[]) order by v.moved_at desc`,
    [reads.actor.organizationId, assessmentIds],
  );

export type OriginRow = Pick<ResultOrigin, 'change' | 'carried' | 'fromResultId'> & {
  id: string;
  fromControlId: string;
};

/** Where the answers of these results come from. */
export const originsOf = (reads: Reads, resultIds: readonly string[]): Promise<OriginRow[]> =>
  reads.query<OriginRow>(
    'move.origins',
    `select m.result_id as id, m.from_result_id as "fromResultId", m.change, m.carried, r.control_id as "fromControlId"
     from moved_result m join result r on r.organization_id = m.organization_id and r.id = m.from_result_id
     where m.organization_id = $1 and m.result_id = any ($2::uuid[])`,
    [reads.actor.organizationId, resultIds],
  );

/** The control of the older edition that each of these links was made for; none for links that people made. */
export const originsOfLinks = (
  reads: Reads,
  linkIds: readonly string[],
): Promise<{ id: string; controlId: string }[]> =>
  reads.query(
    'move.linkOrigins',
    `select distinct on (m.link_id) m.link_id as id, m.from_control_id as "controlId" from moved_link m
     join assessment_move v on v.organization_id = m.organization_id and v.assessment_id = m.assessment_id
     where m.organization_id = $1 and m.link_id = any ($2::uuid[]) order by m.link_id, v.moved_at`,
    [reads.actor.organizationId, linkIds],
  );

/**
 * What people did in these assessments since they were moved, in one statement whatever the number of rooms. A link that another
 * assessment by the edition reads too is at home there: nothing of it is lost.
 */
export function lossesOf(
  reads: Reads,
  assessmentIds: readonly string[],
  dependants: MoveDependants,
): Promise<(MoveLosses & { id: string })[]> {
  const counted = (kind: MoveDependant) => `(${dependants[kind] ?? '0'})::integer as ${kind}`;
  return reads.query(
    'move.losses',
    `select a.id,
       (select count(*) from result r where r.organization_id = $1 and r.assessment_id = a.id and r.valid_from > v.moved_at)::integer as results,
       (select count(*) from measure m where m.organization_id = $1 and m.assessment_id = a.id and m.valid_from > v.moved_at)::integer as figures,
       (select count(*) from evidence_link l where l.organization_id = $1 and (l.system_id is null or l.system_id = a.system_id)
         and case when exists (select 1 from moved_link o where o.organization_id = $1 and o.link_id = l.id)
           then l.confirmed_at > v.moved_at and exists (select 1 from moved_link o where o.organization_id = $1 and o.link_id = l.id
             and o.assessment_id = a.id)
           else l.created_at >= v.moved_at::timestamptz(3) and not exists (select 1 from assessment n where n.organization_id = $1
             and n.framework_id = a.framework_id and n.id <> a.id and (l.system_id is null or l.system_id = n.system_id))
             and l.control_id in (
             select r.control_id from result r where r.organization_id = $1 and r.assessment_id = a.id
             union all select m.control_id from measure m where m.organization_id = $1 and m.assessment_id = a.id) end)::integer as links,
       (select count(*) from gap_estimate e where e.organization_id = $1 and e.assessment_id = a.id
         and e.estimated_at >= v.moved_at::timestamptz(3))::integer as estimates,
       ${counted('tasks')}, ${counted('plans')}, ${counted('reports')}, ${counted('packs')},
       (select count(*) from assessment n where n.organization_id = $1 and n.previous_id = a.id)::integer as assessments,
       (a.version > 1 or a.state <> 'OPEN')::integer as settings
     from assessment a join assessment_move v on v.organization_id = a.organization_id and v.assessment_id = a.id
     where a.organization_id = $1 and a.id = any ($2::uuid[])`,
    [reads.actor.organizationId, assessmentIds],
  );
}

/** Locks the links that go with a move and belong to no other one; answers their ids. */
export async function lockMovedLinks(tx: Tx, assessmentId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'move.lockLinks',
    `select l.id from evidence_link l join moved_link m on m.organization_id = l.organization_id and m.link_id = l.id
     where l.organization_id = $1 and m.assessment_id = $2 and not exists (select 1 from moved_link o
       where o.organization_id = $1 and o.link_id = l.id and o.assessment_id <> $2)
     order by l.id for update of l`,
    [tx.actor.organizationId, assessmentId],
  );
  return rows.map(({ id }) => id);
}

/** Removes an assessment that a move made, with everything that only it holds; the database lets nothing else go. */
export async function removeMoved(tx: Tx, assessmentId: string): Promise<void> {
  await tx.query('move.remove', 'select remove_moved_assessment($1::uuid)', [assessmentId]);
}
