import type { Tx } from '../../platform/database/database.js';
import { proofJoin, proofState, proofWith } from '../assessment/index.js';
import { hasUnfinishedTask, today } from './task.queries.js';
import type { ReopeningCause } from './task.lifecycle.js';

/** Where proof may have been lost: on controls (system null: for every system), or in assessments. */
export type LossScope =
  | {
      readonly controlIds: readonly string[];
      readonly systemIds: readonly (string | null)[];
    }
  | { readonly assessmentIds: readonly string[] };

/** A proof of a verified task that no longer proves a result which is a gap again. */
export interface LostProof {
  readonly taskId: string;
  readonly resultId: string;
  readonly evidenceId: string;
  readonly cause: ReopeningCause;
}

// A link of the proof e to the control of the gap g, for every system or for its own.
const link = (table: string, alias: string): string => `select 1 from ${table} ${alias}
      where ${alias}.organization_id = $1 and ${alias}.evidence_id = e.id and ${alias}.control_id = g.control_id
        and (${alias}.system_id is null or ${alias}.system_id = g.system_id) and ${alias}.status = 'CONFIRMED'`;
const linked = `exists (${link('evidence_link', 'l')})`;
const former = `select 1 from evidence_history h where h.organization_id = $1 and h.id = e.id and h.state = 'ACCEPTED' and h.row_until >= g.verified_at`;
const verifiedOn = `(g.verified_at at time zone 'Asia/Shanghai')::date`;

/**
 * Only what counted when the task was verified, or later, can be lost: a proof that nobody ever accepted closed nothing. One
 * that is being renewed (a new version waits for its review) is not lost either. Nothing is reopened for a result on which
 * somebody works already, and a risk that is accepted is such work.
 */
const lostSql = (scope: string) => `
  with candidate as materialized (
    select r.id, x.task_id, t.verified_at, r.control_id, a.system_id
    from result r
    join assessment a on a.organization_id = $1 and a.id = r.assessment_id and a.state = 'OPEN'
    join task_result x on x.organization_id = $1 and x.result_id = r.id
    join remediation_task t on t.organization_id = $1 and t.id = x.task_id and t.state = 'VERIFIED'
    where r.organization_id = $1 and ${scope} and r.verdict = 'MET' and r.asked and not ${hasUnfinishedTask}
  ), ${proofWith('r.id in (select id from candidate)', { onlyClaims: true })},
  gap as materialized (
    select n.* from candidate n join result r on r.organization_id = $1 and r.id = n.id ${proofJoin}
    where ${proofState} in ('MISSING', 'EXPIRED', 'RETURNED')
  )
  select g.task_id as "taskId", g.id as "resultId", e.id as "evidenceId", lost.cause
  from gap g
  join task_proof p on p.organization_id = $1 and p.task_id = g.task_id
  join evidence e on e.organization_id = $1 and e.id = p.evidence_id
  cross join lateral (select case
    when e.deleted_at is not null then
      case when e.deleted_at >= g.verified_at and e.state = 'ACCEPTED' then 'PROOF_DELETED' end
    when e.state = 'RETURNED' then case when exists (${former}) then 'PROOF_RETURNED' end
    when e.state <> 'ACCEPTED' then null
    when not ${linked} then case when exists (${link('evidence_link_history', 'h')} and h.row_until >= g.verified_at) then 'PROOF_UNLINKED' end
    when e.valid_until < ${today} and (e.valid_until >= ${verifiedOn}
      or exists (${former} and coalesce(h.valid_until, 'infinity') >= ${verifiedOn})) then 'PROOF_EXPIRED'
    end as cause) lost
  where lost.cause is not null
  order by g.task_id, g.id, e.id`;

/** What verified tasks have lost in a scope: one statement. */
export function lostProofs(tx: Tx, scope: LossScope): Promise<LostProof[]> {
  const { organizationId } = tx.actor;
  if ('assessmentIds' in scope)
    return tx.query('task.lostProofs', lostSql('r.assessment_id = any ($2::uuid[])'), [
      organizationId,
      scope.assessmentIds,
    ]);
  return tx.query(
    'task.lostProofs',
    lostSql('r.control_id = any ($2::uuid[]) and ($3::uuid[] is null or a.system_id = any ($3))'),
    [organizationId, scope.controlIds, scope.systemIds.includes(null) ? null : scope.systemIds],
  );
}
