import { PgBoss } from 'pg-boss';
import type { Tx } from '../database/database.js';
import type { Logger } from '../logging.js';

/** What travels in a job: ids only, never content; every handler opens the tenant door itself. */
export interface JobData {
  readonly organizationId: string;
  readonly [key: string]: string;
}

export interface JobContext {
  /** Aborted when the server stops; a handler that sees it ends early and is tried again later. */
  readonly signal: AbortSignal;
}

export type JobHandler = (data: JobData, context: JobContext) => Promise<void>;

/** Background work that survives a crash: pg-boss queues in the same database, enqueued inside the write transaction. */
export class Jobs {
  private readonly boss: PgBoss;
  private readonly stopping = new AbortController();
  private readonly handlers = new Map<string, { handler: JobHandler; concurrency: number }>();
  private readonly schedules: { name: string; cron: string }[] = [];

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
    });
    this.boss.on('error', (error) => this.logger.warn({ err: error }, 'job queue'));
  }

  /** Declares a queue and what works on it; call before start. */
  handle(name: string, handler: JobHandler, concurrency = 1): void {
    this.handlers.set(name, { handler, concurrency });
  }

  /** Runs a queue by cron in Shanghai time, once over all server processes; call before start. */
  schedule(name: string, cron: string): void {
    this.schedules.push({ name, cron });
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const [name, { handler, concurrency }] of this.handlers) {
      // Few queues, once at start: each needs its own call.
      await this.boss.createQueue(name, { retryLimit: 2, retryDelay: 5, expireInSeconds: 900 });
      for (let worker = 0; worker < concurrency; worker += 1) {
        await this.boss.work<JobData>(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
          for (const job of jobs) await this.run(name, handler, job.data ?? { organizationId: '' });
        });
      }
    }
    for (const { name, cron } of this.schedules)
      await this.boss.schedule(name, cron, {}, { tz: 'Asia/Shanghai' });
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

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.boss.stop({ graceful: true, timeout: 10_000 });
  }

  private async run(name: string, handler: JobHandler, data: JobData): Promise<void> {
    try {
      await handler(data, { signal: this.stopping.signal });
    } catch (error) {
      this.logger.error({ err: error, queue: name }, 'job failed');
      throw error;
    }
  }
}
