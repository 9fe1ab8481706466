import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Actor, Origin } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import type { EventDraft } from '../../platform/events/event-draft.js';
import { AppError, badInput, notFound, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import type { Logger } from '../../platform/logging.js';
import { newId } from '../../platform/ids.js';
import { CallerRows } from './caller-rows.js';
import { hashToken, memberActor, tokenActor } from './caller-actor.js';
import type { LoginRow, SessionRow, TokenRow } from './caller-actor.js';
import { RateGate } from './rate-gate.js';
import { decoyHash, hashPassword, passwordProblem, verifyPassword } from './password.js';
import type { ChangePasswordInput, LoginInput } from './people.inputs.js';
import { AccountEntity, SessionEntity } from './people.entity.js';

export const idleMinutes = 30;
const absoluteHours = 12;
const lockAfter = 5;
const lockMinutes = 30;
const loginsPerMinute = 10;
const rememberedPasswords = 5;
const touchEveryMs = 60_000;
const maximumSessions = 10;

const loginInput = z.object({
  username: z.string().max(100),
  password: z.string().max(200),
  organizationCode: z.string().max(100).nullish(),
});

export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly actor: Actor;
}

const wrong = () =>
  new AppError(
    'UNAUTHENTICATED',
    text('登录名或密码不正确，或账号已被锁定。', 'Wrong user name or password, or the account is locked.'),
  );

/** Signing in and out, and finding the caller of a request. */
export class SessionService {
  private readonly gate = new RateGate(loginsPerMinute, 60_000);
  private readonly sessionRows: CallerRows<SessionRow>;
  private readonly tokenRows: CallerRows<TokenRow>;

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {
    this.sessionRows = new CallerRows(database, 'find_session');
    this.tokenRows = new CallerRows(database, 'find_api_token');
  }

  /** Signs in. Every failure answers the same UNAUTHENTICATED; RATE_LIMITED after ten tries a minute from one address. */
  async login(origin: Origin, input: LoginInput): Promise<NewSession> {
    if (!this.gate.pass(origin.address ?? 'unknown')) {
      throw new AppError(
        'RATE_LIMITED',
        text('登录过于频繁，请一分钟后再试。', 'Too many sign-ins: wait a minute.'),
      );
    }
    const { username, password, organizationCode } = check(loginInput, input);
    const login = username.normalize('NFKC').trim().toLowerCase();
    const { rows } = await this.database.pool.query<LoginRow>('select * from find_login($1)', [login]);
    const first = rows[0];
    const matches = await verifyPassword(password, first?.password_hash ?? (await decoyHash));
    if (!first) {
      this.logger.warn(
        { address: origin.address, requestId: origin.requestId },
        'sign-in with an unknown name',
      );
      throw wrong();
    }
    const locked = first.locked_until !== null && first.locked_until > first.at;
    const usable = rows.filter(
      (row) =>
        row.suspended_at === null &&
        (row.valid_until === null || row.valid_until > row.at) &&
        (!organizationCode || row.organization_code === organizationCode),
    );
    const chosen = usable[0];
    if (locked || !matches || !chosen) {
      await this.noteFailure(
        origin,
        first,
        locked ? 'locked' : matches ? 'no usable membership' : 'wrong password',
      );
      throw wrong();
    }
    return this.open(origin, chosen);
  }

  /** Ends the caller's session. */
  async logout(actor: Actor): Promise<void> {
    if (!actor.sessionId) return;
    await this.endSession(actor, actor.sessionId, 'session.ended');
  }

  /** Ends one of the caller's own sessions. */
  async revoke(actor: Actor, sessionId: string): Promise<void> {
    await this.endSession(actor, sessionId, 'session.revoked');
  }

  /** Changes the caller's password and ends all his other sessions. */
  async changePassword(actor: Actor, input: ChangePasswordInput): Promise<void> {
    if (!actor.accountId) throw notFound();
    const accountId = actor.accountId;
    const account = await this.database.read(actor, (reads) =>
      reads.query<{ username: string; password_hash: string; former: string[] }>(
        'account.password',
        'select username, password_hash, former_password_hashes as former from account where id = $1',
        [accountId],
      ),
    );
    const row = account[0];
    if (!row || !(await verifyPassword(input.currentPassword, row.password_hash))) {
      throw badInput({ currentPassword: text('当前密码不正确。', 'The current password is wrong.') });
    }
    const problem = passwordProblem(input.newPassword, row.username);
    if (problem) throw badInput({ newPassword: problem });
    const former = [row.password_hash, ...row.former].slice(0, rememberedPasswords);
    const reused = await Promise.all(former.map((hash) => verifyPassword(input.newPassword, hash)));
    if (reused.includes(true)) {
      throw badInput({
        newPassword: text(
          `不能使用最近 ${rememberedPasswords} 次用过的密码。`,
          `Not one of the last ${rememberedPasswords} passwords.`,
        ),
      });
    }
    const passwordHash = await hashPassword(input.newPassword);
    await this.database.write(actor, async (tx) => {
      await tx.em.nativeUpdate(
        AccountEntity,
        { id: accountId },
        { passwordHash, formerPasswordHashes: former, mustChangePassword: false, passwordChangedAt: tx.now },
      );
      await tx.query(
        'session.endOthers',
        `update session set ended_at = now() where account_id = $1 and ended_at is null and id is distinct from $2::uuid`,
        [accountId, actor.sessionId ?? null],
      );
      tx.record({
        action: 'account.passwordChanged',
        objectType: 'Account',
        objectId: accountId,
        objectName: row.username,
      });
    });
  }

  /** The caller behind a session cookie; undefined when it has ended, idled out, or the member may no longer act. */
  async actorOfSession(token: string, origin: Origin): Promise<Actor | undefined> {
    const row = await this.sessionRows.find(hashToken(token));
    if (!row) return undefined;
    const idleMs = Date.parse(row.at) - Date.parse(row.last_seen_at);
    if (idleMs > idleMinutes * 60_000) return undefined;
    const actor = memberActor(origin, row);
    if (idleMs > touchEveryMs) {
      await this.database.write(actor, (tx) =>
        tx.query('session.touch', 'update session set last_seen_at = now() where id = $1', [row.session_id]),
      );
    }
    return actor;
  }

  /** The caller behind an API token. */
  async actorOfToken(secret: string, origin: Origin): Promise<Actor | undefined> {
    const row = await this.tokenRows.find(hashToken(secret));
    if (!row) return undefined;
    const actor = tokenActor(origin, row);
    if (!row.last_used_at || Date.parse(row.at) - Date.parse(row.last_used_at) > touchEveryMs) {
      await this.database.write(actor, (tx) =>
        tx.query('apiToken.touch', 'update api_token set last_used_at = now() where id = $1', [row.token_id]),
      );
    }
    return actor;
  }

  private async open(origin: Origin, row: LoginRow): Promise<NewSession> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.parse(row.at) + absoluteHours * 3_600_000);
    const sessionId = newId();
    const actor = memberActor(origin, {
      ...row,
      session_id: sessionId,
      expires_at: expiresAt.toISOString(),
      unit_ids: [],
    });
    await this.database.write(actor, async (tx) => {
      await tx.em.nativeUpdate(
        AccountEntity,
        { id: row.account_id },
        { failedAttempts: 0, lockedUntil: null, lastLoginAt: tx.now },
      );
      await tx.query(
        'session.endOldest',
        `update session set ended_at = now() where id in (select id from session where account_id = $1 and ended_at is null
           and expires_at > now() order by last_seen_at desc offset $2)`,
        [row.account_id, maximumSessions - 1],
      );
      await tx.em.insert(SessionEntity, {
        id: sessionId,
        organizationId: row.organization_id,
        membershipId: row.membership_id,
        accountId: row.account_id,
        tokenHash: hashToken(token),
        address: origin.address ?? null,
        userAgent: origin.userAgent?.slice(0, 300) ?? null,
        createdAt: tx.now,
        lastSeenAt: tx.now,
        expiresAt,
      });
      tx.record({
        action: 'session.started',
        objectType: 'Session',
        objectId: sessionId,
        objectName: row.username,
      });
    });
    const complete = await this.actorOfSession(token, origin);
    if (!complete) throw wrong();
    return { token, expiresAt, actor: complete };
  }

  private async noteFailure(origin: Origin, row: LoginRow, reason: string): Promise<void> {
    const actor = memberActor(origin, { ...row, session_id: undefined, expires_at: undefined, unit_ids: [] });
    await this.database.write(actor, async (tx) => {
      const events: EventDraft[] = [
        {
          action: 'session.refused',
          objectType: 'Account',
          objectId: row.account_id,
          objectName: row.username,
          outcome: 'FAILED',
          reason,
        },
      ];
      if (reason === 'wrong password') {
        // Counted in the database, so that parallel tries on several servers add up.
        const [counted] = await tx.query<{ locked: boolean }>(
          'account.failed',
          `update account set failed_attempts = case when failed_attempts + 1 >= $2 then 0 else failed_attempts + 1 end,
             locked_until = case when failed_attempts + 1 >= $2 then now() + make_interval(mins => $3) else locked_until end
           where id = $1 returning failed_attempts = 0 as locked`,
          [row.account_id, lockAfter, lockMinutes],
        );
        if (counted?.locked) {
          events.push({
            action: 'account.locked',
            objectType: 'Account',
            objectId: row.account_id,
            objectName: row.username,
          });
        }
      }
      events.forEach((event) => tx.record(event));
    });
  }

  private async endSession(actor: Actor, sessionId: string, action: string): Promise<void> {
    await this.database.write(actor, async (tx) => {
      const ended = await tx.query(
        'session.end',
        `update session set ended_at = now() where organization_id = $1 and id = $2 and account_id = $3 and ended_at is null
         returning id`,
        [actor.organizationId, sessionId, actor.accountId ?? null],
      );
      if (ended.length === 0) throw notFound();
      tx.record({ action, objectType: 'Session', objectId: sessionId, objectName: actor.displayName });
    });
  }
}
