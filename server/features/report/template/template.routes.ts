import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Reads } from '../../../platform/database/database.js';
import type { Deps } from '../../../platform/deps.js';
import { mostTemplateBytes, renderDocument } from '../../../platform/documents/index.js';
import { invalidState, notFound, text } from '../../../platform/graphql/errors.js';
import { demand, demandOwnHeader, sendError, watchSilence } from '../../../platform/http/route-guard.js';
import { isId, newId } from '../../../platform/ids.js';
import { requireOpenFile } from '../../evidence/index.js';
import { organizationOf } from '../../organization/index.js';
import { filledTemplate } from './fill-template.js';
import { sampleDocument } from './sample-document.js';
import { requireTemplate } from './template.queries.js';
import { templateTooLarge } from './template.service.js';
import type { TemplateService } from './template.service.js';
import type { ReportTemplate } from './template.types.js';

interface Asked {
  readonly Params: { readonly id: string };
}

/** Templates on their way in, out, and as a sample document. */
export function templateRoutes(
  http: FastifyInstance,
  { database, storage, clock }: Pick<Deps, 'database' | 'storage' | 'clock'>,
  templates: TemplateService,
): void {
  // Its own scope, because only here a body is handed on as a stream instead of being read.
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
    scope.route<{ Querystring: { readonly fileName?: string } }>({
      method: 'POST',
      url: '/uploads/report-templates',
      // The service counts: what a refused file is told should not depend on what its sender states.
      bodyLimit: Number.MAX_SAFE_INTEGER,
      handler: async (request, reply) => {
        const declared = Number(request.headers['content-length'] ?? 0);
        if (declared > mostTemplateBytes) reply.header('connection', 'close');
        try {
          demandOwnHeader(request);
          const actor = demand(request, 'report:template');
          if (declared > mostTemplateBytes) throw templateTooLarge();
          watchSilence(request.raw);
          const body = request.body instanceof Readable ? request.body : Readable.from([]);
          return await reply.send({
            id: await templates.receive(actor, { fileName: request.query.fileName }, body),
          });
        } catch (error) {
          return sendError(error, request, reply);
        }
      },
    });
  });

  http.get<Asked>('/files/report-templates/:id/file.docx', async (request, reply) => {
    try {
      const actor = demand(request, 'report:template');
      const { id } = request.params;
      if (!isId(id)) throw notFound();
      const { fileName, sha256, byteSize } = await database.read(actor, (reads) => openTemplate(reads, id));
      return await headed(reply, fileName).header('content-length', byteSize).send(storage.read(sha256));
    } catch (error) {
      return sendError(error, request, reply);
    }
  });

  http.get<Asked>('/files/report-templates/:id/preview.docx', async (request, reply) => {
    const path = join(storage.temporaryDir, newId());
    try {
      const actor = demand(request, 'report:template');
      const { id } = request.params;
      if (!isId(id)) throw notFound();
      const [template, { name }] = await database.read(actor, async (reads) => [
        await openTemplate(reads, id),
        await organizationOf(reads),
      ]);
      if (template.problems.length > 0)
        throw invalidState(
          text('模板的占位符有问题，不能预览。', 'The template has problems: there is no preview.'),
        );
      const model = sampleDocument(name, actor.displayName, clock.now());
      await renderDocument(model, path, {
        template: await filledTemplate(storage, template.sha256, model, null),
      });
      const stream = createReadStream(path);
      // An open file can still be read when its name is gone.
      stream.once('open', () => void rm(path, { force: true }));
      return await headed(reply, `预览-${template.fileName}`).send(stream);
    } catch (error) {
      await rm(path, { force: true });
      return sendError(error, request, reply);
    }
  });
}

/** A template whose bytes may be opened; NOT_FOUND, or INVALID_STATE while the malware scan keeps it closed. */
async function openTemplate(reads: Reads, id: string): Promise<ReportTemplate> {
  const template = await requireTemplate(reads, id);
  await requireOpenFile(reads, template.sha256);
  return template;
}

const headed = (reply: FastifyReply, fileName: string): FastifyReply =>
  reply.headers({
    'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'content-disposition': `attachment; filename="template.docx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
