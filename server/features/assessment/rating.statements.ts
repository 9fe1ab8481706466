import type { Tx } from '../../platform/database/database.js';
import { notFound } from '../../platform/graphql/errors.js';
import { maySeeResult } from './assessment.access.js';
import type { Answer } from './rating.rules.js';
import type { AssessmentState } from './assessment.enums.js';

/** A result as the rating rules see it, locked until the transaction ends. */
export interface LockedResult extends Answer {
  readonly id: string;
  readonly version: number;
  readonly assessmentId: string;
  readonly state: AssessmentState;
  readonly controlId: string;
  readonly unitId: string | null;
  readonly assigneeId: string | null;
  readonly carried: boolean;
  readonly rated: boolean;
}

/** Locks results and shares their assessments, so that none is closed meanwhile. NOT_FOUND when one is missing or out of sight. */
export async function lockResults(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedResult>> {
  const rows = await tx.query<LockedResult>(
    'result.lock',
    `select r.id, r.version, r.assessment_id as "assessmentId", a.state, r.control_id as "controlId", r.unit_id as "unitId",
       r.assignee_id as "assigneeId", r.carried_from_on is not null as carried, r.rated_at is not null as rated, r.verdict,
       r.current_state as "currentState", r.gap, r.suggestion, r.not_applicable_reason as "notApplicableReason",
       r.risk_judgement as "riskJudgement", r.risk_reason as "riskReason"
     from result r join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
     where r.organization_id = $1 and r.id = any ($2::uuid[]) order by r.id for update of r for share of a`,
    [tx.actor.organizationId, ids],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  if (!ids.every((id) => found.has(id)) || !rows.every((row) => maySeeResult(tx.actor, row)))
    throw notFound();
  return found;
}

export interface NewAnswer extends Answer {
  readonly id: string;
  /** The verdict was named: given anew, or a carried one confirmed. */
  readonly given: boolean;
}

/** Writes answers with one statement. */
export async function saveAnswers(tx: Tx, answers: readonly NewAnswer[]): Promise<void> {
  const { actor } = tx;
  await tx.query(
    'result.rate',
    `update result r set verdict = n.verdict, current_state = n."currentState", gap = n.gap, suggestion = n.suggestion,
       not_applicable_reason = n."notApplicableReason", risk_judgement = n."riskJudgement", risk_reason = n."riskReason",
       rated_by = case when n.given then $3::uuid else r.rated_by end,
       rated_by_name = case when n.given then $4 else r.rated_by_name end,
       rated_at = case when n.given then now() else r.rated_at end,
       carried_from_on = case when n.given then null else r.carried_from_on end,
       needs_confirmation = r.needs_confirmation and not n.given,
       version = r.version + 1
     from jsonb_to_recordset($2::jsonb) as n(id uuid, verdict text, "currentState" text, gap text, suggestion text,
       "notApplicableReason" text, "riskJudgement" text, "riskReason" text, given boolean)
     where r.organization_id = $1 and r.id = n.id`,
    [actor.organizationId, JSON.stringify(answers), actor.membershipId ?? null, actor.displayName],
  );
}

/** Undefined leaves what is there, null clears it. Assigning is no rating: versions stay, no work in progress is refused. */
export interface Assignment {
  readonly unitId?: string | null | undefined;
  readonly assigneeId?: string | null | undefined;
}

export async function saveAssignment(
  tx: Tx,
  ids: readonly string[],
  { unitId, assigneeId }: Assignment,
): Promise<void> {
  await tx.query(
    'result.assign',
    `update result set unit_id = case when $3 then $4::uuid else unit_id end,
       assignee_id = case when $5 then $6::uuid else assignee_id end
     where organization_id = $1 and id = any ($2::uuid[])`,
    [
      tx.actor.organizationId,
      ids,
      unitId !== undefined,
      unitId ?? null,
      assigneeId !== undefined,
      assigneeId ?? null,
    ],
  );
}
