import { PgBoss } from 'pg-boss';
import type { Tx } from '../database/database.js';
import type { Logger } from '../logging.js';

/** What travels in a job: ids only, never content; every handler opens the tenant door itself. */
export interface JobData {
  readonly organizationId: string;
  readonly [key: string]: string;
}

export interface JobContext {
  /** Aborted when the server stops, or when the job was given to another one; a handler that sees it ends early. */
  readonly signal: AbortSignal;
}

/**
 * A running job is touched by its server twice in this time. One that is not was left behind by a killed process: any
 * living server gives it to the next free worker. It is the shortest time that the queue knows.
 */
const leaseSeconds = 10;
/** How often each server looks for jobs that were left behind. */
const lookEverySeconds = 4;
const retries = { retryLimit: 3, retryDelay: 2 } as const;

export type JobHandler = (data: JobData, context: JobContext) => Promise<void>;

/** Background work that survives a crash: pg-boss queues in the same database, enqueued inside the write transaction. */
export class Jobs {
  private readonly boss: PgBoss;
  private readonly stopping = new AbortController();
  private readonly handlers = new Map<string, { handler: JobHandler; deadLetter: string | undefined }>();
  private readonly schedules: { name: string; cron: string }[] = [];
  private running = false;
  /** Asked for before the start. */
  private readonly wanted = new Set<string>();

  constructor(
    url: string,
    private readonly logger: Logger,
  ) {
    this.boss = new PgBoss({
      connectionString: url,
      schema: 'pgboss',
      createSchema: false,
      max: 3,
      application_name: 'hengjian-jobs',
      superviseIntervalSeconds: lookEverySeconds,
      monitorIntervalSeconds: lookEverySeconds,
    });
    this.boss.on('error', (error) => this.logger.warn({ err: error }, 'job queue'));
  }

  /**
   * Declares a queue and what works on it; call before start. `givenUp` is told of a job that failed, or took its server
   * down with it, every time it was tried.
   */
  handle(name: string, handler: JobHandler, { givenUp }: { readonly givenUp?: JobHandler } = {}): void {
    const deadLetter = givenUp ? `${name}.given-up` : undefined;
    // The queue of the given up comes first: the other one names it.
    if (deadLetter && givenUp) this.handlers.set(deadLetter, { handler: givenUp, deadLetter: undefined });
    this.handlers.set(name, { handler, deadLetter });
  }

  /** Runs a queue by cron in Shanghai time, once over all server processes; call before start. */
  schedule(name: string, cron: string): void {
    this.schedules.push({ name, cron });
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const [name, { handler, deadLetter }] of this.handlers) {
      const options = {
        ...retries,
        expireInSeconds: 900,
        heartbeatSeconds: leaseSeconds,
        ...(deadLetter ? { deadLetter } : {}),
      };
      // Few queues, once at start: each needs its own calls. An existing queue keeps its options until they are updated.
      await this.boss.createQueue(name, options);
      await this.boss.updateQueue(name, options);
      await this.boss.work<JobData>(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await this.run(name, handler, job.data ?? { organizationId: '' }, job.signal);
      });
    }
    for (const { name, cron } of this.schedules)
      await this.boss.schedule(name, cron, {}, { tz: 'Asia/Shanghai' });
    this.running = true;
    for (const name of this.wanted) await this.nudge(name);
  }

  /**
   * Runs a scheduled queue soon, for what is written down elsewhere and waits: many calls within a second are one. Nothing
   * is lost when it cannot be asked for now, the schedule comes anyway.
   */
  async nudge(name: string): Promise<void> {
    if (!this.running) {
      this.wanted.add(name);
      return;
    }
    await this.boss
      .sendDebounced(name, {}, null, 1)
      .catch((error: unknown) => this.logger.warn({ err: error, queue: name }, 'job could not be asked for'));
  }

  /** Enqueues inside the caller's transaction: a rolled back change leaves no job behind. */
  async enqueue(tx: Tx, name: string, data: Record<string, string>): Promise<void> {
    await this.boss.send(
      name,
      { ...data, organizationId: tx.actor.organizationId },
      {
        db: {
          executeSql: async (sql: string, values?: unknown[]) => ({
            rows: await tx.query('job.enqueue', sql, values ?? []),
          }),
        },
      },
    );
  }

  /** Does the work of a queue here and now. */
  protected async perform(name: string, data: JobData): Promise<void> {
    const known = this.handlers.get(name);
    if (!known) throw new Error(`nothing works on ${name}`);
    await known.handler(data, { signal: this.stopping.signal });
  }

  async stop(): Promise<void> {
    this.running = false;
    this.stopping.abort();
    await this.boss.stop({ graceful: true, timeout: 10_000 });
  }

  private async run(name: string, handler: JobHandler, data: JobData, lost: AbortSignal): Promise<void> {
    try {
      await handler(data, { signal: AbortSignal.any([this.stopping.signal, lost]) });
    } catch (error) {
      this.logger.error({ err: error, queue: name }, 'job failed');
      throw error;
    }
  }
}
