import { createHash } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { getOperationAST, GraphQLError, parse, subscribe, validate } from 'graphql';
import type { DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql';
import type { Logger } from '../logging.js';
import { refuseIntrospection } from './apollo.js';
import { callerKey, pointsOf } from './budget.js';
import type { Budget } from './budget.js';
import type { RequestContext } from './context.js';
import type { Executor } from './executor.js';
import { checkLimits, limits } from './limits.js';
import type { OperationManifest } from './operation-manifest.js';
import { createWires } from './socket-wire.js';
import type { Wire } from './socket-wire.js';

export interface SocketOptions {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly budget: Budget;
  readonly manifest: OperationManifest;
  readonly manifestOnly: boolean;
  readonly logger: Logger;
  /** True when a browser page of this origin may open a socket with the session cookie. */
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly contextOf: (
    request: IncomingMessage,
    parameters: Record<string, unknown>,
  ) => Promise<RequestContext>;
}

const subscriptionsPerSocket = 50;
const socketsPerCaller = 10;
const initWaitMs = 3_000;
const tooManySockets = 4429;

interface Extra extends Wire {
  callerKey?: string;
  /** Operations that run on this socket, by their ids. */
  readonly running: Map<string, RequestContext>;
}

/** graphql-ws on the same port, with the same documents, limits and access rules as HTTP. Returns the stop function. */
export function serveSockets(options: SocketOptions): () => Promise<void> {
  const { schema, logger } = options;
  const callers = new Map<string, number>();
  const prepare = (context: RequestContext, payload: Payload): ExecutionArgs | readonly GraphQLError[] => {
    const text = textOf(options, payload);
    if (text instanceof GraphQLError) return [text];
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: limits.tokens });
    } catch (error) {
      return [error as GraphQLError];
    }
    const faults = validate(schema, document, undefined, { maxErrors: limits.validationErrors });
    // Suggestions would name parts of the schema that the caller did not send.
    if (faults.length > 0)
      return faults.map(
        (fault) => new GraphQLError(fault.message.replace(/ ?Did you mean[^?]*\?/g, ''), fault),
      );
    const operation = getOperationAST(document, payload.operationName);
    if (!operation)
      return [new GraphQLError('The operation is missing.', { extensions: { code: 'BAD_USER_INPUT' } })];
    try {
      refuseIntrospection(document, context);
      const cost = checkLimits(schema, document, operation, payload.variables ?? {});
      options.budget.spend(context, pointsOf(operation.operation, cost));
    } catch (error) {
      return [withoutHttp(error as GraphQLError)];
    }
    return {
      schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables ?? {},
      contextValue: context,
    };
  };

  const wires = createWires<Extra>(
    {
      schema,
      connectionInitWaitTimeout: initWaitMs,
      onConnect: async (ws) => {
        const { extra } = ws;
        const context = await options.contextOf(extra.request, ws.connectionParams ?? {});
        if (!context.optionalActor) return false;
        const key = callerKey(context);
        const open = (callers.get(key) ?? 0) + 1;
        if (open > socketsPerCaller) {
          extra.socket.close(tooManySockets, 'too many sockets');
          return false;
        }
        callers.set(key, open);
        extra.callerKey = key;
        return true;
      },
      onClose: (ws) => {
        for (const context of ws.extra.running.values()) context.abandon();
        const key = ws.extra.callerKey;
        if (!key) return;
        const left = (callers.get(key) ?? 1) - 1;
        if (left > 0) callers.set(key, left);
        else callers.delete(key);
      },
      onComplete: (ws, id) => void ws.extra.running.delete(id),
      onSubscribe: async (ws, id, payload) => {
        if (Object.keys(ws.subscriptions).length > subscriptionsPerSocket) {
          return [
            new GraphQLError('Too many subscriptions on this socket.', {
              extensions: { code: 'LIMIT_EXCEEDED' },
            }),
          ];
        }
        // Every operation has a read transaction of its own.
        const context = await options.contextOf(ws.extra.request, ws.connectionParams ?? {});
        const prepared = prepare(context, payload as Payload);
        if ('document' in prepared) ws.extra.running.set(id, context);
        return prepared;
      },
      execute: async (args: ExecutionArgs) => {
        const context = args.contextValue as RequestContext;
        let leave: (() => void) | undefined;
        try {
          leave = options.budget.enter(context);
          return await options.executor({
            document: args.document,
            operationName: args.operationName ?? undefined,
            queryHash: createHash('sha256')
              .update(args.document.loc?.source.body ?? '')
              .digest('hex'),
            variables: args.variableValues ?? {},
            contextValue: context,
          });
        } catch (error) {
          if (error instanceof GraphQLError) return { errors: [withoutHttp(error)] };
          throw error;
        } finally {
          leave?.();
          await context.end();
        }
      },
      subscribe: (args: ExecutionArgs) => subscribe(args),
    },
    (wire) => ({ ...wire, running: new Map() }),
    logger,
  );
  options.server.on('upgrade', (request, socket, head) => {
    const path = request.url?.split('?')[0];
    if (path !== '/graphql') return socket.destroy();
    if (!options.isOwnOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return undefined;
    }
    return wires.sockets.handleUpgrade(request, socket, head, (webSocket) =>
      wires.sockets.emit('connection', webSocket, request),
    );
  });
  return () => wires.stop();
}

interface Payload {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: string } };
}

function textOf(options: SocketOptions, payload: Payload): string | GraphQLError {
  const hash = payload.extensions?.persistedQuery?.sha256Hash;
  if (hash) {
    return (
      options.manifest.find(hash) ??
      new GraphQLError('This operation is not known here.', { extensions: { code: 'BAD_USER_INPUT' } })
    );
  }
  if (options.manifestOnly)
    return new GraphQLError('Only operations of the web client.', { extensions: { code: 'FORBIDDEN' } });
  return payload.query ?? '';
}

// Status and headers are for HTTP; on a socket they would only be noise in the error.
function withoutHttp(error: GraphQLError): GraphQLError {
  const { http: _http, ...extensions } = error.extensions;
  return new GraphQLError(error.message, { extensions });
}
