import type { Actor } from '../../platform/access/actor.js';
import { permissionsOf } from '../../platform/access/permissions.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, notFound, text } from '../../platform/graphql/errors.js';
import { check, paragraph, reason as reasonRule } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { membershipsByIds } from '../people/index.js';
import { mayDecide, mayManage, mayReturn } from './policy.access.js';
import { addAuthor, eachVersion, holdVersions, noteVersion } from './policy.rows.js';
import type { Held, Outcome } from './policy.rows.js';
import { nextState, readIds, readSubmission, requireComplete } from './policy.rules.js';

/** Approval by several named people: all of them must agree, and none of them wrote on it. Batches answer per item. */
export class ApprovalService {
  constructor(private readonly database: Database) {}

  /** Hands drafts in. BAD_USER_INPUT for approvers who may not approve, or who wrote on the version. */
  async submit(actor: Actor, input: unknown): Promise<Outcome[]> {
    const { ids, approverIds } = readSubmission(input);
    return this.database.write(actor, async (tx) => {
      await requireApprovers(tx, approverIds);
      const held = await holdVersions(tx, ids);
      const asked: { id: string; versionId: string; round: number; approverId: string }[] = [];
      const outcomes = eachVersion(ids, held, (one) => {
        const { policy, version } = one;
        if (!mayManage(actor, policy)) throw forbidden();
        const state = nextState(version.state, 'submit');
        requireComplete(version);
        const hands = [...version.authorIds, actor.membershipId];
        if (approverIds.some((id) => hands.includes(id))) throw ownHands();
        addAuthor(actor, version);
        Object.assign(version, {
          state,
          round: version.round + 1,
          submittedById: actor.membershipId ?? null,
          submittedAt: tx.now,
          returnReason: null,
          approvedAt: null,
        });
        for (const approverId of approverIds)
          asked.push({ id: newId(), versionId: version.id, round: version.round, approverId });
        noteVersion(tx, one, {
          action: 'policy.submitted',
          before: { state: 'DRAFT' },
          after: { round: version.round, approverIds, effectiveOn: version.effectiveOn ?? null },
        });
      });
      await tx.em.flush();
      await tx.query(
        'policyApproval.insert',
        `insert into policy_approval (id, organization_id, version_id, round, approver_id)
         select id, $1, "versionId", round, "approverId"
         from jsonb_to_recordset($2::jsonb) as g(id uuid, "versionId" uuid, round integer, "approverId" uuid)`,
        [actor.organizationId, JSON.stringify(asked)],
      );
      return outcomes;
    });
  }

  /** Agrees, as one of the named approvers; with the last of them the version is approved. */
  async approve(actor: Actor, given: readonly string[], note?: string | null): Promise<Outcome[]> {
    const ids = readIds(given);
    const remark = check(paragraph(2_000), note ?? undefined) ?? null;
    return this.database.write(actor, async (tx) => {
      const held = await holdVersions(tx, ids);
      const agreed = new Map<string, Held>();
      const outcomes = eachVersion(ids, held, (one) => {
        nextState(one.version.state, 'approve');
        if (!mayDecide(actor, one.version, one.sight.awaitsViewer)) throw notAsked();
        agreed.set(one.version.id, one);
      });
      if (agreed.size === 0) return outcomes;
      const left = new Map(
        (await decide(tx, [...agreed.keys()], 'APPROVED', remark)).map((row) => [row.versionId, row.pending]),
      );
      for (const [id, one] of agreed) {
        // The statement sees the decisions as they were before it: one pending of them is the actor's own.
        const pending = (left.get(id) ?? 1) - 1;
        if (pending === 0)
          Object.assign(one.version, { state: nextState(one.version.state, 'approve'), approvedAt: tx.now });
        noteVersion(tx, one, {
          action: 'policy.approved',
          after: { pending },
          ...(remark === null ? {} : { reason: remark }),
        });
      }
      return outcomes;
    });
  }

  /** Gives versions back to be written again, with a reason. */
  async return(actor: Actor, given: readonly string[], reason: string): Promise<Outcome[]> {
    const ids = readIds(given);
    const why = check(reasonRule(), reason);
    return this.database.write(actor, async (tx) => {
      const held = await holdVersions(tx, ids);
      const decided: string[] = [];
      const outcomes = eachVersion(ids, held, (one) => {
        const { policy, version, sight } = one;
        const state = nextState(version.state, 'return');
        if (!mayReturn(actor, policy, version, sight.awaitsViewer)) throw notAsked();
        if (mayDecide(actor, version, sight.awaitsViewer)) decided.push(version.id);
        const before = version.state;
        Object.assign(version, { state, returnReason: why, approvedAt: null });
        noteVersion(tx, one, { action: 'policy.returned', before: { state: before }, reason: why });
      });
      if (decided.length > 0) await decide(tx, decided, 'RETURNED', why);
      return outcomes;
    });
  }
}

/** Writes the actor's decision; answers how many were pending before it. */
function decide(
  tx: Tx,
  versionIds: readonly string[],
  decision: 'APPROVED' | 'RETURNED',
  remark: string | null,
): Promise<{ versionId: string; pending: number }[]> {
  return tx.query(
    'policyApproval.decide',
    `update policy_approval a set decision = $4, remark = $5, decided_at = $6
     from policy_version v
     where a.organization_id = $1 and a.version_id = any ($2::uuid[]) and a.approver_id = $3 and a.decision = 'PENDING'
       and v.organization_id = $1 and v.id = a.version_id and a.round = v.round
     returning a.version_id as "versionId", (select count(*) from policy_approval o where o.organization_id = $1
       and o.version_id = a.version_id and o.round = a.round and o.decision = 'PENDING')::integer as pending`,
    [tx.actor.organizationId, versionIds, tx.actor.membershipId, decision, remark, tx.now],
  );
}

async function requireApprovers(tx: Tx, ids: readonly string[]): Promise<void> {
  const found = await membershipsByIds(tx, ids);
  if (found.length < ids.length) throw notFound();
  const unable = found.find(
    ({ state, roles }) =>
      state !== 'ACTIVE' || !roles.some((role) => permissionsOf[role].includes('policy:approve')),
  );
  if (unable)
    throw badInput({
      approverIds: text(
        `${unable.displayName} 不能审批制度，请另选他人。`,
        `${unable.displayName} cannot approve policies: choose somebody else.`,
      ),
    });
}

const ownHands = () =>
  badInput({
    approverIds: text(
      '编写或提交该版本的人不能审批它。',
      'Who wrote or handed in the version may not approve it.',
    ),
  });

const notAsked = () =>
  forbidden(
    text('该版本没有请您审批，或您已经作出决定。', 'You are not asked for it, or have decided already.'),
  );
