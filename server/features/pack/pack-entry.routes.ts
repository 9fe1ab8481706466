import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { demand, sendError } from '../../platform/http/route-guard.js';
import { isId } from '../../platform/ids.js';
import { requireOpenFile, sendCopy, sendFile, sendWrapped, unmarked, wrapFile } from '../evidence/index.js';
import type { EvidenceRoom } from '../evidence/index.js';
import { mayRead } from './pack.access.js';
import { packsByIds } from './pack.queries.js';
import { entryOf } from './pack.reading.queries.js';
import { tellRead } from './pack.records.js';
import type { RouteDeps } from './pack.routes.js';

const about = text('仅供迎检', 'For this inspection');

type EntryRequest = FastifyRequest<{ Params: { id: string; position: string } }>;

/**
 * One file of a frozen pack: taken away, or shown in place where a browser can do no harm with it. An account that sees one pack only
 * gets proofs and nothing else, and never without its name: as a marked copy, or in a ZIP with a note. Every answer is an event.
 */
export function packEntryRoutes(
  http: FastifyInstance,
  deps: RouteDeps,
  watermark: EvidenceRoom['watermark'],
): void {
  // No HEAD: every answer of these routes is noted as a read.
  const options = { exposeHeadRoute: false };
  for (const way of ['download', 'preview'] as const)
    http.get<{ Params: { id: string; position: string } }>(
      `/files/packs/:id/entries/:position${way === 'preview' ? '/preview' : ''}`,
      options,
      (request, reply) => serve(deps, watermark, request, reply, way),
    );
}

async function serve(
  { database, storage }: RouteDeps,
  watermark: EvidenceRoom['watermark'],
  request: EntryRequest,
  reply: FastifyReply,
  way: 'download' | 'preview',
): Promise<FastifyReply> {
  try {
    const actor = demand(request, 'pack:read', 'limited');
    const { id, position } = request.params;
    if (!isId(id) || !/^\d{1,6}$/.test(position)) throw notFound();
    const { pack, entry } = await database.read(actor, async (reads) => {
      const [found] = await packsByIds(reads, [id]);
      if (!found) throw notFound();
      if (!mayRead(actor, found)) throw forbidden();
      if (found.state !== 'FROZEN')
        throw invalidState(
          text('材料包还没有冻结，或已经撤回。', 'The pack is not frozen, or was withdrawn.'),
        );
      const file = await entryOf(reads, id, Number(position));
      if (!file || (actor.packId && !file.proof)) throw notFound();
      await requireOpenFile(reads, file.sha256);
      return { pack: found, entry: file };
    });
    const file = {
      sha256: entry.sha256,
      byteSize: entry.byteSize,
      fileName: entry.proof?.fileName ?? entry.path.split('/').at(-1)!,
      mediaType: entry.proof
        ? (entry.proof.mediaType ?? 'text/plain; charset=utf-8')
        : 'application/octet-stream',
    };
    if (!actor.packId) {
      await tellRead(database, actor, 'pack.fileRead', pack, { path: entry.path });
      return await sendFile(storage, file, request, reply, way);
    }
    const now = new Date();
    const copy = await watermark.copyOf(file, actor, now, about);
    if (!copy && way === 'preview') throw unmarked();
    const how = copy ? 'marked' : 'in a marked ZIP';
    await tellRead(database, actor, 'pack.fileRead', pack, { path: entry.path, how });
    return copy
      ? sendCopy(file, copy, reply, way)
      : sendWrapped(await wrapFile(storage, file, actor, now, about), reply);
  } catch (error) {
    return sendError(error, request, reply);
  }
}
