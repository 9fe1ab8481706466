import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import type { Deps } from '../../platform/deps.js';
import { forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { demand, sendError } from '../../platform/http/route-guard.js';
import { isId } from '../../platform/ids.js';
import { storedZip } from '../../platform/stored-zip.js';
import { contentDisposition } from '../evidence/index.js';
import { mayOpen } from './pack.access.js';
import { rootOf } from './pack.layout.js';
import { entriesOf, packsByIds } from './pack.queries.js';
import { tell } from './pack.records.js';

export type RouteDeps = Pick<Deps, 'database' | 'storage' | 'logger'>;

/** Taking a frozen pack away; every download is an event. */
export function packRoutes(http: FastifyInstance, deps: RouteDeps): void {
  // No HEAD: every answer of this route is noted as a download.
  const options = { exposeHeadRoute: false };
  http.get<{ Params: { id: string }; Querystring: { volume?: string } }>(
    '/files/packs/:id',
    options,
    async (request, reply) => {
      try {
        const actor = demand(request, 'pack:read');
        const { id } = request.params;
        const [pack] = isId(id) ? await deps.database.read(actor, (reads) => packsByIds(reads, [id])) : [];
        if (!pack) throw notFound();
        if (!mayOpen(actor, pack))
          throw forbidden(
            text(
              '材料包中有敏感证据，您没有查看权限。',
              'The pack holds sensitive evidence that you may not see.',
            ),
          );
        if (pack.state !== 'FROZEN')
          throw invalidState(
            text('材料包还没有冻结，或已经撤回。', 'The pack is not frozen, or was withdrawn.'),
          );
        const volume = volumeOf(request.query.volume);
        await deps.database.write(actor, async (tx) => {
          tell(tx, 'pack.downloaded', pack, { after: { volume } });
        });
        return await sendVolume(deps, actor, { id, name: pack.name, number: pack.number! }, volume, reply);
      } catch (error) {
        return sendError(error, request, reply);
      }
    },
  );
}

export const volumeOf = (asked: unknown): number =>
  /^[1-9]\d{0,4}$/.test(String(asked ?? '1')) ? Number(asked ?? 1) : 0;

/** Streams one ZIP of a frozen pack. NOT_FOUND for a volume that it does not have. */
export async function sendVolume(
  { database, storage, logger }: RouteDeps,
  actor: Actor,
  pack: { readonly id: string; readonly name: string; readonly number: string },
  volume: number,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const entries = await database.read(actor, (reads) => entriesOf(reads, pack.id, volume));
  if (entries.length === 0) throw notFound();
  const root = rootOf(pack);
  const { stream, byteSize } = await storedZip(
    entries.map(({ path, sha256, byteSize: size }) => ({
      path: `${root}/${path}`,
      byteSize: size,
      open: () => storage.read(sha256),
    })),
  );
  // The answer has begun: all that is left is to cut it, so that nobody takes half a pack for a whole one.
  stream.on('error', (error) => logger.error({ err: error, packId: pack.id }, 'download of a pack was cut'));
  return reply
    .headers({
      'content-type': 'application/zip',
      'content-length': String(byteSize),
      'content-disposition': contentDisposition('attachment', `${root}${volume > 1 ? `_${volume}` : ''}.zip`),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(stream);
}
