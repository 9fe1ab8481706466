import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database/database.js';
import { invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { demand, sendError } from '../../platform/http/route-guard.js';
import { isId } from '../../platform/ids.js';
import type { Storage } from '../../platform/storage/storage.js';
import { fileOfVersion } from './evidence.queries.js';
import type { StoredFile } from './evidence.queries.js';
import type { EvidenceService } from './evidence.service.js';
import { contentDisposition } from './file-name.js';

interface VersionParameters {
  readonly versionId: string;
}

export interface FileRouteDeps {
  readonly database: Database;
  readonly storage: Storage;
  readonly service: EvidenceService;
}

/** Bytes of evidence: always as a download, and inline where a browser can do no harm with them. */
export function fileRoutes(http: FastifyInstance, deps: FileRouteDeps): void {
  http.route<{ Params: VersionParameters }>({
    method: 'GET',
    url: '/files/evidence/:versionId',
    exposeHeadRoute: false,
    handler: (request, reply) => serve(deps, request, reply, 'download'),
  });
  http.route<{ Params: VersionParameters }>({
    method: 'GET',
    url: '/files/evidence/:versionId/preview',
    exposeHeadRoute: false,
    handler: (request, reply) => serve(deps, request, reply, 'preview'),
  });
}

async function serve(
  { database, storage, service }: FileRouteDeps,
  request: FastifyRequest<{ Params: VersionParameters }>,
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
    if (file.quarantine) throw invalidState(closed[file.quarantine]);
    if (file.label === 'SENSITIVE') await service.noteRead(actor, file, way);
    return await sendFile(storage, file, request, reply, way);
  } catch (error) {
    return sendError(error, request, reply);
  }
}

const closed = {
  UNSCANNED: text(
    '文件正在等待病毒扫描，扫描通过后才能打开。',
    'The file waits for the malware scan: it can be opened when it was found clean.',
  ),
  INFECTED: text(
    '文件被病毒扫描隔离，不能打开。',
    'The malware scan has put this file away: it cannot be opened.',
  ),
} as const;

async function sendFile(
  storage: Storage,
  file: StoredFile,
  request: FastifyRequest,
  reply: FastifyReply,
  way: 'download' | 'preview',
): Promise<FastifyReply> {
  const size = await storage.size(file.sha256);
  const inline = way === 'preview' ? inlineType(file.mediaType) : undefined;
  reply.headers({
    'content-type': inline ?? downloadType(file.mediaType),
    'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', file.fileName),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'self'",
    'cross-origin-resource-policy': 'same-origin',
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
