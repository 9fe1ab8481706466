import { createHash } from 'node:crypto';
import type { Actor, Locale, Origin } from '../../platform/access/actor.js';
import { permissionsOf } from '../../platform/access/permissions.js';
import type { Permission, Role } from '../../platform/access/permissions.js';

/** SHA-256 is enough for secrets of 256 random bits: there is nothing to guess. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What `find_login` answers: one row per membership of the account. */
export interface LoginRow {
  account_id: string;
  username: string;
  password_hash: string;
  failed_attempts: number;
  locked_until: string | null;
  must_change_password: boolean;
  locale: Locale;
  membership_id: string;
  organization_id: string;
  organization_code: string;
  display_name: string;
  roles: Role[];
  pack_id: string | null;
  suspended_at: string | null;
  valid_until: string | null;
  at: string;
}

/** What the session functions of the database answer about a member. */
export interface MemberRow {
  readonly session_id: string | undefined;
  readonly organization_id: string;
  readonly account_id: string;
  readonly membership_id: string;
  readonly display_name: string;
  readonly roles: Role[];
  readonly pack_id: string | null;
  readonly locale: Locale;
  readonly must_change_password: boolean;
  readonly expires_at: string | undefined;
  readonly unit_ids: string[];
}

/** What `find_session` answers; `at` is the database clock. */
export type SessionRow = MemberRow & { readonly last_seen_at: string; readonly at: string };

/** What `find_api_token` answers. */
export interface TokenRow {
  readonly token_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly scopes: Permission[];
  readonly unit_id: string | null;
  readonly unit_ids: string[];
  readonly control_ids: string[] | null;
  readonly owner_id: string | null;
  readonly last_used_at: string | null;
  readonly at: string;
}

const ownWork: readonly Role[] = ['CONTRIBUTOR', 'SERVICE_ENGINEER'];

const permissionSets = new Map<string, ReadonlySet<Permission>>();

/** What these roles allow together; there are few combinations, and every request asks. */
function permissionsOfRoles(roles: readonly Role[]): ReadonlySet<Permission> {
  const key = roles.join();
  let permissions = permissionSets.get(key);
  if (!permissions) {
    permissions = new Set(roles.flatMap((role) => permissionsOf[role]));
    permissionSets.set(key, permissions);
  }
  return permissions;
}

/** All that is left to an account that sees one pack only, whatever its role allows. */
const limitedPermissions: ReadonlySet<Permission> = new Set(['pack:read']);

export function memberActor(origin: Origin, row: MemberRow): Actor {
  return {
    ...origin,
    kind: 'member',
    organizationId: row.organization_id,
    accountId: row.account_id,
    membershipId: row.membership_id,
    displayName: row.display_name,
    packId: row.pack_id ?? undefined,
    roles: row.roles,
    permissions: row.pack_id ? limitedPermissions : permissionsOfRoles(row.roles),
    unitIds: row.unit_ids,
    ownWorkOnly: row.roles.every((role) => ownWork.includes(role)),
    sessionId: row.session_id,
    sessionExpiresAt: row.expires_at ? new Date(row.expires_at) : undefined,
    mustChangePassword: row.must_change_password,
  };
}

export function tokenActor(origin: Origin, row: TokenRow): Actor {
  return {
    ...origin,
    kind: 'token',
    tokenId: row.token_id,
    controlIds: row.control_ids ? new Set(row.control_ids) : undefined,
    ownerId: row.owner_id ?? undefined,
    organizationId: row.organization_id,
    accountId: undefined,
    membershipId: undefined,
    displayName: `API: ${row.name}`,
    roles: [],
    permissions: new Set(row.scopes),
    unitIds: row.unit_ids,
    ownWorkOnly: row.unit_id !== null,
    sessionId: undefined,
    sessionExpiresAt: undefined,
    mustChangePassword: false,
  };
}
