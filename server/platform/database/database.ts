import { MikroORM, OptimisticLockError } from '@mikro-orm/postgresql';
import type { EntitySchema } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import type { PoolConfig } from 'pg';
import type { Actor } from '../access/actor.js';
import type { EventDraft } from '../events/event-draft.js';
import { overloaded, staleVersion } from '../graphql/errors.js';
import { setMoment } from './base-entity.js';
import { ReadSession } from './read-session.js';
import type { Reads, Tx } from './tx.js';
import { flushEvents } from '../events/write-events.js';

export { ReadSession } from './read-session.js';
export type { Reads, Tx } from './tx.js';

export interface DatabaseOptions {
  /** Address of the application role: neither owner nor superuser. */
  readonly url: string;
  readonly entities: readonly EntitySchema[];
  readonly poolSize?: number;
  /** Called once per committed write that recorded events, to wake the feed. */
  readonly onEvents?: () => void;
}

const retryable = new Set(['40001', '40P01']);
const maximumTries = 4;
/** How many may wait for a connection before others are turned away at once, and how long each of them waits. */
const maximumWaiting = 200;
const waitForConnectionMs = 5_000;

/** The only door to tenant data. Both ways set the organization inside the transaction, never on the session. */
export class Database {
  /** Grows with every write of this process: what was read before may no longer hold. */
  writes = 0;
  /** Write transactions that run or wait for a connection. */
  private readonly writing = new Set<Promise<unknown>>();

  private constructor(
    readonly orm: MikroORM,
    readonly pool: Pool,
    private readonly options: DatabaseOptions,
  ) {}

  static async open(options: DatabaseOptions): Promise<Database> {
    const orm = await MikroORM.init({
      clientUrl: options.url,
      // The ORM takes host, port, user and database from the address and drops the rest: the role to step down to, the
      // time limit, TLS. Its driver reads the whole address.
      driverOptions: { connectionString: options.url, connectionTimeoutMillis: waitForConnectionMs },
      entities: [...options.entities],
      pool: { min: 0, max: options.poolSize ?? 6 },
      discovery: { warnWhenNoEntities: false },
      forceUtcTimezone: true,
      ensureDatabase: false,
      debug: false,
    });
    const pool = new Pool({
      connectionString: options.url,
      max: options.poolSize ?? 6,
      connectionTimeoutMillis: waitForConnectionMs,
      types: plainTypes(),
      application_name: 'hengjian',
      pipeline: true,
    } as PoolConfig);
    // A connection dropped by the server is discarded by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    return new Database(orm, pool, options);
  }

  /** True when so many wait for a connection that one more would only make all of them wait longer. */
  get isOverloaded(): boolean {
    return this.pool.waitingCount >= maximumWaiting || this.writing.size >= maximumWaiting;
  }

  /** Runs `work` in one transaction of the actor's organization and writes its events with it. */
  async write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.writing.size >= maximumWaiting) throw overloaded();
    const written = this.writeInTurn(actor, work);
    this.writing.add(written);
    try {
      return await written;
    } finally {
      this.writing.delete(written);
    }
  }

  private async writeInTurn<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.attempt(actor, work).finally(() => (this.writes += 1));
      } catch (error) {
        if (error instanceof OptimisticLockError) throw staleVersion();
        if (tries >= maximumTries || !retryable.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  private async attempt<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const drafts: EventDraft[] = [];
    const after: (() => void)[] = [];
    const result = await this.orm.em.fork().transactional(async (em) => {
      const query = async <Row>(name: string, sql: string, parameters: readonly unknown[] = []) => {
        const trx = em.getTransactionContext();
        const answer = await trx.executeQuery(CompiledQuery.raw(`/* ${name} */ ${sql}`, [...parameters]));
        return answer.rows as Row[];
      };
      const [clock] = await query<{ now: Date | string }>('door.write', doorSql, [
        actor.organizationId,
        actor.accountId ?? '',
      ]);
      const now = new Date(clock!.now);
      setMoment(em, now);
      const tx: Tx = {
        em,
        actor,
        now,
        query,
        record: (event) => void drafts.push(event),
        afterCommit: (action) => void after.push(action),
      };
      const value = await work(tx);
      await em.flush();
      await flushEvents(tx, drafts);
      return value;
    });
    for (const action of after) action();
    if (drafts.length > 0) this.options.onEvents?.();
    return result;
  }

  /** Runs `work` in a read-only transaction: repeatable read, one moment. */
  async read<T>(actor: Actor, work: (reads: Reads) => Promise<T>): Promise<T> {
    const session = this.openReads(actor);
    try {
      return await work(session.reads);
    } finally {
      await session.close();
    }
  }

  /** A read transaction that begins with its first statement; for one GraphQL operation. Must be closed. */
  openReads(actor: Actor): ReadSession {
    return new ReadSession(this.pool, actor);
  }

  /** The role of each door, as the database sees it. */
  async doors(): Promise<readonly string[]> {
    const sql = `select current_user || ' ' || current_setting('statement_timeout') as door`;
    const [reading, [writing]] = await Promise.all([
      this.pool.query<{ door: string }>(sql),
      this.orm.em.getConnection().execute<{ door: string }[]>(sql),
    ]);
    return [reading.rows[0]!.door, writing!.door];
  }

  /** What is being written ends first: a refusal is noted after its answer, and nobody else waits for that. */
  async close(): Promise<void> {
    await Promise.allSettled(this.writing);
    await this.pool.end();
    await this.orm.close(true);
  }
}

const doorSql = `select set_config('app.organization_id', $1, true), set_config('app.account_id', $2, true),
  date_trunc('milliseconds', clock_timestamp()) as now`;

/** PostgreSQL's SQLSTATE of an error, also when the ORM wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error; at && typeof at === 'object'; at = (at as { cause?: unknown }).cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

const lostConnections = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** True when the database could not be reached, is starting or stopping, or had no connection to lend in time. */
export function isUnreachable(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && (lostConnections.has(code) || /^(08|57P|53[23])/.test(code))) return true;
    // The driver gives these no code.
    if (/timeout exceeded when trying to connect|connection terminated|connection timeout/i.test(at.message))
      return true;
  }
  return false;
}

/** Dates as text, instants as ISO text, counts as numbers: rows go to the answer without another conversion. */
function plainTypes(): TypeOverrides {
  const types = new TypeOverrides();
  types.setTypeParser(1082, (value) => value);
  types.setTypeParser(1184, (value) => instant(value));
  types.setTypeParser(20, Number);
  types.setTypeParser(1700, Number);
  return types;
}

// '2026-11-22 12:00:24.347+00' → '2026-11-22T12:00:24.347Z'; sessions of the application role run in UTC.
function instant(value: string): string {
  return `${value.slice(0, 10)}T${value.slice(11).replace(/\+00$/, 'Z')}`;
}
