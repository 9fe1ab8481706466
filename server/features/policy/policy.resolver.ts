import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check, id as idRule, paragraph } from '../../platform/graphql/input-rules.js';
import { toItemError } from '../../platform/graphql/item-error.js';
import { answerOf } from '../../platform/graphql/selection.js';
import { isId } from '../../platform/ids.js';
import type { ApprovalService } from './approval.service.js';
import { policyCatalogue, PolicyRequirement } from './catalogue.js';
import type { PolicyControlsService } from './controls.service.js';
import type { DraftService } from './draft.service.js';
import { PolicyOrder } from './policy.enums.js';
import { CreatePolicyInput, PolicyFilter, SavePolicyDraftInput, UpdatePolicyInput } from './policy.inputs.js';
import {
  PolicyControlsPayload,
  PolicyPayload,
  PolicyVersionPayload,
  PolicyVersionsPayload,
} from './policy.payloads.js';
import { listPolicies } from './policy.list.js';
import { policiesByIds, policyVersionsByIds } from './policy.queries.js';
import type { Outcome } from './policy.rows.js';
import type { PolicyService } from './policy.service.js';
import { Policy, PolicyConnection } from './policy.types.js';
import type { PublishService } from './publish.service.js';
import type { ReadingService } from './reading.service.js';

export interface PolicyServices {
  readonly service: PolicyService;
  readonly drafts: DraftService;
  readonly controls: PolicyControlsService;
  readonly approvals: ApprovalService;
  readonly publishing: PublishService;
  readonly reading: ReadingService;
}

const listing = z.object({ search: paragraph(200), unitId: idRule.nullish() });
const idsArgument = { description: '1 to 250 versions.' } as const;

@Resolver()
export class PolicyResolver {
  constructor(private readonly services: PolicyServices) {}

  @Allow('policy:read')
  @Query(() => PolicyConnection, {
    description: 'Policies that the caller may see: published ones, and with policy:readDrafts all.',
  })
  policies(
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => PolicyFilter, {
      nullable: true,
      description: 'Which policies; everything visible when left out.',
    })
    filter: PolicyFilter | null,
    @Arg('orderBy', () => PolicyOrder, { defaultValue: PolicyOrder.CODE, description: 'Order of the list.' })
    orderBy: PolicyOrder,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–100.' }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the page before, under the same order.',
    })
    after: string | null,
  ): Promise<Connection<Policy>> {
    const { search, unitId } = check(listing, { search: filter?.search ?? '', unitId: filter?.unitId });
    return listPolicies(
      context.reads,
      { ...filter, search: search ?? null, unitId: unitId ?? null },
      orderBy,
      readPage(first, after, 2),
      answerOf(info).of('Policy'),
    );
  }

  @Allow('policy:read')
  @Query(() => Policy, {
    nullable: true,
    description: 'One policy; null when it is unknown or out of sight.',
  })
  async policy(
    @Arg('id', () => ID, { description: 'The policy.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Policy | null> {
    return isId(id) ? ((await policiesByIds(context.reads, [id]))[0] ?? null) : null;
  }

  @Allow('policy:read')
  @Query(() => [PolicyRequirement], {
    description:
      'Which documents MLPS level 3, the measures for health institutions and the laws ask for, and which of them are there, overdue for review, or missing.',
  })
  policyCatalogue(@Ctx() context: RequestContext): Promise<PolicyRequirement[]> {
    return policyCatalogue(context.reads);
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyPayload, { description: 'Makes a policy with its first draft.' })
  async createPolicy(
    @Arg('input', () => CreatePolicyInput, { description: 'The new policy.' }) input: CreatePolicyInput,
    @Ctx() context: RequestContext,
  ): Promise<PolicyPayload> {
    return this.one(context, await this.services.service.create(context.actor, input));
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyPayload, {
    description:
      'Changes what a policy is called and who answers for it. Its proof takes it over with the next version.',
  })
  async updatePolicy(
    @Arg('input', () => UpdatePolicyInput, { description: 'The changes.' }) input: UpdatePolicyInput,
    @Ctx() context: RequestContext,
  ): Promise<PolicyPayload> {
    return this.one(context, await this.services.service.update(context.actor, input));
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyVersionPayload, { description: 'Saves a draft: all of it is replaced.' })
  async savePolicyDraft(
    @Arg('input', () => SavePolicyDraftInput, { description: 'The draft as it is now.' })
    input: SavePolicyDraftInput,
    @Ctx() context: RequestContext,
  ): Promise<PolicyVersionPayload> {
    const id = await this.services.drafts.saveDraft(context.actor, input);
    const [policyVersion] = await policyVersionsByIds(context.reads, [id]);
    if (!policyVersion) throw notFound();
    return { policyVersion };
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyPayload, { description: 'Begins a new version with what the last one says.' })
  async startPolicyRevision(
    @Arg('id', () => ID, { description: 'The policy.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PolicyPayload> {
    return this.one(context, await this.services.drafts.revise(context.actor, id));
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyPayload, {
    description:
      'Gives up the version that is being worked on. What is published stays; a policy that never was published is withdrawn.',
  })
  async discardPolicyDraft(
    @Arg('versionId', () => ID, { description: 'The version.' }) versionId: string,
    @Arg('reason', () => String, { description: 'Why, at most 2,000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<PolicyPayload> {
    return this.one(context, await this.services.drafts.discard(context.actor, versionId, reason));
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyPayload, {
    description: 'Takes a policy out of force for good; its proof is returned and proves nothing any more.',
  })
  async withdrawPolicy(
    @Arg('id', () => ID, { description: 'The policy.' }) id: string,
    @Arg('reason', () => String, { description: 'Why, at most 2,000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<PolicyPayload> {
    return this.one(context, await this.services.service.withdraw(context.actor, id, reason));
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyControlsPayload, {
    description:
      'Adds controls that a policy proves; at most 250 in all. When it is published, its proof is linked at once.',
  })
  async addPolicyControls(
    @Arg('policyId', () => ID, { description: 'The policy.' }) policyId: string,
    @Arg('controlIds', () => [ID], { description: '1 to 250 controls.' }) controlIds: string[],
    @Ctx() context: RequestContext,
  ): Promise<PolicyControlsPayload> {
    const changed = await this.services.controls.addControls(context.actor, { policyId, controlIds });
    return { ...(await this.one(context, policyId)), changed };
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyControlsPayload, {
    description: 'Removes controls from a policy; the links of its proof go with them.',
  })
  async removePolicyControls(
    @Arg('policyId', () => ID, { description: 'The policy.' }) policyId: string,
    @Arg('controlIds', () => [ID], { description: '1 to 250 controls.' }) controlIds: string[],
    @Ctx() context: RequestContext,
  ): Promise<PolicyControlsPayload> {
    const changed = await this.services.controls.removeControls(context.actor, { policyId, controlIds });
    return { ...(await this.one(context, policyId)), changed };
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyVersionsPayload, {
    description: 'Hands drafts in for approval. From then on they do not change.',
  })
  async submitPolicyVersions(
    @Arg('ids', () => [ID], idsArgument) ids: string[],
    @Arg('approverIds', () => [ID], {
      description:
        '1 to 10 members who hold policy:approve and did not write on the version; all of them must agree.',
    })
    approverIds: string[],
    @Ctx() context: RequestContext,
  ): Promise<PolicyVersionsPayload> {
    return this.many(context, await this.services.approvals.submit(context.actor, { ids, approverIds }));
  }

  @Allow('policy:approve')
  @Mutation(() => PolicyVersionsPayload, {
    description:
      'Agrees, as a named approver who did not write on it. With the last of them a version is approved.',
  })
  async approvePolicyVersions(
    @Arg('ids', () => [ID], idsArgument) ids: string[],
    @Arg('note', () => String, { nullable: true, description: 'Remark, at most 2,000 characters.' })
    note: string | null,
    @Ctx() context: RequestContext,
  ): Promise<PolicyVersionsPayload> {
    return this.many(context, await this.services.approvals.approve(context.actor, ids, note));
  }

  @Allow('policy:approve')
  @Mutation(() => PolicyVersionsPayload, {
    description:
      'Gives versions back to be written again: as a named approver, or as who manages them (for instance when an approver has left).',
  })
  async returnPolicyVersions(
    @Arg('ids', () => [ID], idsArgument) ids: string[],
    @Arg('reason', () => String, { description: 'What is wrong, at most 2,000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<PolicyVersionsPayload> {
    return this.many(context, await this.services.approvals.return(context.actor, ids, reason));
  }

  @Allow('policy:manage')
  @Mutation(() => PolicyVersionsPayload, {
    description:
      'Publishes approved versions: each supersedes the former one, becomes a version of the proof of its policy, accepted and valid until the next review, and waits for its readers.',
  })
  async publishPolicyVersions(
    @Arg('ids', () => [ID], idsArgument) ids: string[],
    @Arg('unitIds', () => [ID], {
      nullable: true,
      description:
        'Whose people are to read it, with the units below; everybody when left out or empty. At most 100.',
    })
    unitIds: string[] | null,
    @Ctx() context: RequestContext,
  ): Promise<PolicyVersionsPayload> {
    return this.many(context, await this.services.publishing.publish(context.actor, { ids, unitIds }));
  }

  @Allow('policy:acknowledge')
  @Mutation(() => PolicyVersionsPayload, {
    description: 'Confirms having read what is published to the caller (签阅); once per version.',
  })
  async acknowledgePolicyVersions(
    @Arg('ids', () => [ID], idsArgument) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<PolicyVersionsPayload> {
    return this.many(context, await this.services.reading.acknowledge(context.actor, ids));
  }

  private async one(context: RequestContext, id: string): Promise<PolicyPayload> {
    // Of several changes in one operation each answers with what it has done, not with what was there before the first.
    await context.close();
    const [policy] = await policiesByIds(context.reads, [id]);
    if (!policy) throw notFound();
    return { policy };
  }

  private async many(context: RequestContext, outcomes: readonly Outcome[]): Promise<PolicyVersionsPayload> {
    await context.close();
    const found = new Map(
      (
        await policyVersionsByIds(
          context.reads,
          outcomes.map(({ id }) => id),
        )
      ).map((version) => [version.id, version]),
    );
    return {
      items: outcomes.map(({ id, error }) => ({
        id,
        policyVersion: found.get(id) ?? null,
        error: error ? toItemError(error, context.origin.locale) : null,
      })),
    };
  }
}
