import type { Actor, Origin } from '../access/actor.js';
import type { Reads, ReadSession } from '../database/database.js';
import type { EventFeed } from '../events/feed.js';
import { endOf, momentOf } from '../moment.js';
import { tookTooLong, unauthenticated } from './errors.js';
import type { Host } from './host.js';

/** All statements of one answer together; each of them has the limit of the database besides. */
const operationMs = 10_000;

/** What the HTTP side lends to the resolvers of signing in and out. */
export interface CookieJar {
  setSession(token: string, expiresAt: Date): void;
  clearSession(): void;
}

interface Answer {
  session: ReadSession | undefined;
  deadline: NodeJS.Timeout | undefined;
  /** Nobody waits for it any more, or it is on its way: nothing further is read for it. */
  over: boolean;
}

/** One per operation: who asks, and the single read transaction of the answer. */
export class RequestContext {
  // Apollo works on a copy of the context; what changes while it answers is held in one place by both.
  private readonly answer: Answer = { session: undefined, deadline: undefined, over: false };
  private checkedAt = Date.now();

  constructor(
    readonly host: Host,
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

  /** Committed events, for subscriptions. */
  get feed(): EventFeed {
    return this.host.feed;
  }

  /** After signing in: the rest of the operation is answered to the new caller. */
  async become(actor: Actor | undefined): Promise<void> {
    await this.close();
    this.current = actor;
  }

  /** The read transaction of this operation; begins with its first statement. */
  get reads(): Reads {
    return this.open().reads;
  }

  /** The same transaction looking at the moment that an argument `asOf` means; at the present without one. */
  readsAt(asOf: string | null | undefined, field?: string): Reads {
    return asOf == null ? this.reads : this.open().at(momentOf(asOf, new Date(), field));
  }

  /**
   * The same transaction as if it were the end of a later day: the rows of now, under the clock of then. For what time alone
   * will do (validity, due days); nothing else of the future is known.
   */
  readsAhead(day: string): Reads {
    return this.open().at(endOf(day));
  }

  private open(): ReadSession {
    if (this.answer.over) throw tookTooLong();
    if (!this.answer.session) {
      const session = this.host.database.openReads(this.actor);
      this.answer.session = session;
      this.answer.deadline = setTimeout(() => session.cancel(), operationMs).unref();
    }
    return this.answer.session;
  }

  /**
   * Nobody waits for the answer any more: what is being read for it is cancelled. A change that has begun goes on to its
   * end: whoever closes the page after pressing a button meant it.
   */
  abandon(): void {
    this.answer.over = true;
    this.answer.session?.cancel();
  }

  /** Ends the read transaction; what is read next sees what was committed meanwhile. */
  async close(): Promise<void> {
    const open = this.answer.session;
    this.answer.session = undefined;
    clearTimeout(this.answer.deadline);
    await open?.close();
  }

  /** The answer is on its way: what still reads beside a part of it that failed gets no other transaction. */
  async end(): Promise<void> {
    this.answer.over = true;
    await this.close();
  }

  /** For long-lived sockets: the caller's rights are read again when they are older than `maximumAgeMs`. */
  async refreshActor(maximumAgeMs: number): Promise<void> {
    if (Date.now() - this.checkedAt < maximumAgeMs) return;
    this.current = await this.authenticate();
    this.checkedAt = Date.now();
  }
}
