import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from 'pg';
import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../access/actor.js';
import { invalidState, text, tookTooLong } from '../graphql/errors.js';
import { isId } from '../ids.js';
import { unknownPast } from '../moment.js';
import type { Moment } from '../moment.js';
import { cancelStatement } from './cancel-statement.js';
import { KeptStatements } from './kept-statements.js';
import { momentSetting, pastPath } from './past.js';
import type { Plan, Reads } from './tx.js';

const cancelAgainMs = 200;

/** A lazily begun read-only transaction on one pooled connection. */
export class ReadSession {
  readonly reads: Reads;
  private client: Promise<PoolClient> | undefined;
  private lent: PoolClient | undefined;
  private begun: Promise<unknown> | undefined;
  private tail: Promise<unknown> = Promise.resolve();
  /** Statements sent, without the door; read by the budget tests. */
  statements = 0;
  private over = false;
  private cancelled: Promise<void> | undefined;
  /** The moment that the connection stands at, and when it has got there. */
  private moment: Moment | undefined;
  private moved: Promise<unknown> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly actor: Actor,
  ) {
    this.reads = this.at(undefined);
  }

  /**
   * The same transaction looking at a moment of the past: its statements find the views of `past.ts` where the tables are.
   * One statement more whenever the moment changes, whatever is read at it.
   */
  at(moment: Moment | undefined): Reads {
    const { actor } = this;
    return {
      actor,
      moment,
      query: <Row>(name: string, sql: string, parameters: readonly unknown[] = [], plan?: Plan) => {
        // Sent without waiting for the one before: one connection answers its statements in their order.
        const send = async () => {
          if (this.over) throw tookTooLong();
          this.client ??= this.begin(actor);
          const client = await this.client;
          sendTogether(client);
          if (this.moment?.at !== moment?.at) this.move(client, moment);
          const moved = this.moved;
          this.statements += 1;
          const text = `/* ${name} */ ${sql}`;
          const asked = client.query({
            text,
            values: parameters as unknown[],
            // A kept plan is one of the present.
            name: moment ? undefined : plan && kept.nameOf(name, text),
          });
          const answer = await (moment ? asked.catch(refuseUnkept) : asked);
          // The beginning, and the way to the moment, were sent ahead: without them nothing may be answered.
          await this.begun;
          await moved;
          return answer.rows as Row[];
        };
        const next = send();
        this.tail = Promise.allSettled([this.tail, next]);
        return next;
      },
    };
  }

  private move(client: PoolClient, moment: Moment | undefined): void {
    this.moment = moment;
    this.statements += 1;
    this.moved = moment
      ? client
          .query<{ from: string | null }>(travelSql, [pastPath, momentSetting, moment.at])
          .then(({ rows }) => {
            if (rows[0]?.from) throw unknownPast(rows[0].from);
          })
      : client.query('set local search_path to default');
    this.moved.catch(() => undefined);
  }

  private async begin(actor: Actor): Promise<PoolClient> {
    // BEGIN and both settings travel in one message; ids are checked, so nothing can be injected.
    const sql = `begin isolation level repeatable read read only; select set_config('app.organization_id', '${checked(actor.organizationId)}', true), set_config('app.account_id', '${actor.accountId ? checked(actor.accountId) : ''}', true)`;
    const client = await this.pool.connect();
    if (this.over) {
      client.release();
      throw tookTooLong();
    }
    this.lent = client;
    sendTogether(client);
    // Not waited for: the first statement follows at once. Should this fail, it sees no organization, hence no row.
    this.begun = client.query(sql);
    this.begun.catch(() => undefined);
    return client;
  }

  /**
   * Nobody waits for the answer any more, or it took too long: sends no further statement and cancels the running one.
   * Repeated until all is quiet, because a cancellation between two statements has no effect.
   */
  cancel(): void {
    if (this.cancelled) return;
    this.over = true;
    this.cancelled = this.cancelUntilQuiet();
    // Whoever should have closed it may be gone.
    void this.close();
  }

  private async cancelUntilQuiet(): Promise<void> {
    let quiet = false;
    const settled = this.tail.then(() => (quiet = true));
    while (!quiet) {
      if (this.lent) await cancelStatement(this.lent);
      await Promise.race([settled, sleep(cancelAgainMs)]);
    }
  }

  /**
   * Ends the transaction for good. Beside a part of the answer that failed others may still be reading, for nobody: their next
   * statement is refused, because it would begin a transaction that nobody ends.
   */
  async close(): Promise<void> {
    this.over = true;
    await this.tail;
    const { client: open, begun, cancelled } = this;
    this.client = undefined;
    this.lent = undefined;
    if (!open) return;
    const client = await open.catch(() => undefined);
    if (!client) return;
    if (cancelled) {
      // A late cancellation must never meet the statement of whoever is lent this connection next.
      await cancelled;
      client.release(true);
      return;
    }
    // Nothing was written: nobody has to wait for the end, but the connection is lent again only after it.
    void Promise.all([begun, client.query('commit')]).then(
      () => client.release(),
      () => client.release(true),
    );
  }
}

// Answers since when the past is known when that is later than the moment.
const travelSql = `/* door.past */ select set_config('search_path', $1, true), set_config($2, $3, true),
  (select past_from from public.organization where id = nullif(current_setting('app.organization_id'), '')::uuid
    and past_from > $3::timestamptz) as "from"`;

const notInThePast = new Set(['42P01', '42883']);

/** The past has no such table: what stands in it is kept for the present alone. */
function refuseUnkept(error: unknown): never {
  if (error instanceof DatabaseError && notInThePast.has(error.code ?? '')) {
    throw invalidState(
      text(
        '所查内容不保存历史，只能查看当前情况。',
        'Something that was asked for is kept for the present only: leave it out, or leave out asOf.',
      ),
    );
  }
  throw error;
}

/** Statements of one moment travel in one packet: to an operating system a write costs more than what is written. */
function sendTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const kept = new KeptStatements();

function checked(id: string): string {
  if (!isId(id)) throw new Error('an id of the actor is not a UUID');
  return id;
}
