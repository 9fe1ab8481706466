import type { Writable } from 'node:stream';
import { MikroORM, OptimisticLockError } from '@mikro-orm/postgresql';
import type { EntitySchema } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import type { PoolClient, PoolConfig } from 'pg';
import type { Actor } from '../access/actor.js';
import type { EventDraft } from '../events/event-draft.js';
import { staleVersion } from '../graphql/errors.js';
import { isId } from '../ids.js';
import { setMoment } from './base-entity.js';
import type { Plan, Reads, Tx } from './tx.js';
import { flushEvents } from '../events/write-events.js';

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

/** The only door to tenant data. Both ways set the organization inside the transaction, never on the session. */
export class Database {
  /** Grows with every write of this process: what was read before may no longer hold. */
  writes = 0;

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
      driverOptions: { connectionString: options.url },
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
      types: plainTypes(),
      application_name: 'hengjian',
      pipeline: true,
    } as PoolConfig);
    // A connection dropped by the server is discarded by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    return new Database(orm, pool, options);
  }

  /** Runs `work` in one transaction of the actor's organization and writes its events with it. */
  async write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
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

  async close(): Promise<void> {
    await this.pool.end();
    await this.orm.close(true);
  }
}

const doorSql = `select set_config('app.organization_id', $1, true), set_config('app.account_id', $2, true),
  date_trunc('milliseconds', clock_timestamp()) as now`;

/** A lazily begun read-only transaction on one pooled connection. */
export class ReadSession {
  readonly reads: Reads;
  private client: Promise<PoolClient> | undefined;
  private begun: Promise<unknown> | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  /** Statements sent, without the door; read by the budget tests. */
  statements = 0;

  constructor(
    private readonly pool: Pool,
    actor: Actor,
  ) {
    this.reads = {
      actor,
      query: <Row>(name: string, sql: string, parameters: readonly unknown[] = [], plan?: Plan) => {
        // Sent without waiting for the one before: one connection answers its statements in their order.
        const send = async () => {
          this.client ??= this.begin(actor);
          const client = await this.client;
          this.statements += 1;
          sendTogether(client);
          const text = `/* ${name} */ ${sql}`;
          const answer = await client.query({
            text,
            values: parameters as unknown[],
            name: plan && keptName(text),
          });
          // The beginning was sent ahead of the first statement: without it nothing may be answered.
          await this.begun;
          return answer.rows as Row[];
        };
        const next = send();
        this.tail = Promise.allSettled([this.tail, next]);
        return next;
      },
    };
  }

  private async begin(actor: Actor): Promise<PoolClient> {
    // BEGIN and both settings travel in one message; ids are checked, so nothing can be injected.
    const sql = `begin isolation level repeatable read read only; select set_config('app.organization_id', '${checked(actor.organizationId)}', true), set_config('app.account_id', '${actor.accountId ? checked(actor.accountId) : ''}', true)`;
    const client = await this.pool.connect();
    sendTogether(client);
    // Not waited for: the first statement follows at once. Should this fail, it sees no organization, hence no row.
    this.begun = client.query(sql);
    this.begun.catch(() => undefined);
    return client;
  }

  /** Ends the transaction; the next statement begins a new one (after a write, so that its result is seen). */
  async close(): Promise<void> {
    await this.tail;
    const { client: open, begun } = this;
    this.client = undefined;
    if (!open) return;
    const client = await open.catch(() => undefined);
    if (!client) return;
    // Nothing was written: nobody has to wait for the end, but the connection is lent again only after it.
    void Promise.all([begun, client.query('commit')]).then(
      () => client.release(),
      () => client.release(true),
    );
  }
}

/** Statements of one moment travel in one packet: to an operating system a write costs more than what is written. */
function sendTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const keptNames = new Map<string, string>();
const maximumKept = 100;

/** Name of a statement that connections keep. They keep it for their whole life, so only so many texts may have one. */
function keptName(text: string): string | undefined {
  let name = keptNames.get(text);
  if (name === undefined && keptNames.size < maximumKept) {
    name = `hengjian_${keptNames.size}`;
    keptNames.set(text, name);
  }
  return name;
}

function checked(id: string): string {
  if (!isId(id)) throw new Error('an id of the actor is not a UUID');
  return id;
}

/** PostgreSQL's SQLSTATE of an error, also when the ORM wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error; at && typeof at === 'object'; at = (at as { cause?: unknown }).cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
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
