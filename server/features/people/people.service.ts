import { z } from 'zod';
import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Role } from '../../platform/access/permissions.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { sqlState } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id, reason } from '../../platform/graphql/input-rules.js';
import { newId } from '../../platform/ids.js';
import { requireUnit } from '../organization/index.js';
import { generatePassword, hashPassword, passwordProblem } from './password.js';
import { AccountEntity, MembershipEntity } from './people.entity.js';
import {
  changedMember,
  newLimitedMember,
  newMember,
  refuseConflicts,
  requireNearEnd,
  requireUnlimited,
} from './people.rules.js';
import type { NewLimitedMember } from './people.rules.js';
import type { CreateMemberInput, SetMemberRolesInput, UpdateMemberInput } from './people.inputs.js';

/** Accounts, memberships and roles. */
export class PeopleService {
  constructor(private readonly database: Database) {}

  /** Adds a person. Whoever may not grant roles may only add contributors. Answers the first password, once. */
  async createMember(
    actor: Actor,
    input: CreateMemberInput,
  ): Promise<{ id: string; initialPassword: string }> {
    const member = check(newMember, input);
    refuseConflicts(member.roles, member.validUntil);
    if (!may(actor, 'member:grantRoles') && member.roles.some((role) => role !== 'CONTRIBUTOR')) {
      throw forbidden(
        text('授予此角色需要安全管理员。', 'Granting this role needs the security administrator.'),
      );
    }
    return this.add(actor, member, {
      unitId: member.unitId ?? null,
      roles: member.roles,
      packId: null,
      validUntil: member.validUntil ? new Date(member.validUntil) : null,
    });
  }

  /**
   * Adds an inspector who sees this pack and nothing else until a day. `requirePack` refuses, in the same transaction, a pack that
   * the caller may not give away: this room knows no packs.
   */
  async createLimitedMember(
    actor: Actor,
    input: NewLimitedMember,
    requirePack: (tx: Tx) => Promise<void>,
  ): Promise<{ id: string; initialPassword: string }> {
    const { username, displayName, packId, validUntil } = check(newLimitedMember, input);
    const rights = { unitId: null, roles: ['INSPECTOR'] as Role[], packId, validUntil };
    return this.add(actor, { username, displayName }, rights, async (tx) => {
      requireNearEnd(validUntil, tx.now);
      await requirePack(tx);
    });
  }

  /** Ends, in the caller's transaction, everybody who sees this pack only. Answers how many. */
  async endLimitedMembers(tx: Tx, packId: string): Promise<number> {
    const ended = await tx.query(
      'membership.endOfPack',
      `update membership set valid_until = $3, version = version + 1
       where organization_id = $1 and pack_id = $2 and valid_until > $3 returning id`,
      [tx.actor.organizationId, packId, tx.now],
    );
    return ended.length;
  }

  private async add(
    actor: Actor,
    member: {
      readonly username: string;
      readonly displayName: string;
      readonly initialPassword?: string | null | undefined;
    },
    rights: Pick<MemberRow, 'roles'> & {
      readonly unitId: string | null;
      readonly packId: string | null;
      readonly validUntil: Date | null;
    },
    first?: (tx: Tx) => Promise<void>,
  ): Promise<{ id: string; initialPassword: string }> {
    const initialPassword = member.initialPassword ?? generatePassword();
    const problem = passwordProblem(initialPassword, member.username);
    if (problem) throw badInput({ initialPassword: problem });
    const passwordHash = await hashPassword(initialPassword);
    const created = await this.catchTaken(() =>
      this.database.write(actor, async (tx) => {
        await first?.(tx);
        await requireUnit(tx, rights.unitId);
        const accountId = newId();
        // Without RETURNING: the account becomes visible to this organization only with the membership below.
        await tx.query(
          'account.insert',
          `insert into account (id, username, password_hash, must_change_password) values ($1, $2, $3, $4)`,
          [accountId, member.username, passwordHash, actor.kind !== 'system'],
        );
        const membership = tx.em.create(MembershipEntity, {
          organizationId: actor.organizationId,
          accountId,
          displayName: member.displayName,
          ...rights,
        });
        tx.em.persist(membership);
        const { roles, unitId, packId, validUntil } = rights;
        tx.record({
          action: 'member.created',
          objectType: 'Membership',
          objectId: membership.id,
          objectName: member.displayName,
          after: {
            username: member.username,
            roles,
            unitId,
            ...(packId ? { packId, validUntil: validUntil?.toISOString() ?? null } : {}),
          },
        });
        return membership.id;
      }),
    );
    return { id: created, initialPassword };
  }

  /** Changes name, unit or expiry. */
  async updateMember(actor: Actor, input: UpdateMemberInput): Promise<string> {
    const change = check(changedMember, { ...input, displayName: input.displayName ?? undefined });
    return this.changing(actor, change.id, 'member.changed', async (tx, member) => {
      await requireUnit(tx, change.unitId);
      member.displayName = change.displayName ?? member.displayName;
      if (change.unitId !== undefined) member.unitId = change.unitId;
      if (change.validUntil === undefined) return;
      member.validUntil = change.validUntil ? new Date(change.validUntil) : null;
      refuseConflicts(member.roles, change.validUntil);
      if (member.packId) requireNearEnd(member.validUntil, tx.now);
    });
  }

  /** Sets the roles of somebody else; conflicting roles are refused, and nobody grants to himself. */
  async setRoles(actor: Actor, input: SetMemberRolesInput): Promise<string> {
    const change = check(z.object({ id, roles: newMember.shape.roles }), input);
    if (change.id === actor.membershipId)
      throw forbidden(text('不能修改自己的角色。', 'Nobody may change his own roles.'));
    return this.changing(actor, change.id, 'member.rolesSet', (_tx, member) => {
      requireUnlimited(member.packId, change.roles);
      refuseConflicts(change.roles, member.validUntil?.toISOString());
      member.roles = change.roles;
    });
  }

  /** Stops a person from acting; his sessions end with the next request. */
  async suspend(actor: Actor, memberId: string, why: string): Promise<string> {
    check(z.object({ reason: reason(500) }), { reason: why });
    if (memberId === actor.membershipId)
      throw forbidden(text('不能停用自己。', 'Nobody may suspend himself.'));
    return this.changing(
      actor,
      memberId,
      'member.suspended',
      (tx, member) => {
        if (member.suspendedAt)
          throw invalidState(text('该成员已被停用。', 'This member is suspended already.'));
        member.suspendedAt = tx.now;
      },
      why,
    );
  }

  async reinstate(actor: Actor, memberId: string): Promise<string> {
    return this.changing(actor, memberId, 'member.reinstated', (_tx, member) => {
      if (!member.suspendedAt) throw invalidState(text('该成员未被停用。', 'This member is not suspended.'));
      member.suspendedAt = null;
    });
  }

  /** Ends a lock after failed sign-ins before its time. */
  async unlock(actor: Actor, memberId: string): Promise<string> {
    return this.changing(actor, memberId, 'member.unlocked', async (tx, member) => {
      await tx.em.nativeUpdate(
        AccountEntity,
        { id: member.accountId },
        { failedAttempts: 0, lockedUntil: null },
      );
    });
  }

  /** Gives a new first password and ends all sessions of the person. */
  async resetPassword(actor: Actor, memberId: string): Promise<{ id: string; initialPassword: string }> {
    const initialPassword = generatePassword();
    const passwordHash = await hashPassword(initialPassword);
    const changed = await this.changing(actor, memberId, 'member.passwordReset', async (tx, member) => {
      await tx.em.nativeUpdate(
        AccountEntity,
        { id: member.accountId },
        {
          passwordHash,
          mustChangePassword: true,
          failedAttempts: 0,
          lockedUntil: null,
          passwordChangedAt: tx.now,
        },
      );
      await tx.query(
        'session.endAll',
        'update session set ended_at = now() where account_id = $1 and ended_at is null',
        [member.accountId],
      );
    });
    return { id: changed, initialPassword };
  }

  private async changing(
    actor: Actor,
    memberId: string,
    action: string,
    change: (tx: Tx, member: MemberRow) => void | Promise<void>,
    why?: string,
  ): Promise<string> {
    check(id, memberId);
    return this.database.write(actor, async (tx) => {
      const member = await tx.em.findOne(MembershipEntity, {
        organizationId: actor.organizationId,
        id: memberId,
      });
      if (!member) throw notFound();
      const before = snapshot(member);
      await change(tx, member);
      tx.record({
        action,
        objectType: 'Membership',
        objectId: member.id,
        objectName: member.displayName,
        before,
        after: snapshot(member),
        ...(why ? { reason: why } : {}),
      });
      return member.id;
    });
  }

  private async catchTaken<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (sqlState(error) === '23505') {
        throw badInput({
          username: text('该登录名已被使用，请换一个。', 'This user name is taken: choose another.'),
        });
      }
      throw error;
    }
  }
}

interface MemberRow {
  id: string;
  accountId: string;
  displayName: string;
  unitId?: string | null;
  roles: Role[];
  packId?: string | null;
  suspendedAt?: Date | null;
  validUntil?: Date | null;
}

function snapshot(member: MemberRow) {
  return {
    displayName: member.displayName,
    unitId: member.unitId ?? null,
    roles: [...member.roles],
    suspendedAt: member.suspendedAt?.toISOString() ?? null,
    validUntil: member.validUntil?.toISOString() ?? null,
  };
}

/**
 * NOT_FOUND unless the member belongs to the actor's organization; nothing to check when none is named. Who sees one pack only is
 * answerable for nothing.
 */
export async function requireMembership(tx: Tx, membershipId: string | null | undefined): Promise<void> {
  if (!membershipId) return;
  const found = await tx.em.count(MembershipEntity, {
    organizationId: tx.actor.organizationId,
    id: membershipId,
    packId: null,
  });
  if (found === 0) throw notFound();
}
