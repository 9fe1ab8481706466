import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { systemActor } from '../../platform/access/actor.js';
import { minuteOf } from '../../platform/clock.js';
import { AppError, notFound, text } from '../../platform/graphql/errors.js';
import { sendError } from '../../platform/http/route-guard.js';
import { hashToken, RateGate, verifyPassword } from '../people/index.js';
import { sharedPath } from './pack-link.service.js';
import { volumesOf } from './pack.queries.js';
import { sendVolume, volumeOf } from './pack.routes.js';
import type { RouteDeps } from './pack.routes.js';
import { packTopic } from './pack.records.js';
import { sharedPage } from './shared-pack.page.js';

interface LinkRow {
  readonly organization_id: string;
  readonly id: string;
  readonly pack_id: string;
  readonly recipient: string;
  readonly password_hash: string;
  readonly expires_at: Date | string;
  readonly most_downloads: number;
  readonly downloads: number;
  readonly organization: string;
  readonly name: string;
  readonly number: string;
}

const keyShape = /^[\w-]{43}$/;
const triesPerWindow = 30;
const windowMs = 15 * 60_000;

/**
 * The way of somebody without an account: a page that asks for the password of the link, and the pack. The key stands behind the
 * question mark, where no log of ours writes it. A link that ended, of whatever cause, and one that never was look alike.
 */
export function sharedPackRoutes(http: FastifyInstance, deps: RouteDeps): void {
  const gate = new RateGate(triesPerWindow, windowMs);
  http.register((scope, _options, done) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.get<{ Querystring: { key?: unknown } }>(sharedPath, async (request, reply) => {
      try {
        const link = await find(deps, request, gate);
        const volumes = await deps.database.read(actorOf(link, request), (reads) =>
          volumesOf(reads, [link.pack_id]),
        );
        return await reply.headers(pageHeaders).send(sharedPage(toldOf(link), volumes));
      } catch (error) {
        return sendError(error, request, reply);
      }
    });
    scope.post<{ Querystring: { key?: unknown }; Body: { password?: unknown; volume?: unknown } | null }>(
      sharedPath,
      async (request, reply) => {
        try {
          const link = await find(deps, request, gate);
          const actor = actorOf(link, request);
          const { password, volume } = request.body ?? {};
          if (
            !(await verifyPassword(
              typeof password === 'string' ? password.slice(0, 128) : '',
              link.password_hash,
            ))
          ) {
            await noteFailure(deps, actor, link);
            const volumes = await deps.database.read(actor, (reads) => volumesOf(reads, [link.pack_id]));
            return await reply
              .status(403)
              .headers(pageHeaders)
              .send(sharedPage(toldOf(link), volumes, '密码不对，请重新输入。 Wrong password.'));
          }
          const wanted = volumeOf(volume);
          await take(deps, actor, link, wanted);
          return await sendVolume(
            deps,
            actor,
            { id: link.pack_id, name: link.name, number: link.number },
            wanted,
            reply,
          );
        } catch (error) {
          return sendError(error, request, reply);
        }
      },
    );
    done();
  });
}

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
} as const;

async function find(
  { database }: RouteDeps,
  request: FastifyRequest<{ Querystring: { key?: unknown } }>,
  gate: RateGate,
): Promise<LinkRow> {
  const { key } = request.query;
  if (!gate.pass(`address ${request.ip}`)) throw tooOften();
  if (typeof key !== 'string' || !keyShape.test(key)) throw ended();
  const { rows } = await database.pool.query<LinkRow>({
    name: 'find_pack_link',
    text: 'select * from find_pack_link($1)',
    values: [hashToken(key)],
  });
  const [link] = rows;
  if (!link || link.downloads >= link.most_downloads) throw ended();
  return link;
}

/** Counts one download and writes it down; the last one that is left goes to one of two who ask at once. */
async function take({ database }: RouteDeps, actor: Actor, link: LinkRow, volume: number): Promise<void> {
  await database.write(actor, async (tx) => {
    const [taken] = await tx.query<{ downloads: number }>(
      'packLink.take',
      `update pack_link l set downloads = downloads + 1, failed_tries = 0
       where l.organization_id = $1 and l.id = $2 and l.revoked_at is null and l.expires_at > clock_timestamp()
         and l.downloads < l.most_downloads
         and exists (select 1 from pack_entry n where n.organization_id = $1 and n.pack_id = l.pack_id and n.volume = $3)
         and exists (select 1 from pack k where k.organization_id = $1 and k.id = l.pack_id and k.state = 'FROZEN')
       returning downloads`,
      [link.organization_id, link.id, volume],
    );
    if (!taken) throw ended();
    tx.record({
      action: 'pack.downloaded',
      objectType: 'Pack',
      objectId: link.pack_id,
      objectName: link.name,
      after: { volume, linkId: link.id, recipient: link.recipient, downloads: taken.downloads },
      topics: [packTopic(link.pack_id)],
    });
  });
}

/** A link ends after twenty wrong passwords in a row, whoever tries them. */
async function noteFailure({ database }: RouteDeps, actor: Actor, link: LinkRow): Promise<void> {
  await database.write(actor, async (tx) => {
    await tx.query(
      'packLink.failed',
      'update pack_link set failed_tries = failed_tries + 1 where organization_id = $1 and id = $2',
      [link.organization_id, link.id],
    );
    tx.record({
      action: 'pack.shareRefused',
      objectType: 'Pack',
      objectId: link.pack_id,
      objectName: link.name,
      outcome: 'FAILED',
      reason: 'wrong password',
      after: { linkId: link.id, recipient: link.recipient },
    });
  });
}

/** Who holds a link acts by the name that it was made for, and is written down with his address. */
const actorOf = (link: LinkRow, request: FastifyRequest): Actor => ({
  ...systemActor(link.organization_id, `分享链接：${link.recipient}`),
  ...request.origin,
});

const toldOf = (link: LinkRow) => ({
  organization: link.organization,
  name: link.name,
  number: link.number,
  expiresAt: minuteOf(new Date(link.expires_at)),
  left: link.most_downloads - link.downloads,
});

const ended = () =>
  new AppError(
    'NOT_FOUND',
    text(
      '链接不存在，或已失效：可能已到期、已达下载次数，或被收回。请联系提供链接的医院。',
      'There is no such link, or it has ended: it expired, was used up or was taken back. Ask the hospital that gave it to you.',
    ),
    { status: notFound().details.status ?? 404 },
  );

const tooOften = () =>
  new AppError('RATE_LIMITED', text('尝试过于频繁，请 15 分钟后再试。', 'Too many tries: wait 15 minutes.'), {
    status: 429,
  });
