import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationManifest } from '../graphql/operation-manifest.js';

/** Puts the text of a known operation in place of its hash; refuses unknown ones, and free text when only known ones may run. */
export async function resolvePersisted(
  request: FastifyRequest,
  reply: FastifyReply,
  manifest: OperationManifest,
  manifestOnly: boolean,
): Promise<FastifyReply | undefined> {
  const body = request.body as
    | { query?: unknown; extensions?: { persistedQuery?: { sha256Hash?: unknown } } }
    | null
    | undefined;
  if (body === null || typeof body !== 'object') return undefined;
  const hash = body.extensions?.persistedQuery?.sha256Hash;
  if (typeof hash === 'string') {
    const text = manifest.find(hash);
    if (!text) return reply.status(400).send(refusal('This operation is not known here.', 'BAD_USER_INPUT'));
    body.query = text;
    delete body.extensions;
    return undefined;
  }
  if (manifestOnly && request.actor?.kind !== 'token') {
    return reply.status(400).send(refusal('Only operations of the web client are allowed.', 'FORBIDDEN'));
  }
  return undefined;
}

const refusal = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] });
