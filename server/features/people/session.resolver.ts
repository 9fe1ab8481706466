import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { may } from '../../platform/access/actor.js';
import { conflictsWith, permissionsOf, roles } from '../../platform/access/permissions.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { organizationOf, Unit, unitsByIds } from '../organization/index.js';
import {
  ChangePasswordInput,
  LoginInput,
  LoginPayload,
  LogoutPayload,
  SessionPayload,
} from './people.inputs.js';
import { memberOfEach, membershipsByIds, ownSessions } from './people.queries.js';
import { ApiToken, Membership, Role, RoleDescription, Session, Viewer } from './people.types.js';
import { idleMinutes } from './session.service.js';
import type { SessionService } from './session.service.js';

@Resolver()
export class SessionResolver {
  constructor(private readonly service: SessionService) {}

  @Allow('public')
  @Query(() => Viewer, { nullable: true, description: 'The caller; null when nobody is signed in.' })
  async viewer(@Ctx() context: RequestContext): Promise<Viewer | null> {
    return context.optionalActor ? viewerOf(context) : null;
  }

  @Allow('authenticated')
  @Query(() => [RoleDescription], { description: 'All roles with their permissions and conflicts.' })
  roles(): RoleDescription[] {
    return roles.map((role) => ({
      role: role as Role,
      permissions: [...permissionsOf[role]],
      conflictsWith: conflictsWith(role) as Role[],
    }));
  }

  @Allow('authenticated', 'limited')
  @Query(() => [Session], { description: 'Live sessions of the caller.' })
  sessions(@Ctx() context: RequestContext): Promise<Session[]> {
    return ownSessions(context.reads);
  }

  @Allow('public')
  @Mutation(() => LoginPayload, {
    description: 'Signs in and sets the session cookie. Every failure answers the same UNAUTHENTICATED.',
  })
  async login(
    @Arg('input', () => LoginInput) input: LoginInput,
    @Ctx() context: RequestContext,
  ): Promise<LoginPayload> {
    const session = await this.service.login(context.origin, input);
    context.cookies?.setSession(session.token, session.expiresAt);
    await context.become(session.actor);
    return { viewer: await viewerOf(context) };
  }

  @Allow('public')
  @Mutation(() => LogoutPayload, { description: 'Ends the session and clears the cookie.' })
  async logout(@Ctx() context: RequestContext): Promise<LogoutPayload> {
    if (context.optionalActor) await this.service.logout(context.actor);
    context.cookies?.clearSession();
    return { ok: true };
  }

  @Allow('authenticated', 'limited')
  @Mutation(() => LoginPayload, {
    description: 'Changes the password of the caller and ends his other sessions.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<LoginPayload> {
    await this.service.changePassword(context.actor, input);
    await context.become({ ...context.actor, mustChangePassword: false });
    return { viewer: await viewerOf(context) };
  }

  @Allow('authenticated', 'limited')
  @Mutation(() => SessionPayload, { description: 'Ends one of the sessions of the caller.' })
  async revokeSession(
    @Arg('id', () => ID, { description: 'The session.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    const session = (await ownSessions(context.reads)).find((own) => own.id === id);
    if (!session) throw notFound();
    await this.service.revoke(context.actor, id);
    return { session };
  }
}

@Resolver(() => Membership)
export class MembershipFields {
  @Relation(() => Unit, { nullable: true, description: 'Unit of the person.' })
  async unit(members: Membership[], _args: object, { reads }: Load): Promise<(Unit | null)[]> {
    const keys = members.map((member) => member.unitId);
    return inOrder(keys, await unitsByIds(reads, distinct(keys)));
  }

  @Relation(() => Boolean, {
    description: 'The caller may change name, unit and expiry, suspend and reinstate.',
  })
  viewerCanManage(members: Membership[], _args: object, { actor }: Load): boolean[] {
    return members.map((member) => may(actor, 'member:manage') && member.id !== actor.membershipId);
  }

  @Relation(() => Boolean, { description: 'The caller may set roles, unlock and reset the password.' })
  viewerCanGrantRoles(members: Membership[], _args: object, { actor }: Load): boolean[] {
    return members.map((member) => may(actor, 'member:grantRoles') && member.id !== actor.membershipId);
  }
}

@Resolver(() => ApiToken)
export class ApiTokenFields {
  @Relation(() => Unit, { nullable: true, description: 'Unit that the token is limited to.' })
  async unit(tokens: ApiToken[], _args: object, { reads }: Load): Promise<(Unit | null)[]> {
    const keys = tokens.map((token) => token.unitId);
    return inOrder(keys, await unitsByIds(reads, distinct(keys)));
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who answers for the evidence that the token creates; null when each call has to say so.',
  })
  owner(tokens: ApiToken[], _args: object, load: Load) {
    return memberOfEach(tokens, load, (token) => token.ownerId);
  }
}

async function viewerOf(context: RequestContext): Promise<Viewer> {
  const { actor } = context;
  const organization = await organizationOf(context.reads);
  const [membership] = actor.membershipId ? await membershipsByIds(context.reads, [actor.membershipId]) : [];
  return {
    membership: membership ?? null,
    organization,
    permissions: [...actor.permissions],
    locale: actor.locale,
    mustChangePassword: actor.mustChangePassword,
    idleMinutes,
    sessionExpiresAt: actor.sessionExpiresAt?.toISOString() ?? null,
    apiToken: actor.kind === 'token',
    packId: actor.packId ?? null,
  };
}
