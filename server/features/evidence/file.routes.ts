import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { may } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { demand, sendError } from '../../platform/http/route-guard.js';
import { isId } from '../../platform/ids.js';
import type { Storage } from '../../platform/storage/storage.js';
import { fileOfVersion, refuseClosed } from './stored-file.js';
import type { StoredFile } from './stored-file.js';
import type { EvidenceService } from './evidence.service.js';
import { contentDisposition } from './file-name.js';
import type { Stamped } from './watermark/stamp-job.js';
import { markedInFile } from './watermark/markable.js';
import type { Watermark } from './watermark/watermark.js';
import { wrapFile } from './watermark/wrapped.js';
import type { Wrapped } from './watermark/wrapped.js';

interface VersionParameters {
  readonly versionId: string;
}
type FileRequest = FastifyRequest<{ Params: VersionParameters; Querystring: { original?: string } }>;

export interface FileRouteDeps {
  readonly database: Database;
  readonly storage: Storage;
  readonly service: EvidenceService;
  readonly watermark: Watermark;
}

/**
 * Bytes of evidence: always as a download, and inline where a browser can do no harm with them. Sensitive files are handed out
 * as copies that name the reader, or in a ZIP with a note that does; `?original=1` asks for the bytes themselves.
 */
export function fileRoutes(http: FastifyInstance, deps: FileRouteDeps): void {
  http.route<{ Params: VersionParameters; Querystring: { original?: string } }>({
    method: 'GET',
    url: '/files/evidence/:versionId',
    exposeHeadRoute: false,
    handler: (request, reply) => serve(deps, request, reply, 'download'),
  });
  http.route<{ Params: VersionParameters; Querystring: { original?: string } }>({
    method: 'GET',
    url: '/files/evidence/:versionId/preview',
    exposeHeadRoute: false,
    handler: (request, reply) => serve(deps, request, reply, 'preview'),
  });
}

async function serve(
  { database, storage, service, watermark }: FileRouteDeps,
  request: FileRequest,
  reply: FastifyReply,
  way: 'download' | 'preview',
): Promise<FastifyReply> {
  try {
    const actor = demand(request, 'evidence:read');
    const { versionId } = request.params;
    const file = isId(versionId)
      ? await database.read(actor, (reads) => fileOfVersion(reads, versionId))
      : undefined;
    if (!file) throw notFound();
    refuseClosed(file.quarantine);
    if (file.label !== 'SENSITIVE') return await sendFile(storage, file, request, reply, way);
    const original = way === 'download' && request.query.original === '1';
    // Owners without the right to sensitive evidence have their original at home.
    if (original && !may(actor, 'evidence:readSensitive')) throw forbidden();
    const copy = original ? undefined : await watermark.copyOf(file, actor, new Date());
    // The screen lays its own mark over every other kind; one of these would be shown without any.
    if (!copy && way === 'preview' && markedInFile.includes(file.mediaType)) throw unmarked();
    const wrapped = !copy && !original && way === 'download';
    await service.noteRead(
      actor,
      file,
      original ? `${way}, original` : wrapped ? `${way}, in a marked ZIP` : way,
    );
    if (copy) return await sendCopy(file, copy, reply, way);
    return wrapped
      ? await sendWrapped(await wrapFile(storage, file, actor, new Date()), reply)
      : await sendFile(storage, file, request, reply, way);
  } catch (error) {
    return sendError(error, request, reply);
  }
}

/** A marked copy: made for this answer, so there are no ranges of it, and it is no proof by itself. */
export function sendCopy(
  file: Pick<StoredFile, 'mediaType' | 'fileName'>,
  { mediaType, bytes }: NonNullable<Stamped>,
  reply: FastifyReply,
  way: 'download' | 'preview',
): FastifyReply {
  const name = mediaType === file.mediaType ? file.fileName : `${file.fileName.replace(/\.[^.]+$/, '')}.png`;
  return reply
    .headers({
      ...headersOf(way === 'preview' && inlineType(mediaType) ? 'inline' : 'attachment', name),
      'content-type': mediaType,
    })
    .header('content-length', bytes.byteLength)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Made for this answer too. */
export function sendWrapped({ stream, byteSize, fileName }: Wrapped, reply: FastifyReply): FastifyReply {
  return reply
    .headers({
      ...headersOf('attachment', fileName),
      'content-type': 'application/zip',
      'content-length': byteSize,
    })
    .send(stream);
}

export const unmarked = () =>
  invalidState(
    text(
      '这个敏感文件加不上水印，不能预览，请下载查看。',
      'No watermark can be written into this sensitive file, so it is not shown: download it.',
    ),
  );

const headersOf = (disposition: 'inline' | 'attachment', fileName: string) => ({
  'content-disposition': contentDisposition(disposition, fileName),
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'self'",
  'cross-origin-resource-policy': 'same-origin',
});

/** A stored file as a download, or in place where a browser can do no harm with it. */
export async function sendFile(
  storage: Storage,
  file: Pick<StoredFile, 'sha256' | 'mediaType' | 'fileName'>,
  request: FastifyRequest,
  reply: FastifyReply,
  way: 'download' | 'preview',
): Promise<FastifyReply> {
  const size = await storage.size(file.sha256);
  const inline = way === 'preview' ? inlineType(file.mediaType) : undefined;
  reply.headers({
    'content-type': inline ?? downloadType(file.mediaType),
    ...headersOf(inline ? 'inline' : 'attachment', file.fileName),
    'accept-ranges': 'bytes',
  });
  const range = readRange(request.headers.range, size);
  if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${size}`).send();
  if (!range) return reply.header('content-length', size).send(storage.read(file.sha256));
  return reply
    .status(206)
    .headers({
      'content-range': `bytes ${range.start}-${range.end}/${size}`,
      'content-length': range.end - range.start + 1,
    })
    .send(storage.read(file.sha256, range));
}

const safeImages = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const shownAsText = new Set(['application/json', 'application/xml', 'message/rfc822']);

/** Media type for showing in place; undefined when the file may only be downloaded. Text of any sort is plain text. */
export function inlineType(mediaType: string): string | undefined {
  const [type = '', parameter] = mediaType.split(';');
  if (safeImages.has(type) || type === 'application/pdf') return type;
  if (!type.startsWith('text/') && !shownAsText.has(type)) return undefined;
  return `text/plain;${parameter ?? ' charset=utf-8'}`;
}

// Text with a format of its own could be opened as a page by a careless program: it is saved as plain bytes.
const downloadType = (mediaType: string): string =>
  mediaType.startsWith('text/') || shownAsText.has(mediaType.split(';')[0] ?? '')
    ? 'application/octet-stream'
    : mediaType;

/** One byte range (RFC 9110 section 14). Several ranges and other units are answered with the whole file. */
export function readRange(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size || (first === '' && Number(last) === 0)) return 'unsatisfiable';
  return end < start ? undefined : { start, end };
}
