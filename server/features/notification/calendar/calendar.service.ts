import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../platform/access/actor.js';
import type { Database, Reads } from '../../../platform/database/database.js';
import { forbidden } from '../../../platform/graphql/errors.js';
import { hashToken } from '../../people/index.js';
import type { CalendarFeed, CalendarScope } from './calendar.types.js';

export const calendarPath = '/files/calendar.ics';

/** Makes and ends the secret address of one's own calendar. */
export class CalendarService {
  constructor(private readonly database: Database) {}

  async read(reads: Reads): Promise<CalendarFeed | null> {
    const [feed] = await reads.query<CalendarFeed>(
      'calendarFeed.mine',
      `select scope, created_at as "createdAt", fetched_at as "fetchedAt" from calendar_feed
       where organization_id = $1 and membership_id = $2::uuid`,
      [reads.actor.organizationId, reads.actor.membershipId ?? null],
    );
    return feed ?? null;
  }

  /** A new address; the former one answers no more. Answers its path, once. FORBIDDEN for programs. */
  async create(actor: Actor, scope: CalendarScope): Promise<string> {
    const membershipId = personOf(actor);
    const key = randomBytes(32).toString('base64url');
    await this.database.write(actor, async (tx) => {
      await tx.query(
        'calendarFeed.create',
        `insert into calendar_feed (organization_id, membership_id, secret_hash, scope, created_at) values ($1, $2, $3, $4, $5)
         on conflict (organization_id, membership_id) do update set secret_hash = excluded.secret_hash, scope = excluded.scope,
           created_at = excluded.created_at, fetched_at = null`,
        [actor.organizationId, membershipId, hashToken(key), scope, tx.now],
      );
      tx.record({ action: 'calendarFeed.created', objectType: 'CalendarFeed', after: { scope } });
    });
    return `${calendarPath}?key=${key}`;
  }

  /** Answers whether there was one. */
  async remove(actor: Actor): Promise<boolean> {
    const membershipId = personOf(actor);
    return this.database.write(actor, async (tx) => {
      const gone = await tx.query<{ scope: string }>(
        'calendarFeed.remove',
        `delete from calendar_feed where organization_id = $1 and membership_id = $2 returning scope`,
        [actor.organizationId, membershipId],
      );
      if (gone.length === 0) return false;
      tx.record({ action: 'calendarFeed.deleted', objectType: 'CalendarFeed', before: { ...gone[0] } });
      return true;
    });
  }
}

function personOf(actor: Actor): string {
  if (!actor.membershipId || actor.tokenId) throw forbidden();
  return actor.membershipId;
}
