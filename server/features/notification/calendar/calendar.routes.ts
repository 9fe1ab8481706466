import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../../platform/access/actor.js';
import type { Deps } from '../../../platform/deps.js';
import { AppError, notFound, text } from '../../../platform/graphql/errors.js';
import { sendError } from '../../../platform/http/route-guard.js';
import { organizationOf } from '../../organization/index.js';
import { hashToken, memberActor, RateGate } from '../../people/index.js';
import type { MemberRow } from '../../people/index.js';
import { calendarFile } from './calendar-file.js';
import { dueDays } from './calendar.queries.js';
import { calendarPath } from './calendar.service.js';
import type { CalendarScope } from './calendar.types.js';

type FeedRow = Omit<MemberRow, 'pack_id'> & {
  readonly scope: CalendarScope;
  readonly fetched_at: string | null;
  readonly at: string;
};

/** Programs ask every quarter of an hour; whoever asks more has a broken one, or guesses. */
const fetchesPerHour = 60;
const hourMs = 3_600_000;
const keyShape = /^[\w-]{43}$/;

/**
 * Serves calendars to programs that have nothing but the address. The key stands behind the question mark, where no log of ours
 * writes it; it opens this one file and nothing else.
 */
export function calendarRoutes(
  http: FastifyInstance,
  { config, database }: Pick<Deps, 'config' | 'database'>,
): void {
  const gate = new RateGate(fetchesPerHour, hourMs);
  http.get<{ Querystring: { key?: unknown } }>(calendarPath, async (request, reply) => {
    try {
      const { key } = request.query;
      const feed = typeof key === 'string' && keyShape.test(key) ? await find(key) : undefined;
      // One address may stand for a whole hospital: who has a key is counted by it.
      if (!gate.pass(feed ? `key ${String(key)}` : `address ${request.ip}`)) throw tooOften();
      // A wrong key, one that ended and one of somebody who left look alike.
      if (!feed) throw notFound();
      const actor = memberActor(request.origin, {
        ...feed,
        pack_id: null,
        session_id: undefined,
        expires_at: undefined,
      });
      const [organization, days] = await database.read(
        actor,
        async (reads) => [await organizationOf(reads), await dueDays(reads, feed.scope)] as const,
      );
      await note(actor, feed);
      const base = config.publicUrl ?? `${request.protocol}://${request.host}`;
      const file = calendarFile(days, feed.scope, feed.locale, base, organization.name);
      const tag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"`;
      reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
      if (request.headers['if-none-match'] === tag) return await reply.status(304).send();
      return await reply
        .header('content-disposition', 'inline; filename="hengjian.ics"')
        .type('text/calendar; charset=utf-8')
        .send(file);
    } catch (error) {
      return sendError(error, request, reply);
    }
  });

  async function find(key: string): Promise<FeedRow | undefined> {
    const { rows } = await database.pool.query<FeedRow>({
      name: 'find_calendar_feed',
      text: 'select * from find_calendar_feed($1)',
      values: [hashToken(key)],
    });
    return rows[0];
  }

  /** So that its owner sees whether it is used; once an hour is enough, and no event: nothing changed. */
  async function note(actor: Actor, feed: FeedRow): Promise<void> {
    if (feed.fetched_at && Date.parse(feed.at) - Date.parse(feed.fetched_at) < hourMs) return;
    await database.write(actor, (tx) =>
      tx.query(
        'calendarFeed.fetched',
        `update calendar_feed set fetched_at = $3 where organization_id = $1 and membership_id = $2`,
        [feed.organization_id, feed.membership_id, tx.now],
      ),
    );
  }
}

const tooOften = () =>
  new AppError(
    'RATE_LIMITED',
    text('日历获取过于频繁，请一小时后再试。', 'The calendar was fetched too often: wait an hour.'),
    { status: 429 },
  );
