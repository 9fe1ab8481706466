/** Day in Shanghai, where every date of the product is meant; a sub-select, so that it is found once per statement. */
export const today = `(select (now() at time zone 'Asia/Shanghai')::date)`;

/** Evidence that proves today, as the view valid_link of the evidence room defines it. */
const provesToday = `e.state = 'ACCEPTED' and e.damaged_at is null and e.valid_from <= ${today} and (e.valid_until is null or e.valid_until >= ${today})`;

// Best standing of the links, and the next day on which the standing of an accepted one changes.
const standing = `max(case when ${provesToday} then 5
      when e.damaged_at is not null then 3
      when e.state in ('DRAFT', 'SUBMITTED') and (e.valid_until is null or e.valid_until >= ${today}) then 4
      when e.state = 'RETURNED' then 1
      else 2 end) as standing,
    min(case when e.state = 'ACCEPTED' and e.valid_from > ${today} then e.valid_from
      when e.state = 'ACCEPTED' and e.valid_until >= ${today} then e.valid_until + 1 end) as next_change_on`;

// An evidence linked for all systems and for this one is one evidence.
const once = `not exists (select 1 from evidence_link x where x.organization_id = $1 and x.evidence_id = l.evidence_id
      and x.control_id = l.control_id and x.system_id is null and x.status = 'CONFIRMED')`;

export interface ProofOptions {
  /** Leaves out results whose verdict claims nothing and therefore needs no proof. */
  readonly onlyClaims?: boolean;
  /** Also counts the evidences. */
  readonly counts?: boolean;
}

/**
 * The proof of the results (alias r, of assessment a) that `scope` names, as two sets: links that count for every subject,
 * aggregated once per control, and links for the assessed system. Both are materialized: on tables without statistics the
 * planner would otherwise compute them once per result. Goes between `with` and the statement; $1 is the organization.
 */
export function proofWith(scope: string, { onlyClaims = false, counts = false }: ProofOptions = {}): string {
  const claims = onlyClaims ? `and r.verdict in ('MET', 'PARTIAL')` : '';
  const counted = (which: string) =>
    counts
      ? `, (count(*) ${which && `filter (where ${which})`})::integer as linked, (count(*) filter (where ${provesToday} ${which && `and ${which}`}))::integer as valid`
      : '';
  return `general_proof as materialized (
    select l.control_id, ${standing}${counted('')}
    from evidence_link l join evidence e on e.organization_id = $1 and e.id = l.evidence_id and e.deleted_at is null
    where l.organization_id = $1 and l.system_id is null and l.status = 'CONFIRMED'
      and l.control_id in (select r.control_id from result r where r.organization_id = $1 and ${scope} ${claims})
    group by l.control_id
  ), own_proof as materialized (
    select r.id, ${standing}${counted(once)}
    from result r
    join assessment a on a.organization_id = $1 and a.id = r.assessment_id
    join evidence_link l on l.organization_id = $1 and l.control_id = r.control_id and l.system_id = a.system_id and l.status = 'CONFIRMED'
    join evidence e on e.organization_id = $1 and e.id = l.evidence_id and e.deleted_at is null
    where r.organization_id = $1 and ${scope} ${claims}
    group by r.id
  )`;
}

/** Joins the sets of `proofWith` to the result aliased r. */
export const proofJoin = `left join general_proof g on g.control_id = r.control_id left join own_proof o on o.id = r.id`;

// By the numbers above.
const standings = `array['RETURNED', 'EXPIRED', 'DAMAGED', 'UNREVIEWED', 'PROVEN']`;
// An answer to other words is proven by nothing until somebody has looked at both: PROVEN becomes UNREVIEWED.
const standingOf = (row: string, best: string): string =>
  `case when ${row}.needs_confirmation and ${best} = 5 then 4 else ${best} end`;

/** ProofState of r, after `proofJoin`. The numbers are the standings above. */
export const proofState = `case when r.verdict in ('MET', 'PARTIAL') then coalesce(r.pinned_proof,
      (${standings})[${standingOf('r', 'greatest(g.standing, o.standing)')}], 'MISSING')
    else 'NOT_NEEDED' end`;

/** Verdict that counts in the proven score; the rule is `provenVerdictOf`. */
export const provenVerdict = `case when r.verdict = 'NOT_APPLICABLE' and r.needs_confirmation then 'OPEN'
    when r.verdict not in ('MET', 'PARTIAL') or ${proofState} = 'PROVEN' then r.verdict
    when r.verdict = 'MET' then 'OPEN' else 'UNMET' end`;

/** Next day on which the proof of r may change; null when its verdict needs none. */
export const nextChangeOn = `case when r.verdict in ('MET', 'PARTIAL') then least(g.next_change_on, o.next_change_on) end`;

/**
 * The proof of the measures (alias m) that `scope` names: evidence linked to the item or indicator itself, not to its clauses,
 * because those show functions and no figure. Goes between `with` and the statement; $1 is the organization.
 */
export const measureProofWith = (scope: string): string => `measure_proof as materialized (
    select m.id, ${standing}
    from measure m
    join assessment a on a.organization_id = $1 and a.id = m.assessment_id
    join evidence_link l on l.organization_id = $1 and l.control_id = m.control_id and l.status = 'CONFIRMED'
      and (l.system_id is null or l.system_id = a.system_id)
    join evidence e on e.organization_id = $1 and e.id = l.evidence_id and e.deleted_at is null
    where m.organization_id = $1 and ${scope}
    group by m.id
  )`;

/** True for a measure that says something; one that was cleared says nothing. */
export const isRecorded = `num_nonnulls(m.numerator, m.value, m.grade) > 0`;

/** ProofState of the measure m, joined to measure_proof p. */
export const measureProof = `case when ${isRecorded}
    then coalesce(m.pinned_proof, (${standings})[${standingOf('m', 'p.standing')}], 'MISSING')
    else 'NOT_NEEDED' end`;

/** Next day on which the proof of m may change. */
export const measureNextChangeOn = `case when ${isRecorded} then p.next_change_on end`;
