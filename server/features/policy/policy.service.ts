import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import { badInput, forbidden, invalidState, staleVersion, text } from '../../platform/graphql/errors.js';
import { check, id as idRule, reason as reasonRule } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import type { RecordService } from '../evidence/index.js';
import { requireUnit } from '../organization/index.js';
import { requireMembership } from '../people/index.js';
import { insertControls } from './controls.service.js';
import { mayManage } from './policy.access.js';
import type { PolicyRow } from './policy.entity.js';
import type { CreatePolicyInput, UpdatePolicyInput } from './policy.inputs.js';
import { holdVersions, requirePolicy } from './policy.rows.js';
import { nextState, readChangedPolicy, readNewPolicy } from './policy.rules.js';

/** Policies as such: what they are called, who answers for them, and taking them out of force. */
export class PolicyService {
  constructor(
    private readonly database: Database,
    private readonly records: RecordService,
  ) {}

  /** Makes a policy with its first draft; answers its id. BAD_USER_INPUT when the code is taken. */
  async create(actor: Actor, input: CreatePolicyInput): Promise<string> {
    const wanted = readNewPolicy(input);
    return this.naming(actor, async (tx) => {
      const unitId = wanted.unitId ?? null;
      const ownerId = wanted.ownerId ?? actor.membershipId;
      if (!ownerId)
        throw badInput({ ownerId: text('请指定责任人。', 'Name an owner: the caller is no member.') });
      if (!mayManage(actor, { unitId })) throw forbidden();
      await requireMembership(tx, ownerId);
      await requireUnit(tx, unitId);
      const policyId = newId();
      // Policy and version name each other. Keys are checked at the end of a statement, so one statement writes both.
      await tx.query(
        'policy.insert',
        `with made as (
           insert into policy (id, organization_id, code, name, category, label, owner_id, unit_id, requirement_codes, open_version_id,
             created_at, updated_at)
           values ($3, $1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
         )
         insert into policy_version (id, organization_id, policy_id, number, state, kind, body, effective_on, review_months, author_ids,
           created_at, updated_at)
         values ($11, $1, $3, 1, 'DRAFT', 'TEXT', $13, $14, $15, array_remove(array[$2::uuid], null), $12, $12)`,
        [
          actor.organizationId,
          actor.membershipId ?? null,
          policyId,
          wanted.code,
          wanted.name,
          wanted.category,
          wanted.label ?? 'INTERNAL',
          ownerId,
          unitId,
          wanted.requirementCodes,
          newId(),
          tx.now,
          wanted.text ?? '',
          wanted.effectiveOn ?? null,
          wanted.reviewMonths ?? null,
        ],
      );
      const controls = await insertControls(tx, policyId, [...new Set(wanted.controlIds ?? [])]);
      tx.record({
        action: 'policy.created',
        objectType: 'Policy',
        objectId: policyId,
        objectName: wanted.name,
        after: {
          code: wanted.code,
          category: wanted.category,
          label: wanted.label ?? 'INTERNAL',
          ownerId,
          unitId,
          requirementCodes: wanted.requirementCodes,
          controls: controls.map(({ code }) => code),
        },
      });
      return policyId;
    });
  }

  /** Changes name, code, category, label, owner, unit or the required documents; nothing happens without a difference. */
  async update(actor: Actor, input: UpdatePolicyInput): Promise<string> {
    const change = readChangedPolicy(input);
    return this.naming(actor, async (tx) => {
      const policy = await requirePolicy(tx, change.id);
      if (!mayManage(actor, policy)) throw forbidden();
      if (policy.version !== change.version) throw staleVersion();
      await requireMembership(tx, change.ownerId);
      await requireUnit(tx, change.unitId);
      const before = factsOf(policy);
      Object.assign(policy, {
        code: change.code ?? policy.code,
        name: change.name ?? policy.name,
        category: change.category ?? policy.category,
        label: change.label ?? policy.label,
        ownerId: change.ownerId ?? policy.ownerId,
        unitId: input.unitId === undefined ? (policy.unitId ?? null) : (change.unitId ?? null),
        requirementCodes: change.requirementCodes ?? policy.requirementCodes,
      });
      if (!mayManage(actor, policy)) throw forbidden();
      const after = factsOf(policy);
      if (JSON.stringify(before) === JSON.stringify(after)) return policy.id;
      policy.updatedAt = tx.now;
      tx.record({
        action: 'policy.changed',
        objectType: 'Policy',
        objectId: policy.id,
        objectName: policy.name,
        before,
        after,
      });
      return policy.id;
    });
  }

  /** Takes a policy out of force for good. Its proof proves nothing from now on; its versions stay. */
  async withdraw(actor: Actor, id: string, reason: string): Promise<string> {
    const policyId = check(idRule, id);
    const why = check(reasonRule(), reason);
    return this.database.write(actor, async (tx) => {
      const policy = await requirePolicy(tx, policyId);
      if (!mayManage(actor, policy)) throw forbidden();
      if (policy.withdrawnAt) throw isWithdrawn();
      const ids = [policy.currentVersionId, policy.openVersionId].filter((one) => one != null);
      for (const { version } of (await holdVersions(tx, ids)).values()) {
        version.state = nextState(version.state, 'withdraw');
        version.endedAt = tx.now;
        version.updatedAt = tx.now;
      }
      Object.assign(policy, {
        withdrawnAt: tx.now,
        withdrawReason: why,
        currentVersionId: null,
        openVersionId: null,
        updatedAt: tx.now,
      });
      tx.record({
        action: 'policy.withdrawn',
        objectType: 'Policy',
        objectId: policy.id,
        objectName: policy.name,
        after: { code: policy.code },
        reason: why,
      });
      await tx.em.flush();
      if (policy.evidenceId)
        await this.records.endInside(tx, policy.evidenceId, `制度已废止：${why}`.slice(0, 2_000));
      return policy.id;
    });
  }

  private async naming<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.write(actor, work);
    } catch (error) {
      if (sqlState(error) === '23505') throw codeTaken();
      throw error;
    }
  }
}

const recorded = ['code', 'name', 'category', 'label', 'ownerId', 'unitId', 'requirementCodes'] as const;

/** What the audit trail keeps of a policy. */
const factsOf = (policy: PolicyRow): Record<string, Json> =>
  Object.fromEntries(recorded.map((key) => [key, (policy[key] ?? null) as Json]));

const codeTaken = () =>
  badInput({ code: text('该文号已被使用，请换一个。', 'This code is already used: choose another.') });

export const isWithdrawn = () => invalidState(text('该制度已废止。', 'The policy was taken out of force.'));
