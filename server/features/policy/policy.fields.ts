import { Resolver } from 'type-graphql';
import { byParent, distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Evidence, evidencesByIds } from '../evidence/index.js';
import { Control, controlsByIds } from '../framework/index.js';
import { Unit, unitOfEach } from '../organization/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { mayManage, mayRevise, mayWithdraw } from './policy.access.js';
import { policyVersionsByIds, versionsOfPolicies } from './policy.queries.js';
import { Policy, PolicyVersion } from './policy.types.js';

@Resolver(() => Policy)
export class PolicyFields {
  @Relation(() => Membership, { nullable: true, description: 'Who answers for it.', needs: ['ownerId'] })
  owner(policies: Policy[], _args: object, load: Load) {
    return memberOfEach(policies, load, (policy) => policy.ownerId);
  }

  @Relation(() => Unit, { nullable: true, description: 'Responsible unit.', needs: ['unitId'] })
  unit(policies: Policy[], _args: object, load: Load) {
    return unitOfEach(policies, load);
  }

  @Relation(() => PolicyVersion, {
    nullable: true,
    description: 'What is published now.',
    needs: ['currentVersionId'],
  })
  async currentVersion(
    policies: Policy[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(PolicyVersion | null)[]> {
    const keys = policies.map((policy) => policy.currentVersionId);
    return inOrder(keys, await policyVersionsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => PolicyVersion, {
    nullable: true,
    description: 'What is being worked on, when visible to the caller.',
    needs: ['openVersionId'],
  })
  async openVersion(
    policies: Policy[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(PolicyVersion | null)[]> {
    const keys = policies.map((policy) => policy.openVersionId);
    return inOrder(keys, await policyVersionsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => [PolicyVersion], {
    description: 'Its versions that the caller may see, newest first; at most the newest 100.',
    needs: [],
  })
  async versions(policies: Policy[], _args: object, { reads, selected }: Load): Promise<PolicyVersion[][]> {
    const rows = await versionsOfPolicies(
      reads,
      policies.map((policy) => policy.id),
      selected,
    );
    return byParent(policies, rows, (row) => row.policyId);
  }

  @Relation(() => [Control], {
    description: 'Controls that it proves once it is published; at most 250.',
    needs: [],
  })
  async controls(policies: Policy[], _args: object, { reads }: Load): Promise<Control[][]> {
    const rows = await reads.query<{ policyId: string; controlId: string }>(
      'policyControl.ofPolicies',
      `select x.policy_id as "policyId", x.control_id as "controlId" from policy_control x join control c on c.id = x.control_id
       where x.organization_id = $1 and x.policy_id = any ($2::uuid[]) order by c.framework_id, c.sort_order`,
      [reads.actor.organizationId, policies.map((policy) => policy.id)],
    );
    const controls = new Map(
      (await controlsByIds(reads, distinct(rows.map((row) => row.controlId)))).map((one) => [one.id, one]),
    );
    return byParent(policies, rows, (row) => row.policyId).map((own) =>
      own.flatMap((row) => controls.get(row.controlId) ?? []),
    );
  }

  @Relation(() => Evidence, {
    nullable: true,
    description: 'The proof that publishing made and renews, when visible to the caller.',
    needs: ['evidenceId'],
  })
  async evidence(policies: Policy[], _args: object, { reads, selected }: Load): Promise<(Evidence | null)[]> {
    const keys = policies.map((policy) => policy.evidenceId);
    return inOrder(keys, await evidencesByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Boolean, { description: 'True when the caller may change it.' })
  viewerCanManage(policies: Policy[], _args: object, { actor }: Load): boolean[] {
    return policies.map((policy) => mayManage(actor, policy));
  }

  @Relation(() => Boolean, { description: 'True when the caller may begin a new version.' })
  viewerCanRevise(policies: Policy[], _args: object, { actor }: Load): boolean[] {
    return policies.map((policy) => mayRevise(actor, policy));
  }

  @Relation(() => Boolean, { description: 'True when the caller may take it out of force.' })
  viewerCanWithdraw(policies: Policy[], _args: object, { actor }: Load): boolean[] {
    return policies.map((policy) => mayWithdraw(actor, policy));
  }
}
