import { Client } from 'pg';
import type { Pool } from 'pg';
import type { Logger } from '../logging.js';

/** What the server's fan-out knows of an event; before and after stay behind row security. */
export interface FedEvent {
  readonly cursor: string;
  readonly id: string;
  readonly organizationId: string;
  readonly at: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly topics: readonly string[];
  readonly actorName: string;
}

interface Listener {
  readonly organizationId: string;
  readonly topic: string | undefined;
  readonly accepts: ((event: FedEvent) => boolean) | undefined;
  push(event: FedEvent): void;
}

const channel = 'hengjian_event';
const pollMs = 500;
const pageSize = 500;
/** Events kept for a socket that reads slowly; older ones are dropped, the client reads the state again anyway. */
const bufferSize = 64;

/**
 * Carries committed events to this process's subscribers. LISTEN is only a wake-up: the events are read from the table
 * by cursor, so nothing is lost when a notification is, and several server processes see the same order.
 */
export class EventFeed {
  private readonly listeners = new Set<Listener>();
  private readonly watchers: ((event: FedEvent) => void)[] = [];
  private after: { xid: string; seq: string } = { xid: '0', seq: '0' };
  private timer: NodeJS.Timeout | undefined;
  private client: Client | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private notifyTimer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly pool: Pool,
    private readonly listenUrl: string,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    const { rows } = await this.pool.query('select xid, seq from event_feed_end()');
    this.after = rows[0];
    this.timer = setInterval(() => this.wake(), pollMs);
    this.timer.unref();
    await this.listen();
  }

  /** Subscriptions that hear of events now. */
  get subscribers(): number {
    return this.listeners.size;
  }

  /** The last event that was told. */
  get cursor(): string {
    return `${this.after.xid}.${this.after.seq}`;
  }

  /** Reads what is new now; called after a local commit and by notifications of other processes. */
  wake(): void {
    this.again = true;
    this.running ??= this.drain().finally(() => (this.running = undefined));
  }

  /** After a local commit: this process at once, the others by at most ten notifications a second. */
  announce(): void {
    this.wake();
    this.notifyTimer ??= setTimeout(() => {
      this.notifyTimer = undefined;
      this.pool.query(`select pg_notify('${channel}', '')`).catch(() => undefined);
    }, 100).unref();
  }

  /** Tells of every event of every organization, for work that follows from it. */
  watch(watcher: (event: FedEvent) => void): void {
    this.watchers.push(watcher);
  }

  /** Events of one organization, or of one topic in it, from now on. Ends when the consumer returns. */
  subscribe(
    organizationId: string,
    topic?: string,
    accepts?: (event: FedEvent) => boolean,
  ): AsyncIterableIterator<FedEvent> {
    const buffer: FedEvent[] = [];
    let waiting: ((result: IteratorResult<FedEvent>) => void) | undefined;
    let ended = false;
    const listener: Listener = {
      organizationId,
      topic,
      accepts,
      push: (event) => {
        if (waiting) {
          waiting({ value: event, done: false });
          waiting = undefined;
        } else {
          buffer.push(event);
          if (buffer.length > bufferSize) buffer.shift();
        }
      },
    };
    this.listeners.add(listener);
    const finish = (): IteratorResult<FedEvent> => {
      ended = true;
      this.listeners.delete(listener);
      waiting?.({ value: undefined, done: true });
      return { value: undefined, done: true };
    };
    return {
      next: () => {
        const ready = buffer.shift();
        if (ready) return Promise.resolve({ value: ready, done: false });
        if (ended || this.stopped) return Promise.resolve(finish());
        return new Promise((done) => (waiting = done));
      },
      return: () => Promise.resolve(finish()),
      throw: () => Promise.resolve(finish()),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.notifyTimer);
    await this.running?.catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        const { rows } = await this.pool.query(
          `select xid::text || '.' || seq as cursor, xid::text as xid, seq::text as seq, id, organization_id as "organizationId",
             at, action, object_type as "objectType", object_id as "objectId", topics, actor_name as "actorName"
           from event_feed($1::text::xid8, $2::bigint, $3)`,
          [this.after.xid, this.after.seq, pageSize],
        );
        for (const row of rows) this.dispatch(row);
        const last = rows.at(-1);
        if (last) this.after = { xid: last.xid, seq: last.seq };
        if (rows.length === pageSize) this.again = true;
      } catch (error) {
        this.logger.warn({ err: error }, 'the event feed could not be read; trying again');
        return;
      }
    }
  }

  private dispatch(event: FedEvent): void {
    for (const watcher of this.watchers) watcher(event);
    for (const listener of this.listeners) {
      if (listener.organizationId !== event.organizationId) continue;
      if (listener.topic !== undefined && !event.topics.includes(listener.topic)) continue;
      if (!listener.accepts || listener.accepts(event)) listener.push(event);
    }
  }

  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new Client({ connectionString: this.listenUrl });
    this.client = client;
    const again = () => {
      client.removeAllListeners('end');
      setTimeout(() => void this.listen(), pollMs).unref();
    };
    client.on('error', () => undefined);
    client.on('notification', () => this.wake());
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      client.on('end', again);
      // What was written while nobody listened.
      this.wake();
    } catch {
      again();
    }
  }
}
