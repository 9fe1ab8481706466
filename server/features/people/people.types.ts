import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/node.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Organization, Unit } from '../organization/index.js';
import { Role } from './role.types.js';

export { Role } from './role.types.js';

export const MembershipState = apiEnum('MembershipState', 'Whether a person may act in the organization.', {
  ACTIVE: 'May sign in.',
  SUSPENDED: 'Suspended by an administrator.',
  EXPIRED: 'The membership has run out.',
});
export type MembershipState = keyof typeof MembershipState;

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A person in the organization (成员).' })
export class Membership extends Node {
  @Field(() => String, { description: 'Login name; never changes.' })
  username!: string;

  @Field(() => String, { description: 'Name as shown to others.' })
  displayName!: string;

  @Field(() => [Role], { description: 'What the person may do.' })
  roles!: Role[];

  @Field(() => MembershipState, { description: 'Whether the person may act.' })
  state!: MembershipState;

  @Field(() => DateTime, { nullable: true, description: 'End of the membership; none means open.' })
  validUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Last successful sign-in.' })
  lastLoginAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Locked after failed sign-ins until this instant.' })
  lockedUntil!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The one pack that the person sees, and nothing else; none for everybody else.',
  })
  packId!: string | null;

  unitId!: string | null;
  createdAt!: string;
}

const membershipPages = connectionOf('Membership', () => Membership);
export const MembershipConnection = membershipPages.Connection;

@ObjectType({ simpleResolvers: true, description: 'The caller: who he is and what he may do.' })
export class Viewer {
  @Field(() => Membership, { nullable: true, description: 'The caller as a member; none for an API token.' })
  membership!: Membership | null;

  @Field(() => Organization, { description: 'The organization in which the caller acts.' })
  organization!: Organization;

  @Field(() => [String], { description: 'Permissions of the caller, as named in the permission catalogue.' })
  permissions!: string[];

  @Field(() => String, { description: 'Language of the messages: zh or en.' })
  locale!: string;

  @Field(() => Boolean, {
    description: 'True until the first password has been changed; nothing else works before.',
  })
  mustChangePassword!: boolean;

  @Field(() => Int, { description: 'Minutes without a request after which the session ends.' })
  idleMinutes!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the session ends at the latest; none for an API token.',
  })
  sessionExpiresAt!: string | null;

  @Field(() => Boolean, { description: 'True when the caller is an API token.' })
  apiToken!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'The one pack that the caller sees: everything else is FORBIDDEN. None for everybody else.',
  })
  packId!: string | null;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A signed-in browser of the caller.' })
export class Session extends Node {
  @Field(() => DateTime, { description: 'Sign-in.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'Last request, exact to a minute.' })
  lastSeenAt!: string;

  @Field(() => DateTime, { description: 'Ends at the latest.' })
  expiresAt!: string;

  @Field(() => String, { nullable: true, description: 'Network address at sign-in.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'Browser at sign-in.' })
  userAgent!: string | null;

  @Field(() => Boolean, { description: 'True for the session of this request.' })
  current!: boolean;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A secret for another system (API token).',
})
export class ApiToken extends Node {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'First characters of the secret, to recognise it.' })
  prefix!: string;

  @Field(() => [String], { description: 'Permissions that the token carries.' })
  scopes!: string[];

  @Field(() => DateTime, { description: 'End of validity.' })
  expiresAt!: string;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'Last use, exact to a minute.' })
  lastUsedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Revocation.' })
  revokedAt!: string | null;

  controlIds!: string[] | null;
  unitId!: string | null;
  ownerId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A role and what it means.' })
export class RoleDescription {
  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => [String], { description: 'Its permissions.' })
  permissions!: string[];

  @Field(() => [Role], {
    description: 'Roles the same person must not hold together with it (separation of powers).',
  })
  conflictsWith!: Role[];
}

@InputType({ description: 'Which members to list.' })
export class MembershipFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name or login name.' })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Members of this unit.' })
  unitId?: string | null;

  @Field(() => Role, { nullable: true, description: 'Members with this role.' })
  role?: Role | null;

  @Field(() => [MembershipState], { nullable: true, description: 'Members in one of these states.' })
  states?: MembershipState[] | null;
}

/** Re-exported so that resolvers name the unit type once. */
export { Unit };
