import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import {
  ApiTokenPayload,
  CreateApiTokenInput,
  CreateApiTokenPayload,
  CreateMemberInput,
  CreateMemberPayload,
  MembershipPayload,
  ResetPasswordPayload,
  SetMemberRolesInput,
  UpdateMemberInput,
} from './people.inputs.js';
import { apiTokensByIds, listApiTokens, listMembers, membershipsByIds } from './people.queries.js';
import type { ApiTokenService } from './api-token.service.js';
import type { PeopleService } from './people.service.js';
import { ApiToken, MembershipConnection, MembershipFilter } from './people.types.js';

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly service: PeopleService,
    private readonly tokens: ApiTokenService,
  ) {}

  @Allow('member:read')
  @Query(() => MembershipConnection, { description: 'Members of the organization by name.' })
  members(
    @Ctx() context: RequestContext,
    @Arg('filter', () => MembershipFilter, { nullable: true, description: 'Which members.' })
    filter: MembershipFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after:
      | string
      | null,
  ) {
    return listMembers(context.reads, filter ?? {}, readPage(first, after, 2));
  }

  @Allow('token:manage')
  @Query(() => [ApiToken], { description: 'API tokens, newest first, at most 500.' })
  apiTokens(@Ctx() context: RequestContext): Promise<ApiToken[]> {
    return listApiTokens(context.reads);
  }

  @Allow('member:manage')
  @Mutation(() => CreateMemberPayload, { description: 'Adds a person with an account.' })
  async createMember(
    @Arg('input', () => CreateMemberInput) input: CreateMemberInput,
    @Ctx() context: RequestContext,
  ) {
    const { id, initialPassword } = await this.service.createMember(context.actor, input);
    return { ...(await payload(context, id)), initialPassword };
  }

  @Allow('member:manage')
  @Mutation(() => MembershipPayload, { description: 'Changes name, unit or expiry of a member.' })
  async updateMember(
    @Arg('input', () => UpdateMemberInput) input: UpdateMemberInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(context, await this.service.updateMember(context.actor, input));
  }

  @Allow('member:grantRoles')
  @Mutation(() => MembershipPayload, { description: 'Sets the roles of somebody else.' })
  async setMemberRoles(
    @Arg('input', () => SetMemberRolesInput) input: SetMemberRolesInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(context, await this.service.setRoles(context.actor, input));
  }

  @Allow('member:manage')
  @Mutation(() => MembershipPayload, { description: 'Stops a person from acting.' })
  async suspendMember(
    @Arg('id', () => ID, { description: 'The member.' }) id: string,
    @Arg('reason', () => String, { description: 'Why, for the audit trail.' }) reason: string,
    @Ctx() context: RequestContext,
  ) {
    return payload(context, await this.service.suspend(context.actor, id, reason));
  }

  @Allow('member:manage')
  @Mutation(() => MembershipPayload, { description: 'Lets a suspended person act again.' })
  async reinstateMember(
    @Arg('id', () => ID, { description: 'The member.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return payload(context, await this.service.reinstate(context.actor, id));
  }

  @Allow('member:grantRoles')
  @Mutation(() => MembershipPayload, { description: 'Ends a lock after failed sign-ins.' })
  async unlockMember(
    @Arg('id', () => ID, { description: 'The member.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return payload(context, await this.service.unlock(context.actor, id));
  }

  @Allow('member:grantRoles')
  @Mutation(() => ResetPasswordPayload, {
    description: 'Gives a new first password and ends all sessions of the person.',
  })
  async resetMemberPassword(
    @Arg('id', () => ID, { description: 'The member.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    const reset = await this.service.resetPassword(context.actor, id);
    return { ...(await payload(context, reset.id)), initialPassword: reset.initialPassword };
  }

  @Allow('token:manage')
  @Mutation(() => CreateApiTokenPayload, { description: 'Creates a secret for another system.' })
  async createApiToken(
    @Arg('input', () => CreateApiTokenInput) input: CreateApiTokenInput,
    @Ctx() context: RequestContext,
  ) {
    const { id, secret } = await this.tokens.createApiToken(context.actor, input);
    return { ...(await tokenPayload(context, id)), secret };
  }

  @Allow('token:manage')
  @Mutation(() => ApiTokenPayload, { description: 'Ends an API token at once.' })
  async revokeApiToken(
    @Arg('id', () => ID, { description: 'The token.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return tokenPayload(context, await this.tokens.revokeApiToken(context.actor, id));
  }
}

async function payload(context: RequestContext, id: string): Promise<MembershipPayload> {
  const [membership] = await membershipsByIds(context.reads, [id]);
  if (!membership) throw notFound();
  return { membership };
}

async function tokenPayload(context: RequestContext, id: string): Promise<ApiTokenPayload> {
  const [apiToken] = await apiTokensByIds(context.reads, [id]);
  if (!apiToken) throw notFound();
  return { apiToken };
}
