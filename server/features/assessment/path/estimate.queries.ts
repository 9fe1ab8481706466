import type { Reads, Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/ids.js';
import type { EstimatedClosing } from './path.types.js';

/**
 * SQL that answers assessment_id, result_id, effort_days and cost of the unfinished tasks on results of the assessments $2 in the
 * organization $1; the remediation room defines it.
 */
export interface TaskEstimates {
  sql: string | undefined;
}

/** What closing a gap takes, as far as anybody said so. */
export interface KnownEstimate {
  readonly assessmentId: string;
  readonly source: 'TASK' | 'TYPED';
  /** Of a task. */
  readonly resultId: string | null;
  /** Of an estimate that somebody typed. */
  readonly controlId: string | null;
  readonly closes: EstimatedClosing | null;
  readonly level: number | null;
  readonly effortDays: number;
  readonly cost: number | null;
}

/** Every estimate of these assessments, from tasks and typed ones, in one statement. */
export function estimatesOf(
  reads: Reads,
  assessmentIds: readonly string[],
  tasks: TaskEstimates,
): Promise<KnownEstimate[]> {
  const ofTasks = tasks.sql
    ? `union all select 'TASK', t.assessment_id, t.result_id, null, null, null, t.effort_days::float8, t.cost::float8 from (${tasks.sql}) t`
    : '';
  return reads.query<KnownEstimate>(
    'path.estimates',
    `select 'TYPED' as source, e.assessment_id as "assessmentId", null::uuid as "resultId", e.control_id as "controlId", e.closes, e.level, e.effort_days::float8 as "effortDays",
       e.cost::float8 as cost
     from gap_estimate e where e.organization_id = $1 and e.assessment_id = any ($2::uuid[]) ${ofTasks}`,
    [reads.actor.organizationId, assessmentIds],
  );
}

export interface NewEstimate {
  readonly controlId: string;
  readonly closes: EstimatedClosing;
  readonly level: number | null;
  /** Null takes the estimate back. */
  readonly effortDays: number | null;
  readonly cost: number | null;
}

/** Writes and takes back estimates; two statements whatever the number. */
export async function saveEstimates(
  tx: Tx,
  assessmentId: string,
  estimates: readonly NewEstimate[],
): Promise<void> {
  const rows = JSON.stringify(estimates.map((estimate) => ({ id: newId(), ...estimate })));
  const { organizationId, membershipId, displayName } = tx.actor;
  const named = `jsonb_to_recordset($3::jsonb) as n(id uuid, "controlId" uuid, closes text, level integer, "effortDays" numeric, cost numeric)`;
  await tx.query(
    'estimate.clear',
    `delete from gap_estimate e using ${named}
     where e.organization_id = $1 and e.assessment_id = $2 and e.control_id = n."controlId" and e.closes = n.closes
       and e.level is not distinct from n.level and n."effortDays" is null`,
    [organizationId, assessmentId, rows],
  );
  await tx.query(
    'estimate.save',
    `insert into gap_estimate (id, organization_id, assessment_id, control_id, closes, level, effort_days, cost, estimated_by,
       estimated_by_name)
     select n.id, $1::uuid, $2::uuid, n."controlId", n.closes, n.level, n."effortDays", n.cost, $4::uuid, $5 from ${named}
     where n."effortDays" is not null
     on conflict (assessment_id, control_id, closes, level) do update set effort_days = excluded.effort_days,
       cost = excluded.cost, estimated_by = excluded.estimated_by, estimated_by_name = excluded.estimated_by_name,
       estimated_at = now()`,
    [organizationId, assessmentId, rows, membershipId ?? null, displayName],
  );
}
