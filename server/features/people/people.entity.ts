import { defineEntity, p } from '@mikro-orm/postgresql';
import { roles } from '../../platform/access/permissions.js';
import { momentOf, tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import { newId } from '../../platform/ids.js';

/** A person's login; shared by all organizations the person is a member of. */
export const AccountEntity = defineEntity({
  name: 'AccountEntity',
  tableName: 'account',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    ...versionColumn,
    username: p.text(),
    passwordHash: p.text(),
    passwordChangedAt: p.datetime(3).onCreate((_row, em) => momentOf(em)),
    /** Newest first; a new password must differ from these (GB/T 22239-2019 8.1.4.1-a). */
    formerPasswordHashes: p.array(),
    mustChangePassword: p.boolean().default(false),
    failedAttempts: p.integer().default(0),
    lockedUntil: p.datetime(3).nullable(),
    lastLoginAt: p.datetime(3).nullable(),
    locale: p.enum(['zh', 'en']).default('zh'),
    createdAt: p.datetime(3).onCreate((_row, em) => momentOf(em)),
  },
});

/** A person in an organization: unit, roles, expiry. */
export const MembershipEntity = defineEntity({
  name: 'MembershipEntity',
  tableName: 'membership',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    accountId: p.uuid(),
    displayName: p.text(),
    unitId: p.uuid().nullable(),
    roles: p.enum(roles).array(),
    /** The one pack that the person sees; such a member is an inspector and has an end. */
    packId: p.uuid().nullable(),
    suspendedAt: p.datetime(3).nullable(),
    validUntil: p.datetime(3).nullable(),
  },
});

/** One signed-in browser. The token itself is only in the cookie; here is its SHA-256. */
export const SessionEntity = defineEntity({
  name: 'SessionEntity',
  tableName: 'session',
  properties: {
    ...tenantColumns,
    membershipId: p.uuid(),
    accountId: p.uuid(),
    tokenHash: p.blob(),
    address: p.text().nullable(),
    userAgent: p.text().nullable(),
    lastSeenAt: p.datetime(3),
    expiresAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
  },
});

/** A secret for another system, limited to scopes and, if wanted, to one unit. */
export const ApiTokenEntity = defineEntity({
  name: 'ApiTokenEntity',
  tableName: 'api_token',
  properties: {
    ...tenantColumns,
    name: p.text(),
    prefix: p.text(),
    secretHash: p.blob(),
    scopes: p.array(),
    unitId: p.uuid().nullable(),
    controlIds: p.array().columnType('uuid[]').nullable(),
    ownerId: p.uuid().nullable(),
    expiresAt: p.datetime(3),
    createdBy: p.uuid().nullable(),
    lastUsedAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});
