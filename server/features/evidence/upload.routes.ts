import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { notFound, say, text } from '../../platform/graphql/errors.js';
import { demand, demandOwnHeader, sendError, watchSilence } from '../../platform/http/route-guard.js';
import { maximumFileBytes, tooLarge } from './upload.refusals.js';
import type { UploadService } from './upload.service.js';

interface UploadParameters {
  readonly id: string;
}

const largeBytes = 16 * 1024 * 1024;

/**
 * Bytes on their way in: `PUT /uploads/:id?offset=N` with raw bytes, `HEAD /uploads/:id` for where to go on. Its own
 * scope, because only here a body is handed on as a stream instead of being read.
 */
export function uploadRoutes(http: FastifyInstance, uploads: UploadService): void {
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));

    scope.route<{ Params: UploadParameters; Querystring: { readonly offset?: string } }>({
      method: 'PUT',
      url: '/uploads/:id',
      bodyLimit: maximumFileBytes,
      handler: async (request, reply) => {
        const declared = Number(request.headers['content-length'] ?? 0);
        // A refused body is read to its end, so that the answer arrives; a large one is cut off instead.
        if (declared > largeBytes) reply.header('connection', 'close');
        try {
          demandOwnHeader(request);
          const actor = demand(request, 'evidence:create');
          if (declared > maximumFileBytes) throw tooLarge(declared);
          // What a sender that falls silent has sent is kept.
          watchSilence(request.raw);
          const body = request.body instanceof Readable ? request.body : Readable.from([]);
          const { outcome, offset } = await uploads.append(
            actor,
            request.params.id,
            readOffset(request.query.offset),
            body,
          );
          if (outcome === 'accepted') return await reply.send({ offset });
          if (outcome === 'wrongOffset') return await reply.status(409).send({ error: 'CONFLICT', offset });
          return await reply
            .status(413)
            .send({ error: 'LIMIT_EXCEEDED', offset, message: say(tooMuch, actor.locale) });
        } catch (error) {
          return sendError(error, request, reply);
        }
      },
    });

    scope.route<{ Params: UploadParameters }>({
      method: 'HEAD',
      url: '/uploads/:id',
      handler: async (request, reply) => {
        try {
          const found = await uploads.offset(demand(request, 'evidence:create'), request.params.id);
          if (!found) throw notFound();
          return await reply
            .headers({ 'upload-offset': found.received, 'upload-length': found.byteSize })
            .send();
        } catch (error) {
          return sendError(error, request, reply);
        }
      },
    });
  });
}

const readOffset = (given: string | undefined): number =>
  given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : -1;

const tooMuch = text(
  '收到的内容比声明的文件更长，请重新上传。',
  'More bytes came than the file was said to have: upload it again.',
);
