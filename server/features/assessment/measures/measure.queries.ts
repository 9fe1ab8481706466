import type { Reads, Tx } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { newId } from '../../../platform/ids.js';
import { assessmentInSight, resultInSight, sightOf } from '../assessment.access.js';
import type { AssessmentState } from '../assessment.enums.js';
import { isRecorded, measureProof, measureProofWith } from '../proof.sql.js';
import type { Slot } from './measure-slots.js';
import type { Figure } from './measure.rules.js';
import type { Measure, MeasureChange } from './measure.types.js';

/** The control of a figure is in sight with its result, or with one of the clauses below it. */
export const controlInSight = (
  control: string,
  assessment: string,
): string => `($2::uuid[] is null or exists (
    select 1 from result r join control c on c.id = r.control_id
    where ${resultInSight} and r.assessment_id = ${assessment} and (c.id = ${control} or c.parent_id = ${control})))`;

const share = `case when m.kind in ('USE', 'QUALITY') then
    case when m.numerator is null then m.value when m.denominator > 0 then m.numerator / m.denominator end end`;
const count = `case when m.kind = 'COUNT' then m.value end`;

/** Recorded figures of these assessments as far as the actor may see them, with the state of their proof. */
export function measuresOf(reads: Reads, assessmentIds: readonly string[]): Promise<Measure[]> {
  return reads.query<Measure>(
    'measure.ofAssessments',
    `with ${measureProofWith('m.assessment_id = any ($4::uuid[])')}
     select concat_ws(':', m.assessment_id, m.control_id, m.kind, m.level) as id, m.assessment_id as "assessmentId",
       m.control_id as "controlId", m.kind, m.level, ${isRecorded} as recorded, m.numerator,
       m.denominator, ${share} as share, ${count} as count, m.grade, m.note, ${measureProof} as "proofState",
       m.recorded_by_name as "recordedByName", m.recorded_at as "recordedAt", m.carried_from_on::text as "carriedFromOn",
       m.needs_confirmation as "needsConfirmation", m.version
     from measure m left join measure_proof p on p.id = m.id
     where m.organization_id = $1 and m.assessment_id = any ($4::uuid[]) and ${controlInSight('m.control_id', 'm.assessment_id')}`,
    [...sightOf(reads.actor), assessmentIds],
  );
}

/** Controls whose figures the actor may see: all of them (null), or those with a result in sight. */
export async function controlsInSight(
  reads: Reads,
  assessmentIds: readonly string[],
): Promise<ReadonlySet<string> | null> {
  if (!reads.actor.ownWorkOnly) return null;
  const rows = await reads.query<{ id: string }>(
    'measure.controls',
    `select distinct v.id from result r join control c on c.id = r.control_id
     cross join lateral (values (r.assessment_id::text || c.id::text), (r.assessment_id::text || c.parent_id::text)) v(id)
     where ${resultInSight} and r.assessment_id = any ($4::uuid[])`,
    [...sightOf(reads.actor), assessmentIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The newest 50 records of each figure: the present one and those that history keeps. */
export function historyOfMeasures(
  reads: Reads,
  measures: readonly Pick<Measure, 'assessmentId'>[],
): Promise<(MeasureChange & { id: string })[]> {
  return reads.query(
    'measure.history',
    `select id, at, "actorName", share, count, grade, note from (
       select distinct on (m.id, m.recorded_at) concat_ws(':', m.assessment_id, m.control_id, m.kind, m.level) as id,
         m.recorded_at as at, coalesce(m.recorded_by_name, '') as "actorName", ${share} as share, ${count} as count, m.grade, m.note,
         dense_rank() over (partition by m.id order by m.recorded_at desc) as place
       from (
         select id, assessment_id, control_id, kind, level, numerator, denominator, value, grade, note, recorded_at, recorded_by_name,
           valid_from from measure where organization_id = $1 and assessment_id = any ($2::uuid[])
         union all
         select id, assessment_id, control_id, kind, level, numerator, denominator, value, grade, note, recorded_at,
           recorded_by_name, valid_from from measure_history where organization_id = $1 and assessment_id = any ($2::uuid[])
       ) m where m.recorded_at is not null
       order by m.id, m.recorded_at, m.valid_from desc
     ) h where place <= 50 order by at desc`,
    [reads.actor.organizationId, [...new Set(measures.map((measure) => measure.assessmentId))]],
  );
}

export interface LockedAssessment {
  readonly id: string;
  readonly name: string;
  readonly state: AssessmentState;
  readonly frameworkId: string;
}

/** Keeps others from recording, rating or closing meanwhile. NOT_FOUND when it is out of sight. */
export async function lockForRecording(tx: Tx, assessmentId: string): Promise<LockedAssessment> {
  const [row] = await tx.query<LockedAssessment>(
    'measure.lock',
    `select a.id, a.name, a.state, a.framework_id as "frameworkId" from assessment a
     where ${assessmentInSight} and a.id = $4 for no key update of a`,
    [...sightOf(tx.actor), assessmentId],
  );
  if (!row) throw notFound();
  return row;
}

export interface KnownMeasure extends Slot, Figure {
  readonly id: string;
  readonly version: number;
  readonly carried: boolean;
}

/** Figures of these controls as they are. NOT_FOUND when one of the controls is out of the actor's sight. */
export async function knownMeasures(
  tx: Tx,
  assessmentId: string,
  controlIds: readonly string[],
): Promise<KnownMeasure[]> {
  const rows = await tx.query<Omit<KnownMeasure, 'id'> & { id: string | null; visible: boolean }>(
    'measure.known',
    `select ${controlInSight('k.id', '$4')} as visible, m.id, m.control_id as "controlId", m.kind, m.level, m.numerator, m.denominator,
       m.value, m.grade, m.note, m.version, m.carried_from_on is not null as carried
     from unnest($5::uuid[]) as k(id)
     left join measure m on m.organization_id = $1 and m.assessment_id = $4 and m.control_id = k.id`,
    [...sightOf(tx.actor), assessmentId, [...new Set(controlIds)]],
  );
  if (!rows.every(({ visible }) => visible)) throw notFound();
  return rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }]));
}

export type NewMeasure = Slot & Figure & { readonly id: string | null };

/** Writes figures with one statement; answers their ids. */
export async function saveMeasures(
  tx: Tx,
  assessmentId: string,
  measures: readonly NewMeasure[],
): Promise<string[]> {
  const rows = measures.map((measure) => ({ ...measure, id: measure.id ?? newId() }));
  await tx.query(
    'measure.save',
    `insert into measure (id, organization_id, assessment_id, control_id, kind, level, numerator, denominator, value, grade, note,
       recorded_by, recorded_by_name, recorded_at)
     select n.id, $1::uuid, $2::uuid, n."controlId", n.kind, n.level, n.numerator, n.denominator, n.value, n.grade, n.note,
       $4::uuid, $5, now()
     from jsonb_to_recordset($3::jsonb) as n(id uuid, "controlId" uuid, kind text, level integer, numerator float8,
       denominator float8, value float8, grade text, note text)
     on conflict (assessment_id, control_id, kind, level) do update set numerator = excluded.numerator,
       denominator = excluded.denominator, value = excluded.value, grade = excluded.grade, note = excluded.note,
       recorded_by = excluded.recorded_by, recorded_by_name = excluded.recorded_by_name, recorded_at = excluded.recorded_at,
       carried_from_on = null, needs_confirmation = false, version = measure.version + 1`,
    [
      tx.actor.organizationId,
      assessmentId,
      JSON.stringify(rows),
      tx.actor.membershipId ?? null,
      tx.actor.displayName,
    ],
  );
  return rows.map(({ id }) => id);
}
