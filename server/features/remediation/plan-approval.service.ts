import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import { badInput, forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { topicOf } from '../assessment/index.js';
import { latestBaselines } from './baseline.queries.js';
import type { DecidePlanApprovalInput, RequestPlanApprovalInput } from './plan.inputs.js';
import { mayBeRequested } from './plan.lifecycle.js';
import { requirePlan } from './plan.service.js';
import { approvalProblem, mayRequestApproval } from './remediation.access.js';
import type { PlanRecord } from './remediation.entity.js';
import { approvalDecision, approvalWish } from './remediation.rules.js';
import { refuse } from './task.records.js';

/** Plans become binding: one person asks, another approves, and what was approved is frozen. */
export class PlanApprovalService {
  constructor(private readonly database: Database) {}

  /** Asks for approval of a draft, or again after re-planning. INVALID_STATE without tasks and while a request waits. */
  request(actor: Actor, input: RequestPlanApprovalInput): Promise<string> {
    const { planId, version, note } = check(approvalWish, { ...input });
    return this.database.write(actor, async (tx) => {
      const plan = await requirePlan(tx, planId, version);
      if (!mayBeRequested.includes(plan.state))
        throw invalidState(text('计划已在等待批准。', 'The plan waits for approval already.'));
      if (!mayRequestApproval(actor, plan)) throw forbidden();
      if (plan.state === 'APPROVED' && !note)
        throw badInput({ note: text('重新规划须说明理由。', 'Planning anew needs a reason.') });
      await requireTasksIn(tx, plan.id);
      const before = plan.state;
      plan.state = 'REQUESTED';
      plan.requestedBy = actor.membershipId ?? null;
      plan.requestedAt = tx.now;
      plan.requestNote = note ?? null;
      plan.returnReason = null;
      tellPlan(tx, 'approvalRequested', plan, { before: { state: before }, reason: note });
      return plan.id;
    });
  }

  /** Approves, which freezes the next baseline, or returns with a reason. FORBIDDEN for the person who asked. */
  decide(actor: Actor, input: DecidePlanApprovalInput): Promise<string> {
    const { planId, version, approve, note } = check(approvalDecision, { ...input });
    if (!approve && !note)
      throw badInput({ note: text('退回计划须说明理由。', 'Returning a plan needs a reason.') });
    return this.database.write(actor, async (tx) => {
      const plan = await requirePlan(tx, planId, version);
      refuse(approvalProblem(actor, { state: plan.state, requestedById: plan.requestedBy }));
      if (plan.state !== 'REQUESTED')
        throw invalidState(text('该计划没有等待批准。', 'The plan does not wait for approval.'));
      if (!approve) {
        // What was approved before still holds.
        const [last] = await latestBaselines(tx, [plan.id]);
        plan.state = last ? 'APPROVED' : 'DRAFT';
        if (last) Object.assign(plan, { startsOn: last.startsOn, endsOn: last.endsOn });
        plan.returnReason = note ?? null;
        tellPlan(tx, 'returned', plan, { before: { state: 'REQUESTED' }, reason: note });
        return plan.id;
      }
      await requireTasksIn(tx, plan.id);
      plan.state = 'APPROVED';
      const frozen = await freeze(tx, plan, note ?? null);
      tellPlan(tx, 'approved', plan, { before: { state: 'REQUESTED' }, frozen, reason: note });
      return plan.id;
    });
  }
}

async function requireTasksIn(tx: Tx, planId: string): Promise<void> {
  const rows = await tx.query(
    'plan.anyTask',
    'select 1 from remediation_task where organization_id = $1 and plan_id = $2 limit 1',
    [tx.actor.organizationId, planId],
  );
  if (rows.length === 0)
    throw invalidState(
      text('计划里还没有任务，请先加入任务。', 'The plan has no task yet: add tasks first.'),
    );
}

interface Frozen {
  readonly number: number;
  readonly tasks: number;
}

/** Writes what the plan says now; its row is locked, so numbers follow each other. */
async function freeze(tx: Tx, plan: PlanRecord, note: string | null): Promise<Frozen> {
  const [row] = await tx.query<Frozen>(
    'plan.freeze',
    `with made as (
       insert into plan_baseline (id, organization_id, plan_id, number, starts_on, ends_on, request_note, note, requested_by, approved_by)
       select $2::uuid, $1::uuid, p.id, 1 + (select count(*) from plan_baseline b where b.organization_id = $1 and b.plan_id = p.id),
         p.starts_on, p.ends_on, p.request_note, $4, p.requested_by, $5::uuid
       from remediation_plan p where p.organization_id = $1 and p.id = $3 returning number),
     frozen as (
       insert into baseline_task (organization_id, baseline_id, task_id, due_on, budget, effort_days)
       select $1::uuid, $2::uuid, t.id, t.due_on, t.budget, t.effort_days
       from remediation_task t where t.organization_id = $1 and t.plan_id = $3 returning 1)
     select number, (select count(*) from frozen)::integer as tasks from made`,
    [tx.actor.organizationId, newId(), plan.id, note, tx.actor.membershipId],
  );
  return row!;
}

function tellPlan(
  tx: Tx,
  action: string,
  plan: PlanRecord,
  told: { readonly before: Json; readonly frozen?: Frozen; readonly reason: string | undefined },
): void {
  tx.record({
    action: `plan.${action}`,
    objectType: 'RemediationPlan',
    objectId: plan.id,
    objectName: plan.name,
    before: told.before,
    after: {
      state: plan.state,
      ...(told.frozen ? { baseline: told.frozen.number, tasks: told.frozen.tasks } : {}),
    },
    topics: plan.assessmentId ? [topicOf(plan.assessmentId)] : [],
    ...(told.reason === undefined ? {} : { reason: told.reason }),
  });
}
