import type { Actor, Origin } from '../access/actor.js';
import type { Database, Reads, ReadSession } from '../database/database.js';
import type { EventFeed } from '../events/feed.js';
import { unauthenticated } from './errors.js';

/** What the HTTP side lends to the resolvers of signing in and out. */
export interface CookieJar {
  setSession(token: string, expiresAt: Date): void;
  clearSession(): void;
}

/** One per operation: who asks, and the single read transaction of the answer. */
export class RequestContext {
  private session: ReadSession | undefined;
  private checkedAt = Date.now();

  constructor(
    private readonly database: Database,
    /** Committed events, for subscriptions. */
    readonly feed: EventFeed,
    readonly origin: Origin,
    private current: Actor | undefined,
    readonly cookies: CookieJar | undefined,
    /** Reads the caller again from his session or token; undefined when it has ended. */
    private readonly authenticate: () => Promise<Actor | undefined>,
  ) {}

  /** The caller, or an UNAUTHENTICATED error. */
  get actor(): Actor {
    if (!this.current) throw unauthenticated();
    return this.current;
  }

  get optionalActor(): Actor | undefined {
    return this.current;
  }

  /** After signing in: the rest of the operation is answered to the new caller. */
  async become(actor: Actor | undefined): Promise<void> {
    await this.close();
    this.current = actor;
  }

  /** The read transaction of this operation; begins with its first statement. */
  get reads(): Reads {
    this.session ??= this.database.openReads(this.actor);
    return this.session.reads;
  }

  /** Ends the read transaction; the next statement sees what was committed meanwhile. */
  async close(): Promise<void> {
    const open = this.session;
    this.session = undefined;
    await open?.close();
  }

  /** For long-lived sockets: the caller's rights are read again when they are older than `maximumAgeMs`. */
  async refreshActor(maximumAgeMs: number): Promise<void> {
    if (Date.now() - this.checkedAt < maximumAgeMs) return;
    this.current = await this.authenticate();
    this.checkedAt = Date.now();
  }
}
