import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, text } from '../../platform/graphql/errors.js';
import { requireAssessable } from '../evidence/index.js';
import type { RecordService } from '../evidence/index.js';
import { provableControls } from '../framework/index.js';
import { mayManage } from './policy.access.js';
import type { PolicyRow } from './policy.entity.js';
import { requirePolicy } from './policy.rows.js';
import { readMapping } from './policy.rules.js';

const maximumControls = 250;

/** What a policy proves. */
export class PolicyControlsService {
  constructor(
    private readonly database: Database,
    private readonly records: RecordService,
  ) {}

  /** Adds controls that the policy proves. When it is published its proof is linked to them at once. */
  async addControls(actor: Actor, input: unknown): Promise<number> {
    const { policyId, controlIds } = readMapping(input);
    return this.database.write(actor, async (tx) => {
      const policy = await requirePolicy(tx, policyId);
      if (!mayManage(actor, policy)) throw forbidden();
      const added = await insertControls(tx, policyId, controlIds);
      if (added.length === 0) return 0;
      noteControls(tx, policy, 'policy.mapped', added);
      if (policy.evidenceId && policy.currentVersionId)
        await this.records.linkInside(tx, [
          { evidenceId: policy.evidenceId, title: policy.name, controls: added },
        ]);
      return added.length;
    });
  }

  /** Removes controls; the links of its proof go with them. */
  async removeControls(actor: Actor, input: unknown): Promise<number> {
    const { policyId, controlIds } = readMapping(input);
    return this.database.write(actor, async (tx) => {
      const policy = await requirePolicy(tx, policyId);
      if (!mayManage(actor, policy)) throw forbidden();
      const removed = await tx.query<{ id: string; code: string }>(
        'policyControl.delete',
        `delete from policy_control x using control c where x.organization_id = $1 and x.policy_id = $2
           and x.control_id = any ($3::uuid[]) and c.id = x.control_id returning c.id, c.code`,
        [actor.organizationId, policyId, controlIds],
      );
      if (removed.length === 0) return 0;
      noteControls(tx, policy, 'policy.unmapped', removed);
      if (policy.evidenceId)
        await this.records.unlinkInside(
          tx,
          policy.evidenceId,
          policy.name,
          removed.map(({ id }) => id),
        );
      return removed.length;
    });
  }
}

function noteControls(
  tx: Tx,
  policy: PolicyRow,
  action: string,
  controls: readonly { readonly id: string; readonly code: string }[],
): void {
  policy.updatedAt = tx.now;
  tx.record({
    action,
    objectType: 'Policy',
    objectId: policy.id,
    objectName: policy.name,
    after: { code: policy.code, controls: controls.map(({ code }) => code) },
  });
}

/** Answers those that were not there before. */
export async function insertControls(
  tx: Tx,
  policyId: string,
  controlIds: readonly string[],
): Promise<{ id: string; code: string }[]> {
  if (controlIds.length === 0) return [];
  const controls = await provableControls(tx, controlIds);
  requireAssessable(controlIds, controls);
  const added = await tx.query<{ controlId: string; total: number }>(
    'policyControl.insert',
    `insert into policy_control (organization_id, policy_id, control_id, created_by, created_at)
     select $1, $2, control_id, $4, $5 from unnest($3::uuid[]) as control_id on conflict do nothing
     returning control_id as "controlId", (select count(*) from policy_control where organization_id = $1 and policy_id = $2)::integer as total`,
    [tx.actor.organizationId, policyId, controlIds, tx.actor.membershipId ?? null, tx.now],
  );
  if ((added[0]?.total ?? 0) + added.length > maximumControls)
    throw badInput({
      controlIds: text(
        `一份制度最多对应 ${maximumControls} 个条款。`,
        `A policy proves at most ${maximumControls} controls.`,
      ),
    });
  const isNew = new Set(added.map((row) => row.controlId));
  return controls.filter((control) => isNew.has(control.id));
}
