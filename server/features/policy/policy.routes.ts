import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../platform/deps.js';
import { notFound } from '../../platform/graphql/errors.js';
import { demand, sendError } from '../../platform/http/route-guard.js';
import { isId } from '../../platform/ids.js';
import { requireOpenFile, sendFile } from '../evidence/index.js';
import { policyVersionsByIds } from './policy.queries.js';

type Request = FastifyRequest<{ Params: { readonly versionId: string } }>;

/** The files of uploaded versions: as a download, or a PDF in place. */
export function policyRoutes(
  http: FastifyInstance,
  { database, storage }: Pick<Deps, 'database' | 'storage'>,
): void {
  const serve =
    (way: 'download' | 'preview') =>
    async (request: Request, reply: FastifyReply): Promise<FastifyReply> => {
      try {
        const actor = demand(request, 'policy:read');
        const { versionId } = request.params;
        const file = await database.read(actor, async (reads) => {
          const [version] = isId(versionId) ? await policyVersionsByIds(reads, [versionId]) : [];
          const { sha256, mediaType, fileName } = version ?? {};
          if (!sha256 || !mediaType || !fileName) throw notFound();
          await requireOpenFile(reads, sha256);
          return { sha256, mediaType, fileName };
        });
        return await sendFile(storage, file, request, reply, way);
      } catch (error) {
        return sendError(error, request, reply);
      }
    };
  http.get('/files/policies/:versionId', { exposeHeadRoute: false }, serve('download'));
  http.get('/files/policies/:versionId/preview', { exposeHeadRoute: false }, serve('preview'));
}
