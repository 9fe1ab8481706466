import type { Actor } from '../access/actor.js';
import type { Database } from '../database/database.js';
import type { EventFeed } from '../events/feed.js';
import type { Logger } from '../logging.js';
import type { Room } from '../room.js';

/** The server that answers an operation. The schema is one for the process; which rooms answer comes with the request. */
export interface Host {
  readonly database: Database;
  /** Committed events, for subscriptions. */
  readonly feed: EventFeed;
  readonly logger: Logger;
  readonly resolvers: Resolvers;
  /** Called when a permission was missing, to write the audit trail; must not throw. */
  readonly onDenied: (actor: Actor, field: string) => void;
}

/** The instances of resolver classes that the rooms made. */
export class Resolvers {
  private readonly byClass: ReadonlyMap<object, object>;

  constructor(rooms: readonly Room[]) {
    const all = rooms.flatMap(({ resolvers }) => resolvers);
    this.byClass = new Map(all.map((instance) => [instance.constructor, instance]));
  }

  of(target: object): object {
    const found = this.byClass.get(target);
    if (!found) throw new Error(`no room has made ${(target as { name?: string }).name ?? 'this resolver'}`);
    return found;
  }
}
