import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Origin } from '../access/actor.js';
import type { Config } from '../config.js';
import type { CookieJar } from '../graphql/context.js';

const cookieName = 'hengjian_session';

/** What a request carries to say who asks. */
export interface Credentials {
  readonly session: string | undefined;
  readonly bearer: string | undefined;
}

export function credentialsOf(request: FastifyRequest): Credentials {
  return { session: request.cookies[cookieName], bearer: bearerOf(request.headers.authorization) };
}

const bearerOf = (header: unknown): string | undefined =>
  typeof header === 'string' ? /^Bearer ([\w-]{20,200})$/.exec(header)?.[1] : undefined;

export function socketCredentials(
  http: FastifyInstance,
  request: IncomingMessage,
  parameters: Record<string, unknown>,
): Credentials {
  return {
    session: http.parseCookie(request.headers.cookie ?? '')[cookieName],
    bearer: bearerOf(parameters.authorization) ?? bearerOf(request.headers.authorization),
  };
}

export function originOf(request: FastifyRequest): Origin {
  return {
    requestId: randomUUID(),
    address: request.ip,
    userAgent: request.headers['user-agent'],
    locale: localeOf(request.headers['accept-language']),
  };
}

/** A page cannot set headers of a socket: the language that was chosen in it comes with the first message. */
export function socketOrigin(request: IncomingMessage, parameters: Record<string, unknown>): Origin {
  const chosen = parameters.acceptLanguage;
  return {
    requestId: randomUUID(),
    address: request.socket.remoteAddress,
    userAgent: request.headers['user-agent'],
    locale: localeOf(typeof chosen === 'string' ? chosen : request.headers['accept-language']),
  };
}

const localeOf = (header: string | undefined): 'zh' | 'en' =>
  header?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh';

/** Sets and clears the session cookie: HttpOnly, SameSite, Secure wherever the browser came by https. */
export function cookieJar(config: Config, request: FastifyRequest, reply: FastifyReply): CookieJar {
  const secure = config.publicUrl?.startsWith('https:') ?? request.protocol === 'https';
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    setSession: (token, expires) => void reply.setCookie(cookieName, token, { ...attributes, expires }),
    clearSession: () =>
      void reply.clearCookie(cookieName, attributes).header('clear-site-data', '"cache", "storage"'),
  };
}

// Apollo's CSRF prevention wants a header that simple cross-site requests cannot carry. Requests that say they come from
// this very origin, and programs that are no browser, need none.
export function markSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || (site === undefined && request.headers.origin === undefined)) {
    request.headers['apollo-require-preflight'] = '1';
  }
}

/** True when a page of this origin may open a socket with the session cookie. */
export function isOwnOrigin(config: Config, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  // No browser sends a socket without an origin; a program signs in by its token.
  if (origin === undefined) return request.headers.cookie === undefined;
  if (config.publicUrl && new URL(config.publicUrl).origin === origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
