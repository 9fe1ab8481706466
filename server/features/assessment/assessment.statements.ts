import type { Tx } from '../../platform/database/database.js';
import { officialTablesSql } from './official-tables/official-table.content.js';
import { isRecorded, measureProof, measureProofWith, proofJoin, proofState, proofWith } from './proof.sql.js';

interface NewAssessment {
  readonly id: string;
  readonly scoringEdition?: string | null;
  readonly previousId?: string | null;
}

/** The answer that a new result begins with. */
export interface Origin {
  /** The control that it was given to; the same one within an edition. */
  readonly controlId: string;
  /** False: only who answers for it comes along, the answer stays behind. */
  readonly carries: boolean;
  /** The words are those that it was given to, in the same period: whoever gave it still stands for it. */
  readonly keepsRater: boolean;
  /** A judgement of the high risk is about the cases of the control. */
  readonly keepsJudgement: boolean;
  readonly needsConfirmation: boolean;
}

export interface NewResult {
  readonly id: string;
  readonly controlId: string;
  readonly asked: boolean;
  /** None begins open; left out, the answer of the previous assessment to the same control is taken. */
  readonly origin?: Origin | null;
}

/**
 * Adds the results in reading order and an empty score. Answers of the previous assessment come along with the day on which
 * they were given; where nobody has confirmed them in this period, they carry no rater.
 */
export async function insertResults(
  tx: Tx,
  assessment: NewAssessment,
  results: readonly NewResult[],
): Promise<void> {
  const rows = results.map(({ id, controlId, asked, origin }, at) => ({
    id,
    control_id: controlId,
    asked,
    position: at + 1,
    from_id: origin === undefined ? controlId : (origin?.controlId ?? null),
    carries: origin?.carries ?? true,
    keeps_rater: origin?.keepsRater ?? false,
    keeps_judgement: origin?.keepsJudgement ?? true,
    // Left out, the mark of the previous answer stays.
    needs: origin?.needsConfirmation ?? null,
  }));
  await tx.query(
    'assessment.results',
    `with score as (
       insert into assessment_score (assessment_id, organization_id, edition, declared_value, proven_value, declared, proven,
         categories, open_count, gap_count, provisional, fingerprint)
       values ($2::uuid, $1::uuid, $3, 0, 0, '{}', '{}', '[]', 0, 0, true, '')
     )
     insert into result (id, organization_id, assessment_id, control_id, position, verdict, current_state, gap, suggestion,
       not_applicable_reason, unit_id, assignee_id, rated_by, rated_by_name, rated_at, carried_from_on, risk_judgement, risk_reason,
       needs_confirmation, asked)
     select n.id, $1::uuid, $2::uuid, n.control_id, n.position, coalesce(p.verdict, 'OPEN'), p.current_state, p.gap, p.suggestion,
       p.not_applicable_reason, w.unit_id, w.assignee_id, case when n.keeps_rater then p.rated_by end,
       case when n.keeps_rater then p.rated_by_name end, case when n.keeps_rater then p.rated_at end,
       case when n.keeps_rater then p.carried_from_on
         when p.verdict <> 'OPEN' then coalesce(p.carried_from_on, (p.rated_at at time zone 'Asia/Shanghai')::date) end,
       case when n.keeps_judgement then p.risk_judgement end, case when n.keeps_judgement then p.risk_reason end,
       coalesce(p.verdict <> 'OPEN' and coalesce(n.needs, p.needs_confirmation), false), n.asked
     from jsonb_to_recordset($4::jsonb) as n(id uuid, control_id uuid, asked boolean, position integer, from_id uuid, carries boolean,
       keeps_rater boolean, keeps_judgement boolean, needs boolean)
     left join result w on w.organization_id = $1::uuid and w.assessment_id = $5::uuid and w.control_id = n.from_id
     left join result p on p.organization_id = $1::uuid and p.id = w.id and n.carries`,
    [
      tx.actor.organizationId,
      assessment.id,
      assessment.scoringEdition ?? null,
      JSON.stringify(rows),
      assessment.previousId ?? null,
    ],
  );
}

/** Figures of the previous assessment come along with the day on which they were recorded, like answers. */
export async function carryMeasures(tx: Tx, assessmentId: string, previousId: string): Promise<void> {
  await tx.query(
    'assessment.measures',
    `insert into measure (id, organization_id, assessment_id, control_id, kind, level, numerator, denominator, value, grade, note,
       carried_from_on, needs_confirmation)
     select gen_random_uuid(), m.organization_id, $2::uuid, m.control_id, m.kind, m.level, m.numerator, m.denominator, m.value, m.grade,
       m.note, coalesce(m.carried_from_on, (m.recorded_at at time zone 'Asia/Shanghai')::date), m.needs_confirmation
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

/** What keeps an assessment open. */
export interface Unanswered {
  /** Results that the target asks for and nobody rated; items of informative annexes may stay so. */
  readonly open: number;
  /** Those that nobody confirmed since the words changed. */
  readonly unconfirmed: number;
  /** Codes of controls with figures that nobody confirmed. */
  readonly figures: readonly string[];
}

export async function openResults(tx: Tx, assessmentId: string): Promise<Unanswered> {
  const [row] = await tx.query<Unanswered>(
    'assessment.open',
    `select (count(*) filter (where r.verdict = 'OPEN'))::integer as open,
       (count(*) filter (where r.needs_confirmation))::integer as unconfirmed,
       array(select distinct k.code from measure m join control k on k.id = m.control_id
         where m.organization_id = $1 and m.assessment_id = $2 and m.needs_confirmation order by k.code) as figures
     from result r join control c on c.id = r.control_id
     where r.organization_id = $1 and r.assessment_id = $2 and r.asked and not c.informative`,
    [tx.actor.organizationId, assessmentId],
  );
  return row!;
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
