import { Args, Resolver } from 'type-graphql';
import { may } from '../../platform/access/actor.js';
import { connect, readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { byParent, distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Unit, unitsByIds } from '../organization/index.js';
import { memberOfEach, Membership, membershipsByIds } from '../people/index.js';
import { isPerson, mayDecide, mayEdit, mayPublish, mayReturn, maySubmit } from './policy.access.js';
import { PolicyReadersArgs } from './policy.inputs.js';
import { policiesByIds } from './policy.queries.js';
import {
  Policy,
  PolicyApproval,
  PolicyReader,
  PolicyReaderConnection,
  PolicyReading,
  PolicyVersion,
} from './policy.types.js';
import { readersOf, readingOf } from './reading.queries.js';

@Resolver(() => PolicyVersion)
export class PolicyVersionFields {
  @Relation(() => Policy, { nullable: true, description: 'The policy.', needs: ['policyId'] })
  async policy(
    versions: PolicyVersion[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Policy | null)[]> {
    const keys = versions.map((version) => version.policyId);
    return inOrder(keys, await policiesByIds(reads, distinct(keys), selected));
  }

  @Relation(() => [Membership], {
    description: 'Who wrote on it and handed it in; none of them may approve it.',
    needs: ['authorIds'],
  })
  async authors(
    versions: PolicyVersion[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<Membership[][]> {
    const found = await membershipsByIds(reads, distinct(versions.flatMap((v) => v.authorIds)), selected);
    const byId = new Map(found.map((member) => [member.id, member]));
    return versions.map((version) => version.authorIds.flatMap((id) => byId.get(id) ?? []));
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who handed it in last.',
    needs: ['submittedById'],
  })
  submittedBy(versions: PolicyVersion[], _args: object, load: Load) {
    return memberOfEach(versions, load, (version) => version.submittedById);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who published it.', needs: ['publishedById'] })
  publishedBy(versions: PolicyVersion[], _args: object, load: Load) {
    return memberOfEach(versions, load, (version) => version.publishedById);
  }

  @Relation(() => [PolicyApproval], {
    description: 'What the named approvers decided, last round first; at most 200.',
    needs: [],
  })
  async approvals(versions: PolicyVersion[], _args: object, { reads }: Load): Promise<PolicyApproval[][]> {
    const rows = await reads.query<PolicyApproval & { versionId: string }>(
      'policyApproval.ofVersions',
      `select * from (select a.id, a.version_id as "versionId", a.round, a.decision, a.remark, a.decided_at as "decidedAt",
         a.approver_id as "approverId", row_number() over (partition by a.version_id order by a.round desc, a.id) as place
       from policy_approval a where a.organization_id = $1 and a.version_id = any ($2::uuid[])) t
       where place <= 200 order by "versionId", place`,
      [reads.actor.organizationId, versions.map((version) => version.id)],
    );
    return byParent(versions, rows, (row) => row.versionId);
  }

  @Relation(() => [Unit], {
    description: 'Units that it was published to, with the units below them; empty when to everybody.',
    needs: [],
  })
  async units(versions: PolicyVersion[], _args: object, { reads, selected }: Load): Promise<Unit[][]> {
    const rows = await reads.query<{ versionId: string; unitId: string }>(
      'policyAudience.ofVersions',
      `select version_id as "versionId", unit_id as "unitId" from policy_audience
       where organization_id = $1 and version_id = any ($2::uuid[]) order by version_id, unit_id`,
      [reads.actor.organizationId, versions.map((version) => version.id)],
    );
    const units = new Map(
      (await unitsByIds(reads, distinct(rows.map((row) => row.unitId)), selected)).map((unit) => [
        unit.id,
        unit,
      ]),
    );
    return byParent(versions, rows, (row) => row.versionId).map((own) =>
      own.flatMap((row) => units.get(row.unitId) ?? []),
    );
  }

  @Relation(() => PolicyReading, {
    nullable: true,
    description: 'How many of its readers have read it; null unless it is published.',
    needs: ['state'],
  })
  async reading(
    versions: PolicyVersion[],
    _args: object,
    { reads }: Load,
  ): Promise<(PolicyReading | null)[]> {
    const published = versions.filter((version) => version.state === 'PUBLISHED');
    if (published.length === 0) return versions.map(() => null);
    const rows = new Map(
      (
        await readingOf(
          reads,
          published.map((version) => version.id),
        )
      ).map((row) => [row.id, row]),
    );
    return versions.map(({ id, state }) =>
      state === 'PUBLISHED' ? (rows.get(id) ?? { expected: 0, read: 0 }) : null,
    );
  }

  @Relation(() => PolicyReaderConnection, {
    description:
      'Who is to read it, those first who have not yet. Empty without the permission policy:readDrafts: names are for those who follow it up.',
    needs: ['state'],
    permission: 'policy:readDrafts',
  })
  async readers(
    versions: PolicyVersion[],
    @Args(() => PolicyReadersArgs) { read, first, after }: PolicyReadersArgs,
    { reads }: Load,
  ): Promise<Connection<PolicyReader>[]> {
    const page = readPage(first, after, 2);
    const published = versions.filter((version) => version.state === 'PUBLISHED').map(({ id }) => id);
    const found = await readersOf(reads, published, read ?? null, page);
    return versions.map(({ id }) => found.get(id) ?? connect<PolicyReader>([], page.first, 0, () => []));
  }

  @Relation(() => Boolean, { description: 'True when the caller may change the draft.' })
  viewerCanEdit(versions: PolicyVersion[], _args: object, { actor }: Load): boolean[] {
    return versions.map((version) => mayEdit(actor, version, version));
  }

  @Relation(() => Boolean, { description: 'True when the caller may hand it in for approval.' })
  viewerCanSubmit(versions: PolicyVersion[], _args: object, { actor }: Load): boolean[] {
    return versions.map((version) => maySubmit(actor, version, version));
  }

  @Relation(() => Boolean, { description: 'True when it waits for the approval of the caller.' })
  viewerCanApprove(versions: PolicyVersion[], _args: object, { actor }: Load): boolean[] {
    return versions.map((version) => mayDecide(actor, version, version.awaitsViewer));
  }

  @Relation(() => Boolean, { description: 'True when the caller may return it to a draft.' })
  viewerCanReturn(versions: PolicyVersion[], _args: object, { actor }: Load): boolean[] {
    return versions.map((version) => mayReturn(actor, version, version, version.awaitsViewer));
  }

  @Relation(() => Boolean, { description: 'True when the caller may publish it.' })
  viewerCanPublish(versions: PolicyVersion[], _args: object, { actor }: Load): boolean[] {
    return versions.map((version) => mayPublish(actor, version, version));
  }

  @Relation(() => Boolean, {
    description: 'True when it is published to the caller, who has not confirmed reading yet.',
    needs: ['addressesViewer', 'acknowledgedAt'],
  })
  viewerCanAcknowledge(versions: PolicyVersion[], _args: object, { actor }: Load): boolean[] {
    return versions.map(
      ({ addressesViewer, acknowledgedAt }) =>
        may(actor, 'policy:acknowledge') && isPerson(actor) && addressesViewer && acknowledgedAt === null,
    );
  }
}

@Resolver(() => PolicyApproval)
export class PolicyApprovalFields {
  @Relation(() => Membership, { nullable: true, description: 'Who was named.' })
  approver(approvals: PolicyApproval[], _args: object, load: Load) {
    return memberOfEach(approvals, load, (approval) => approval.approverId);
  }
}

@Resolver(() => PolicyReader)
export class PolicyReaderFields {
  @Relation(() => Membership, { nullable: true, description: 'The member.' })
  member(readers: PolicyReader[], _args: object, load: Load) {
    return memberOfEach(readers, load, (reader) => reader.id);
  }
}
