import { join } from 'node:path';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { createRooms } from './features/rooms.js';
import type { Rooms } from './features/rooms.js';
import type { Actor, Origin } from './platform/access/actor.js';
import { ConfigError, projectRoot } from './platform/config.js';
import { applicationRole } from './platform/database/migrations/tenant-table.js';
import { isUnreachable } from './platform/database/database.js';
import type { Deps } from './platform/deps.js';
import { createApollo } from './platform/graphql/apollo.js';
import { Budget } from './platform/graphql/budget.js';
import { RequestContext } from './platform/graphql/context.js';
import { AppError, overloaded, retryAfterSeconds, toGraphQLError } from './platform/graphql/errors.js';
import { createCompilingExecutor, createReferenceExecutor } from './platform/graphql/executor.js';
import { limits } from './platform/graphql/limits.js';
import { OperationManifest } from './platform/graphql/operation-manifest.js';
import { Resolvers } from './platform/graphql/host.js';
import type { Host } from './platform/graphql/host.js';
import { createSchema } from './platform/graphql/schema.js';
import {
  cookieJar,
  credentialsOf,
  isOwnOrigin,
  markSameOrigin,
  originOf,
  socketCredentials,
  socketOrigin,
} from './platform/http/caller.js';
import type { Credentials } from './platform/http/caller.js';
import { serveClient } from './platform/http/client-files.js';
import { resolvePersisted } from './platform/http/operations.js';
import { serveSockets } from './platform/graphql/socket.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; undefined when nobody is signed in. */
    actor: Actor | undefined;
    origin: Origin;
  }
}

const contentSecurity =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-src 'self' blob:; " +
  "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

export interface App {
  readonly http: FastifyInstance;
  readonly schema: GraphQLSchema;
  readonly rooms: Rooms;
  /** Starts background work and listens; answers the address. */
  start(): Promise<string>;
  /** Stops accepting, lets running requests end, closes sockets, stops jobs. */
  stop(): Promise<void>;
}

/** Builds the whole server on given dependencies; the process entry and the tests call this same function. */
export async function createApp(deps: Deps): Promise<App> {
  const { config, logger, database, feed } = deps;
  const rooms = createRooms(deps);
  const schema = createSchema(rooms.all);
  // Nobody waits for the record of a denial but the end of the server: its connection must be there until then.
  const denials = new Set<Promise<void>>();
  const host: Host = {
    database,
    feed,
    logger,
    resolvers: new Resolvers(rooms.all),
    onDenied: (actor, field) => {
      const noted = noteDenial(deps, actor, field).finally(() => denials.delete(noted));
      denials.add(noted);
    },
  };
  const executor =
    config.executor === 'jit' ? createCompilingExecutor(schema) : createReferenceExecutor(schema);
  const budget = new Budget(config.budget);
  const apollo = createApollo(schema, executor, budget, logger);
  await apollo.start();
  const manifest = new OperationManifest(join(projectRoot, 'client', 'gql', 'persisted-documents.json'));
  const manifestOnly = config.operations === 'manifest-only';

  const http = fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    trustProxy: config.trustProxy ? 'loopback' : false,
    requestTimeout: 0,
    keepAliveTimeout: 15_000,
    routerOptions: { maxParamLength: 200 },
  });
  await http.register(cookie);
  http.decorateRequest('actor', undefined);
  http.decorateRequest('origin', null as unknown as Origin);

  const sessions = rooms.people.sessions;
  const authenticate = async (request: Credentials, origin: Origin): Promise<Actor | undefined> => {
    if (request.bearer) return sessions.actorOfToken(request.bearer, origin);
    return request.session ? sessions.actorOfSession(request.session, origin) : undefined;
  };

  http.addHook('onRequest', async (request, reply) => {
    request.origin = originOf(request);
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': contentSecurity,
      'cross-origin-opener-policy': 'same-origin',
      'x-request-id': request.origin.requestId,
    });
    if (isApi(request.url)) {
      reply.header('cache-control', 'no-store');
      if (database.isOverloaded) throw overloaded();
      request.actor = await authenticate(credentialsOf(request), request.origin);
    }
  });
  if (logger.isLevelEnabled('debug')) {
    http.addHook('onResponse', (request, reply, done) => {
      logger.debug({
        method: request.method,
        path: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        requestId: request.origin?.requestId,
      });
      done();
    });
  }
  http.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (isUnreachable(error) || (error instanceof AppError && error.code === 'UNAVAILABLE')) {
      const { locale, requestId } = request.origin;
      const answer = toGraphQLError(overloaded(), locale, requestId);
      logger.warn({ err: error, requestId }, 'turned away');
      return reply
        .status(503)
        .header('retry-after', String(retryAfterSeconds))
        .send({ errors: [{ message: answer.message, extensions: { code: 'UNAVAILABLE', requestId } }] });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error, requestId: request.origin?.requestId }, 'request failed');
    const message = status >= 500 ? `Internal error, request ${request.origin?.requestId}` : error.message;
    return reply.status(status).send({ error: message, requestId: request.origin?.requestId });
  });

  http.get('/livez', async () => ({ status: 'live' }));
  http.get('/readyz', async (_request, reply) => {
    try {
      await database.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.status(503).send({ status: 'database unreachable' });
    }
  });

  const contextOf = async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => {
    const cookies = cookieJar(config, request, reply);
    const context = new RequestContext(host, request.origin, request.actor, cookies, () =>
      authenticate(credentialsOf(request), request.origin),
    );
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) context.abandon();
    });
    return context;
  };
  http.route({
    method: ['GET', 'POST', 'OPTIONS', 'DELETE', 'PUT', 'PATCH'],
    url: '/graphql',
    preHandler: async (request, reply) => {
      markSameOrigin(request);
      return resolvePersisted(request, reply, manifest, manifestOnly);
    },
    handler: fastifyApolloHandler(apollo, { context: contextOf }),
  });
  for (const room of rooms.all) room.routes?.(http);
  await serveClient(http, isApi);

  let stopSockets: (() => Promise<void>) | undefined;
  return {
    http,
    schema,
    rooms,
    async start() {
      // Row security was proven for the application role: no door may use another one.
      const doors = await database.doors();
      if (new Set(doors).size !== 1 || !doors[0]?.startsWith(`${applicationRole} `))
        throw new ConfigError(`The database is used as ${doors.join(' and ')}; refusing to serve.`);
      const address = await http.listen({ host: config.host, port: config.port });
      stopSockets = serveSockets({
        server: http.server,
        schema,
        executor,
        budget,
        manifest,
        manifestOnly,
        logger,
        isOwnOrigin: (request) => isOwnOrigin(config, request),
        contextOf: async (request, parameters) => {
          const origin = socketOrigin(request, parameters);
          const credentials = socketCredentials(http, request, parameters);
          const actor = await authenticate(credentials, origin);
          return new RequestContext(host, origin, actor, undefined, () => authenticate(credentials, origin));
        },
      });
      await feed.start();
      for (const room of rooms.all) await room.start?.();
      await deps.jobs.start();
      return address;
    },
    async stop() {
      await stopSockets?.();
      await http.close();
      await apollo.stop();
      await Promise.all(denials);
      await deps.jobs.stop();
      for (const room of rooms.all) await room.stop?.();
      await feed.stop();
    },
  };
}

const isApi = (url: string): boolean => /^\/(graphql|uploads|files)(\/|\?|$)/.test(url);

async function noteDenial({ database, logger }: Deps, actor: Actor, field: string): Promise<void> {
  try {
    await database.write(actor, async (tx) => {
      tx.record({
        action: 'access.denied',
        objectType: 'Field',
        objectName: field,
        outcome: 'DENIED',
        reason: 'permission missing',
      });
    });
  } catch (error) {
    logger.error({ err: error }, 'a denial could not be recorded');
  }
}
