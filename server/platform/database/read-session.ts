import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../access/actor.js';
import { tookTooLong } from '../graphql/errors.js';
import { isId } from '../ids.js';
import { cancelStatement } from './cancel-statement.js';
import { KeptStatements } from './kept-statements.js';
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

  constructor(
    private readonly pool: Pool,
    actor: Actor,
  ) {
    this.reads = {
      actor,
      query: <Row>(name: string, sql: string, parameters: readonly unknown[] = [], plan?: Plan) => {
        // Sent without waiting for the one before: one connection answers its statements in their order.
        const send = async () => {
          if (this.over) throw tookTooLong();
          this.client ??= this.begin(actor);
          const client = await this.client;
          this.statements += 1;
          sendTogether(client);
          const text = `/* ${name} */ ${sql}`;
          const answer = await client.query({
            text,
            values: parameters as unknown[],
            name: plan && kept.nameOf(name, text),
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
    if (this.over) return;
    this.over = true;
    this.cancelled = this.cancelUntilQuiet();
  }

  private async cancelUntilQuiet(): Promise<void> {
    let quiet = false;
    const settled = this.tail.then(() => (quiet = true));
    while (!quiet) {
      if (this.lent) await cancelStatement(this.lent);
      await Promise.race([settled, sleep(cancelAgainMs)]);
    }
  }

  /** Ends the transaction; the next statement begins a new one (after a write, so that its result is seen). */
  async close(): Promise<void> {
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
