import { policyTag } from '../policy/index.js';
import type { InspectionProblemKind } from './inspection.enums.js';

const proofKinds = ['EXPIRED', 'RETURNED', 'AWAITING_REVIEW', 'TOO_OLD', 'DAMAGED_OR_QUARANTINED'] as const;
export const problemKinds = [
  'UNRATED',
  'NO_EXPLANATION',
  'MISSING_PROOF',
  ...proofKinds,
] as const satisfies readonly InspectionProblemKind[];

export interface Problem {
  readonly kind: InspectionProblemKind;
  /** The evidence that it is about; whoever shows it asks what the caller may see. */
  readonly evidenceIds: readonly string[];
}

const today = `(now() at time zone 'Asia/Shanghai')::date`;

// Of one evidence: the first that is true is what has to be done about it.
const standing = `case when e.damaged_at is not null then 'DAMAGED_OR_QUARANTINED'
    when e.state = 'RETURNED' then 'RETURNED'
    when e.state <> 'ACCEPTED' then 'AWAITING_REVIEW'
    when e.valid_until < c.valid_on or e.valid_from > least(c.valid_on, c.period_to) then 'EXPIRED'
    when e.collected_on < c.period_from and not e.tags @> array['${policyTag}'] then 'TOO_OLD'
    else 'GOOD' end`;

// Words that a verdict no longer speaks of are kept, and do not count.
const unexplained = `c.verdict in ('MET', 'PARTIAL', 'UNMET') and coalesce(c.current_state, '') !~ '\\S'
    and (c.verdict = 'MET' or coalesce(c.gap, '') !~ '\\S')`;
const unrated = `c.asked and (c.verdict = 'OPEN' or c.needs_confirmation)`;
const unproven = `(c.verdict in ('MET', 'PARTIAL') or c.verdict = 'OPEN' and c.asked)
    and c.pinned_proof is distinct from 'PROVEN' and not coalesce(p.good, false)`;

/**
 * What keeps results from being ready, as a set `readiness` with one row per result: key, result_id, kinds and, by kind, the
 * evidence concerned. `wanted` is a statement that says for which assessments: key, assessment_id, period_from, period_to and
 * valid_on, null for today. What a closed assessment pinned as proven stays so. Goes between `with` and the statement; $1 is the
 * organization. Everything is materialized: without statistics the planner would look for proofs once per result.
 */
export const readinessWith = (wanted: string): string => `wanted as materialized (${wanted}),
  claim as materialized (
    select w.key, w.period_from, w.period_to, coalesce(greatest(w.valid_on, ${today}), ${today}) as valid_on, a.system_id, r.id, r.control_id,
      r.verdict, r.asked, r.needs_confirmation, r.current_state, r.gap, r.pinned_proof
    from wanted w
    join assessment a on a.organization_id = $1 and a.id = w.assessment_id
    join result r on r.organization_id = $1 and r.assessment_id = a.id
  ), linked as materialized (
    select distinct c.key, c.id, l.evidence_id, ${standing} as standing
    from claim c
    join evidence_link l on l.organization_id = $1 and l.control_id = c.control_id and l.status = 'CONFIRMED'
      and (l.system_id is null or l.system_id = c.system_id)
    join evidence e on e.organization_id = $1 and e.id = l.evidence_id and e.deleted_at is null
  ), proof as materialized (
    select key, id, bool_or(standing = 'GOOD') as good, jsonb_object_agg(standing, evidence_ids) as found
    from (select key, id, standing, array_agg(evidence_id order by evidence_id) as evidence_ids from linked group by 1, 2, 3) each
    group by 1, 2
  ), readiness as materialized (
    select c.key, c.id as result_id, case when ${unproven} then coalesce(p.found, '{}') else '{}' end as found,
      array_remove(array[case when ${unrated} then 'UNRATED' end, case when ${unexplained} then 'NO_EXPLANATION' end,
        case when ${unproven} and p.id is null then 'MISSING_PROOF' end,
        ${proofKinds.map((kind) => `case when ${unproven} and p.found ? '${kind}' then '${kind}' end`).join(', ')}], null) as kinds
    from claim c left join proof p on p.key = c.key and p.id = c.id
  )`;

export interface ReadinessRow {
  readonly kinds: readonly InspectionProblemKind[];
  readonly found: Readonly<Partial<Record<string, readonly string[]>>>;
}

export const problemsOf = ({ kinds, found }: ReadinessRow): Problem[] =>
  kinds.map((kind) => ({ kind, evidenceIds: found[kind] ?? [] }));
