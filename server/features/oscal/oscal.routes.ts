import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Permission } from '../../platform/access/permissions.js';
import type { Reads } from '../../platform/database/database.js';
import type { Deps } from '../../platform/deps.js';
import type { EventDraft } from '../../platform/events/event-draft.js';
import { notFound } from '../../platform/graphql/errors.js';
import { demand, sendError } from '../../platform/http/route-guard.js';
import { isId } from '../../platform/ids.js';
import { contentDisposition } from '../evidence/index.js';
import { requireEdition } from '../framework/index.js';
import { organizationOf } from '../organization/index.js';
import { assessmentResults } from './assessment-results.js';
import { mappingCollection } from './mapping-collection.js';
import { requireWhole } from './oscal.access.js';
import { addressOf, documentPath, jsonOf } from './oscal.parts.js';
import type { Address } from './oscal.parts.js';
import { mappingsBetween } from './oscal.queries.js';
import { readState } from './oscal.state.js';
import type { State } from './oscal.state.js';
import { planOfAction } from './poam.js';

interface DocumentOfAssessment {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly write: (state: State, address: Address) => object;
}

const documents: readonly DocumentOfAssessment[] = [
  { name: 'assessment-results', permissions: [], write: assessmentResults },
  { name: 'poam', permissions: ['remediation:read'], write: planOfAction },
];

/** Files for programs of others; every answer is noted as an export, hence no HEAD. */
export function oscalRoutes(
  http: FastifyInstance,
  { database, config }: Pick<Deps, 'database' | 'config'>,
): void {
  const options = { exposeHeadRoute: false };
  const address = addressOf(config.publicUrl);

  for (const { name, permissions, write } of documents)
    http.get<{ Params: { id: string } }>(documentPath(':id', name), options, async (request, reply) => {
      try {
        const actor = demand(request, 'assessment:read');
        for (const permission of permissions) demand(request, permission);
        requireWhole(actor);
        const { id } = request.params;
        if (!isId(id)) throw notFound();
        const { state, file } = await database.read(actor, async (reads) => {
          const read = await readState(reads, id);
          return { state: read, file: jsonOf(write(read, address)) };
        });
        const { assessment } = state;
        await database.write(actor, async (tx) =>
          tx.record(exported('assessment.exported', 'Assessment', assessment, `oscal-${name}`, file)),
        );
        return await sendFile(reply, `${assessment.name}-${name}.oscal.json`, file);
      } catch (error) {
        return sendError(error, request, reply);
      }
    });

  http.get<{ Params: { one: string; other: string } }>(
    '/files/oscal/crosswalks/:one/:other/mapping.json',
    options,
    async (request, reply) => {
      try {
        const actor = demand(request, 'framework:read');
        const { one, other } = request.params;
        if (one === other) throw notFound();
        const file = await database.read(actor, (reads) => mappingFile(reads, one, other, address));
        await database.write(actor, async (tx) =>
          tx.record(
            exported('crosswalk.exported', 'Crosswalk', { name: `${one} ↔ ${other}` }, 'oscal-mapping', file),
          ),
        );
        return await sendFile(reply, `${one}-${other}-mapping.oscal.json`, file);
      } catch (error) {
        return sendError(error, request, reply);
      }
    },
  );
}

async function mappingFile(reads: Reads, one: string, other: string, address: Address): Promise<Buffer> {
  const pair = [await requireEdition(reads, one), await requireEdition(reads, other)] as const;
  const stored = await mappingsBetween(reads, pair[0].framework.id, pair[1].framework.id);
  return jsonOf(mappingCollection(pair, await organizationOf(reads), stored, address));
}

const exported = (
  action: string,
  objectType: string,
  { id, name }: { readonly id?: string; readonly name: string },
  format: string,
  file: Buffer,
): EventDraft => ({
  action,
  objectType,
  ...(id !== undefined && { objectId: id }),
  objectName: name,
  after: { format, bytes: file.length },
});

const sendFile = (reply: FastifyReply, name: string, file: Buffer): FastifyReply =>
  reply
    .headers({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': contentDisposition('attachment', name),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .send(file);
