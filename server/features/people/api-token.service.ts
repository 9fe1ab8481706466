import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import { allPermissions } from '../../platform/access/permissions.js';
import type { Permission } from '../../platform/access/permissions.js';
import type { Database, Reads, Tx } from '../../platform/database/database.js';
import { badInput, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id, line, maximumListItems } from '../../platform/graphql/input-rules.js';
import { requireUnit } from '../organization/index.js';
import { hashToken } from './caller-actor.js';
import { ApiTokenEntity } from './people.entity.js';
import type { CreateApiTokenInput } from './people.inputs.js';
import { requireMembership } from './people.service.js';

const newToken = z.object({
  name: line(80),
  scopes: z
    .array(z.enum(allPermissions as [Permission, ...Permission[]]))
    .min(1, 'emptyList')
    .max(50),
  expiresAt: z.string(),
  unitId: id.nullish(),
  controls: z.array(line(200)).max(maximumListItems, `many:${maximumListItems}`).nullish(),
  ownerId: id.nullish(),
});

/** Powers that stay with persons: a token may neither administer accounts nor read the audit trail. */
const undelegated: readonly Permission[] = [
  'member:manage',
  'member:grantRoles',
  'token:manage',
  'organization:manage',
  'event:read',
  'event:verify',
];
const longestTokenMs = 731 * 86_400_000;

/** Ids of controls by framework:code. This room knows no control: the room of the frameworks answers. */
export type ControlsNamed = (reads: Reads, names: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Secrets of other systems. */
export class ApiTokenService {
  constructor(
    private readonly database: Database,
    private readonly controlsNamed: ControlsNamed,
  ) {}

  /** Creates a secret for another system. Answers the secret, once. */
  async createApiToken(actor: Actor, input: CreateApiTokenInput): Promise<{ id: string; secret: string }> {
    const token = check(newToken, input);
    const expiresAt = new Date(token.expiresAt);
    const ahead = expiresAt.getTime() - Date.now();
    if (ahead <= 0 || ahead > longestTokenMs) {
      throw badInput({
        expiresAt: text('有效期须在将来两年之内。', 'The end must lie within the next two years.'),
      });
    }
    const refused = token.scopes.filter((scope) => undelegated.includes(scope));
    if (refused.length > 0) {
      throw badInput({
        scopes: text(`不能授予令牌：${refused.join('、')}`, `Not for tokens: ${refused.join(', ')}`),
      });
    }
    const secret = `hj_${randomBytes(32).toString('base64url')}`;
    return this.database.write(actor, async (tx) => {
      await requireUnit(tx, token.unitId);
      const controlIds = token.controls?.length ? await this.requireControls(tx, token.controls) : null;
      await requireMembership(tx, token.ownerId);
      const created = tx.em.create(ApiTokenEntity, {
        organizationId: actor.organizationId,
        name: token.name,
        prefix: secret.slice(0, 9),
        secretHash: hashToken(secret),
        scopes: token.scopes,
        unitId: token.unitId ?? null,
        controlIds,
        ownerId: token.ownerId ?? null,
        expiresAt,
        createdBy: actor.membershipId ?? null,
      });
      tx.em.persist(created);
      tx.record({
        action: 'apiToken.created',
        objectType: 'ApiToken',
        objectId: created.id,
        objectName: token.name,
        after: {
          scopes: token.scopes,
          expiresAt: token.expiresAt,
          unitId: token.unitId ?? null,
          ...(controlIds ? { controls: token.controls ?? [] } : {}),
          ...(token.ownerId ? { ownerId: token.ownerId } : {}),
        },
      });
      return { id: created.id, secret };
    });
  }

  async revokeApiToken(actor: Actor, tokenId: string): Promise<string> {
    check(id, tokenId);
    return this.database.write(actor, async (tx) => {
      const token = await tx.em.findOne(ApiTokenEntity, {
        organizationId: actor.organizationId,
        id: tokenId,
      });
      if (!token) throw notFound();
      if (token.revokedAt) throw invalidState(text('该令牌已被吊销。', 'This token is revoked already.'));
      token.revokedAt = tx.now;
      tx.record({
        action: 'apiToken.revoked',
        objectType: 'ApiToken',
        objectId: token.id,
        objectName: token.name,
      });
      return token.id;
    });
  }

  /** Ids of these controls; BAD_USER_INPUT names those that do not exist. */
  private async requireControls(tx: Tx, names: readonly string[]): Promise<string[]> {
    const known = await this.controlsNamed(tx, names);
    const unknown = names.filter((name) => !known.has(name)).slice(0, 10);
    if (unknown.length > 0) {
      throw badInput({
        controls: text(
          `没有这些条款：${unknown.join('、')}。请写成“标准代码:条款编号”，例如 mlps-2.0:8.1.4.9-a。`,
          `No such controls: ${unknown.join(', ')}. Write framework:code, for example mlps-2.0:8.1.4.9-a.`,
        ),
      });
    }
    return [...known.values()];
  }
}
