import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { demand, demandOwnHeader, sendError, watchSilence } from '../../../platform/http/route-guard.js';
import { isId } from '../../../platform/ids.js';
import { editionById } from '../framework.catalogue.js';
import type { Edition } from '../framework.catalogue.js';
import { maximumImportBytes, tooLarge } from './import.service.js';
import type { ImportService } from './import.service.js';
import { exportFiles, formatsOf, writeApart } from './write-apart.js';
import type { ExportFormat } from './write-book.types.js';
import { writeCsvTemplate, writeWorkbook } from './xlsx.writer.js';

/** Files of rule books on their way in and out. */
export function exchangeRoutes(http: FastifyInstance, database: Database, imports: ImportService): void {
  // Its own scope, because only here a body is handed on as a stream instead of being read.
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
    scope.route<{ Querystring: { readonly fileName?: string; readonly part?: string } }>({
      method: 'POST',
      url: '/uploads/framework-imports',
      // The service counts: what a refused file is told should not depend on what its sender states.
      bodyLimit: Number.MAX_SAFE_INTEGER,
      handler: async (request, reply) => {
        const declared = Number(request.headers['content-length'] ?? 0);
        // A refused body is read to its end, so that the answer arrives; a large one is cut off instead.
        if (declared > maximumImportBytes) reply.header('connection', 'close');
        try {
          demandOwnHeader(request);
          const actor = demand(request, 'framework:manage');
          if (declared > maximumImportBytes) throw tooLarge();
          watchSilence(request.raw);
          const { fileName, part = '0' } = request.query;
          const body = request.body instanceof Readable ? request.body : Readable.from([]);
          return await reply.send({ id: await imports.receive(actor, { fileName, part }, body) });
        } catch (error) {
          return sendError(error, request, reply);
        }
      },
    });
  });

  // No HEAD: every answer of this route is noted as an export.
  http.get<{ Params: { readonly id: string; readonly format: string } }>(
    '/files/frameworks/:id/:format',
    { exposeHeadRoute: false },
    async (request, reply) => {
      try {
        const actor = demand(request, 'framework:read');
        const { id, format } = request.params;
        const edition = isId(id) ? await database.read(actor, (reads) => editionById(reads, id)) : undefined;
        if (!edition || !isFormat(edition, format)) throw notFound();
        const file = await writeApart(edition, format, actor.locale, new Date());
        await database.write(actor, async (tx) =>
          tx.record({
            action: 'framework.exported',
            objectType: 'Framework',
            objectId: id,
            objectName: edition.framework.name,
            after: { format, bytes: file.length },
          }),
        );
        const { suffix, mediaType } = exportFiles[format];
        return await reply
          .headers(downloadHeaders(`${edition.framework.code}${suffix}`, mediaType))
          .send(file);
      } catch (error) {
        return sendError(error, request, reply);
      }
    },
  );

  http.get<{ Params: { readonly kind: string } }>(
    '/files/framework-import-template.:kind',
    { exposeHeadRoute: false },
    async (request, reply) => {
      try {
        const { locale } = demand(request, 'framework:manage');
        const { kind } = request.params;
        if (kind !== 'xlsx' && kind !== 'csv') throw notFound();
        const file = kind === 'xlsx' ? await writeWorkbook(null, locale) : writeCsvTemplate(locale);
        const mediaType = kind === 'xlsx' ? exportFiles.xlsx.mediaType : 'text/csv; charset=utf-8';
        return await reply.headers(downloadHeaders(`framework-template.${kind}`, mediaType)).send(file);
      } catch (error) {
        return sendError(error, request, reply);
      }
    },
  );
}

const isFormat = (edition: Edition, format: string): format is ExportFormat =>
  formatsOf(edition.framework.scoringKind).some((each) => each === format);

// Codes of frameworks are of plain letters: the name needs no encoding.
const downloadHeaders = (name: string, mediaType: string) => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="${name}"`,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
});
