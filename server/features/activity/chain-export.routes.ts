import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../platform/deps.js';
import { lastSeal } from '../../platform/events/chain/chain.rows.js';
import { demand, sendError } from '../../platform/http/route-guard.js';
import { organizationOf } from '../organization/index.js';
import { chainArchive } from './chain-export.js';

/** Downloading the chain of one's own organization; every download is an event. */
export function chainExportRoutes(
  http: FastifyInstance,
  { database, logger }: Pick<Deps, 'database' | 'logger'>,
): void {
  // No HEAD: every answer of this route is noted as a download.
  http.get('/files/audit-chain', { exposeHeadRoute: false }, async (request, reply) => {
    try {
      const actor = demand(request, 'event:verify');
      const [organization, head] = await database.read(
        actor,
        async (reads) => [await organizationOf(reads), await lastSeal(reads)] as const,
      );
      await database.write(actor, async (tx) => {
        tx.record({
          action: 'chain.exported',
          objectType: 'EventSeal',
          after: { number: head?.number ?? 0, hash: head?.hash ?? null },
        });
      });
      const exportedAt = new Date().toISOString();
      const archive = chainArchive(
        (work) => database.read(actor, work),
        { organizationId: actor.organizationId, organization: organization.name, exportedAt, head },
        (error) => {
          logger.error({ err: error }, 'the export of the audit chain broke off');
          reply.raw.destroy();
        },
      );
      return await reply
        .headers({
          'content-type': 'application/zip',
          'content-disposition': `attachment; filename="audit-chain-${head?.number ?? 0}.zip"; filename*=UTF-8''${encodeURIComponent(`审计链-${organization.name}-${exportedAt.slice(0, 10)}.zip`)}`,
          'cache-control': 'no-store',
        })
        .send(archive);
    } catch (error) {
      return sendError(error, request, reply);
    }
  });
}
