import type { Tx } from '../../platform/database/database.js';
import { officialTablesSql } from './official-tables/official-table.content.js';
import { isRecorded, measureProof, measureProofWith, proofJoin, proofState, proofWith } from './proof.sql.js';

interface NewAssessment {
  readonly id: string;
  readonly scoringEdition?: string | null;
  readonly previousId?: string | null;
}

/**
 * Adds the results in reading order and an empty score. Answers of the previous assessment come along by control with the
 * day on which they were given; nobody has confirmed them in this period, so they carry no rater.
 */
export async function insertResults(
  tx: Tx,
  assessment: NewAssessment,
  results: readonly { id: string; controlId: string; asked: boolean }[],
): Promise<void> {
  await tx.query(
    'assessment.results',
    `with score as (
       insert into assessment_score (assessment_id, organization_id, edition, declared_value, proven_value, declared, proven,
         categories, open_count, gap_count, provisional, fingerprint)
       values ($2::uuid, $1::uuid, $3, 0, 0, '{}', '{}', '[]', 0, 0, true, '')
     )
     insert into result (id, organization_id, assessment_id, control_id, position, verdict, current_state, gap, suggestion,
       not_applicable_reason, unit_id, assignee_id, carried_from_on, risk_judgement, risk_reason, asked)
     select n.id, $1::uuid, $2::uuid, n.control_id, n.position, coalesce(p.verdict, 'OPEN'), p.current_state, p.gap, p.suggestion,
       p.not_applicable_reason, p.unit_id, p.assignee_id,
       case when p.verdict <> 'OPEN' then coalesce(p.carried_from_on, (p.rated_at at time zone 'Asia/Shanghai')::date) end,
       p.risk_judgement, p.risk_reason, n.asked
     from unnest($4::uuid[], $5::uuid[], $7::boolean[]) with ordinality as n(id, control_id, asked, position)
     left join result p on p.organization_id = $1::uuid and p.assessment_id = $6::uuid and p.control_id = n.control_id`,
    [
      tx.actor.organizationId,
      assessment.id,
      assessment.scoringEdition ?? null,
      results.map((result) => result.id),
      results.map((result) => result.controlId),
      assessment.previousId ?? null,
      results.map((result) => result.asked),
    ],
  );
}

/** Figures of the previous assessment come along with the day on which they were recorded, like answers. */
export async function carryMeasures(tx: Tx, assessmentId: string, previousId: string): Promise<void> {
  await tx.query(
    'assessment.measures',
    `insert into measure (id, organization_id, assessment_id, control_id, kind, level, numerator, denominator, value, grade, note,
       carried_from_on)
     select gen_random_uuid(), m.organization_id, $2::uuid, m.control_id, m.kind, m.level, m.numerator, m.denominator, m.value, m.grade,
       m.note, coalesce(m.carried_from_on, (m.recorded_at at time zone 'Asia/Shanghai')::date)
     from measure m where m.organization_id = $1 and m.assessment_id = $3::uuid and ${isRecorded}`,
    [tx.actor.organizationId, assessmentId, previousId],
  );
}

/** Marks what a new target asks for. */
export async function askFor(tx: Tx, assessmentId: string, controlIds: readonly string[]): Promise<void> {
  await tx.query(
    'assessment.ask',
    `update result set asked = (control_id = any ($3::uuid[]))
     where organization_id = $1 and assessment_id = $2 and asked <> (control_id = any ($3::uuid[]))`,
    [tx.actor.organizationId, assessmentId, controlIds],
  );
}

/** Results that the target asks for and nobody rated; items of informative annexes may stay so. */
export async function openResults(tx: Tx, assessmentId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'assessment.open',
    `select count(*)::integer as count from result r join control c on c.id = r.control_id
     where r.organization_id = $1 and r.assessment_id = $2 and r.verdict = 'OPEN' and r.asked and not c.informative`,
    [tx.actor.organizationId, assessmentId],
  );
  return row?.count ?? 0;
}

/** Keeps the state of every proof, and the official tables, as they are now. */
export async function pinProofs(tx: Tx, assessmentId: string): Promise<void> {
  await tx.query(
    'assessment.pin',
    `with ${proofWith('r.assessment_id = $2', { onlyClaims: true })}, ${measureProofWith('m.assessment_id = $2')}, pinned as (
       update result t set pinned_proof = q.proof
       from (
         select r.id, ${proofState} as proof from result r ${proofJoin}
         where r.organization_id = $1 and r.assessment_id = $2
       ) q
       where t.organization_id = $1 and t.id = q.id and t.verdict in ('MET', 'PARTIAL')
     ), measured as (
       update measure t set pinned_proof = q.proof
       from (
         select m.id, ${measureProof} as proof from measure m left join measure_proof p on p.id = m.id
         where m.organization_id = $1 and m.assessment_id = $2 and ${isRecorded}
       ) q
       where t.organization_id = $1 and t.id = q.id
     )
     update assessment a set pinned_tables = ${officialTablesSql('a')} where a.organization_id = $1 and a.id = $2`,
    [tx.actor.organizationId, assessmentId],
  );
}

/** Lets the proofs follow the evidence, and the official tables their entry, again. */
export async function unpinProofs(tx: Tx, assessmentId: string): Promise<void> {
  await tx.query(
    'assessment.unpin',
    `with results as (
       update result set pinned_proof = null where organization_id = $1 and assessment_id = $2 and pinned_proof is not null
     ), measures as (
       update measure set pinned_proof = null where organization_id = $1 and assessment_id = $2 and pinned_proof is not null
     )
     update assessment set pinned_tables = null where organization_id = $1 and id = $2 and pinned_tables is not null`,
    [tx.actor.organizationId, assessmentId],
  );
}

/** True when one of these evidences proves a result of a closed assessment: it must not disappear. */
export async function provesClosedAssessment(tx: Tx, evidenceIds: readonly string[]): Promise<boolean> {
  const [row] = await tx.query<{ pinned: boolean }>(
    'assessment.pinned',
    `select exists (
       select 1 from evidence_link l
       join result r on r.organization_id = l.organization_id and r.control_id = l.control_id
       join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
       where l.organization_id = $1 and l.evidence_id = any ($2::uuid[]) and l.status = 'CONFIRMED'
         and a.state = 'CLOSED' and r.pinned_proof = 'PROVEN' and (l.system_id is null or l.system_id = a.system_id)
     ) or exists (
       select 1 from evidence_link l
       join measure m on m.organization_id = l.organization_id and m.control_id = l.control_id
       join assessment a on a.organization_id = m.organization_id and a.id = m.assessment_id
       where l.organization_id = $1 and l.evidence_id = any ($2::uuid[]) and l.status = 'CONFIRMED'
         and a.state = 'CLOSED' and m.pinned_proof = 'PROVEN' and (l.system_id is null or l.system_id = a.system_id)
     ) as pinned`,
    [tx.actor.organizationId, evidenceIds],
  );
  return row?.pinned ?? false;
}
