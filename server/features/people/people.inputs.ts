import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/scalars.js';
import { ApiToken, Membership, Session, Viewer } from './people.types.js';
import { Role } from './role.types.js';

@InputType({ description: 'Signing in.' })
export class LoginInput {
  @Field(() => String, { description: 'Login name.' })
  username!: string;

  @Field(() => String, { description: 'Password.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the organization; needed only by members of several.',
  })
  organizationCode?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Signed in; the session cookie travels with this answer.' })
export class LoginPayload {
  @Field(() => Viewer, { description: 'The caller from now on.' })
  viewer!: Viewer;
}

@ObjectType({ simpleResolvers: true, description: 'Signed out.' })
export class LogoutPayload {
  @Field(() => Boolean, { description: 'Always true: signing out cannot fail.' })
  ok!: boolean;
}

@InputType({ description: 'A new password for the caller; all other sessions end.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password until now.' })
  currentPassword!: string;

  @Field(() => String, { description: 'At least 10 characters of three classes, not one of the last five.' })
  newPassword!: string;
}

@InputType({ description: 'A new member with an account.' })
export class CreateMemberInput {
  @Field(() => String, { description: 'Login name: 3–40 of a–z, 0–9, dot, dash, underscore; never changes.' })
  username!: string;

  @Field(() => String, { description: 'Name as shown to others.' })
  displayName!: string;

  @Field(() => ID, { nullable: true, description: 'Unit of the person.' })
  unitId?: string | null;

  @Field(() => [Role], {
    description:
      'Roles; conflicting ones are refused. Only with member:grantRoles may they be other than CONTRIBUTOR.',
  })
  roles!: Role[];

  @Field(() => DateTime, { nullable: true, description: 'End of the membership; required for INSPECTOR.' })
  validUntil?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'First password; generated when left out. Must be changed at first sign-in.',
  })
  initialPassword?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The new member; the password is shown this once.' })
export class CreateMemberPayload {
  @Field(() => Membership, { description: 'The member.' })
  membership!: Membership;

  @Field(() => String, { description: 'First password, shown once.' })
  initialPassword!: string;
}

@InputType({ description: 'Changes to a member; fields left out stay.' })
export class UpdateMemberInput {
  @Field(() => ID, { description: 'The member.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'New name.' })
  displayName?: string | null;

  @Field(() => ID, { nullable: true, description: 'New unit.' })
  unitId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'New end of the membership.' })
  validUntil?: string | null;
}

@InputType({ description: 'The complete set of roles of a member.' })
export class SetMemberRolesInput {
  @Field(() => ID, { description: 'The member.' })
  id!: string;

  @Field(() => [Role], { description: 'Roles from now on.' })
  roles!: Role[];
}

@ObjectType({ simpleResolvers: true, description: 'A member after a change.' })
export class MembershipPayload {
  @Field(() => Membership, { description: 'The member as he is now.' })
  membership!: Membership;
}

@ObjectType({ simpleResolvers: true, description: 'A member with a new first password, shown this once.' })
export class ResetPasswordPayload {
  @Field(() => Membership, { description: 'The member.' })
  membership!: Membership;

  @Field(() => String, { description: 'New first password, shown once.' })
  initialPassword!: string;
}

@InputType({ description: 'A new API token.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => [String], {
    description: 'Permissions it carries; administration cannot be delegated to a token.',
  })
  scopes!: string[];

  @Field(() => DateTime, { description: 'End of validity, at most two years ahead.' })
  expiresAt!: string;

  @Field(() => ID, { nullable: true, description: 'Limits the token to this unit and the units below it.' })
  unitId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Limits the links that it makes and removes to these controls, each as framework:code, for example mlps-2.0:8.1.4.9-a; at most 250. What it may read is not limited by them.',
  })
  controls?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The member who answers for the evidence that the token creates, where the call names no owner.',
  })
  ownerId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The new token; the secret is shown this once.' })
export class CreateApiTokenPayload {
  @Field(() => ApiToken, { description: 'The token.' })
  apiToken!: ApiToken;

  @Field(() => String, { description: 'The secret, to be sent as `Authorization: Bearer …`; shown once.' })
  secret!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An API token after a change.' })
export class ApiTokenPayload {
  @Field(() => ApiToken, { description: 'The token as it is now.' })
  apiToken!: ApiToken;
}

@ObjectType({ simpleResolvers: true, description: 'A session after a change.' })
export class SessionPayload {
  @Field(() => Session, { description: 'The session as it was.' })
  session!: Session;
}
