import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.js';
import { may } from '../access/actor.js';
import type { Reach } from '../access/allow.js';
import type { Permission } from '../access/permissions.js';
import {
  AppError,
  forbidden,
  invalidState,
  retryAfterSeconds,
  say,
  text,
  unauthenticated,
} from '../graphql/errors.js';
import type { ErrorCode } from '../graphql/errors.js';

// Routes that are not GraphQL: bytes on their way in and out. The same walls and the same answers for all of them.

const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 422,
  CONFLICT: 409,
  INVALID_STATE: 409,
  LIMIT_EXCEEDED: 413,
};

/** Answers a known error as JSON in the caller's language; everything else goes to the error handler of the house. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!(error instanceof AppError) || error.code === 'UNAVAILABLE') throw error;
  const status = error.details.status ?? statusOf[error.code] ?? 400;
  if (status === 429) reply.header('retry-after', retryAfterSeconds);
  return reply
    .status(status)
    .type('application/json; charset=utf-8')
    .send({
      error: error.code,
      message: say(error.text, request.actor?.locale ?? request.origin.locale),
      ...error.details.data,
    });
}

/** The caller, when he may; the same wall as `@Allow` for routes that are not GraphQL. */
export function demand(request: FastifyRequest, permission: Permission, reach?: Reach): Actor {
  const { actor } = request;
  if (!actor) throw unauthenticated();
  if (actor.mustChangePassword) throw invalidState(text('请先修改初始密码。', 'Change your password first.'));
  if (actor.packId && reach !== 'limited') throw forbidden();
  if (!may(actor, permission)) throw forbidden();
  return actor;
}

/** A form or image of another site cannot set a header of its own. */
export function demandOwnHeader(request: FastifyRequest): void {
  if (request.headers['x-hengjian-request'] !== '1')
    throw forbidden(text('请求缺少 x-hengjian-request 头。', 'The header x-hengjian-request is missing.'));
}

/** A sender that is silent for so long is taken for gone. */
const silenceMs = 60_000;

/** The connection goes on to the next request: what was set for this one is taken off it at the end. */
export function watchSilence(raw: IncomingMessage): void {
  const { socket } = raw;
  // Injected requests have no real connection.
  if (typeof socket?.setTimeout !== 'function') return;
  const before = socket.timeout ?? 0;
  const hangUp = () => raw.destroy();
  socket.setTimeout(silenceMs, hangUp);
  raw.once('close', () => socket.setTimeout(before).off('timeout', hangUp));
}

/** The sender is gone; what he sent before is not worse for it. */
export const isLostConnection = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE', 'ABORT_ERR'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );
