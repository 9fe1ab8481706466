import { ApolloServer } from '@apollo/server';
import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { may } from '../access/actor.js';
import type { Logger } from '../logging.js';
import type { RequestContext } from './context.js';
import type { Executor } from './executor.js';
import { pointsOf } from './budget.js';
import type { Budget } from './budget.js';
import { asksForSchema, checkLimits, limits } from './limits.js';

type Gateway = NonNullable<ApolloServerOptions<RequestContext>['gateway']>;

const clientFaults = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'LIMIT_EXCEEDED',
]);

/** Apollo as the HTTP protocol of GraphQL; execution is ours, so that both executors and sockets share one set of rules. */
export function createApollo(
  schema: GraphQLSchema,
  executor: Executor,
  budget: Budget,
  logger: Logger,
): ApolloServer<RequestContext> {
  const gateway: Gateway = {
    load: () =>
      Promise.resolve({
        executor: ({ document, operationName, queryHash, context, request }) =>
          executor({
            document,
            operationName: operationName ?? undefined,
            queryHash,
            variables: request.variables ?? {},
            contextValue: context,
          }) as never,
      }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
  return new ApolloServer<RequestContext>({
    gateway,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: limits.validationErrors },
    stopOnTerminationSignals: false,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (m) => logger.warn(m),
      error: (m) => logger.error(m),
    },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // Answers are never cached (the HTTP side says no-store), and its hook would wrap every single field.
      ApolloServerPluginCacheControlDisabled(),
      guard(schema, budget),
      protocol(),
    ],
  });
}

/** Limits, introspection and the caller's budget, before anything runs. */
function guard(schema: GraphQLSchema, budget: Budget): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      let giveBack: (() => void) | undefined;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          refuseIntrospection(document, contextValue);
          if (!operation) return;
          const cost = checkLimits(schema, document, operation, request.variables ?? {});
          budget.spend(contextValue, pointsOf(operation.operation, cost));
          giveBack = budget.enter(contextValue);
        },
        async willSendResponse({ contextValue }) {
          giveBack?.();
          await contextValue.end();
        },
      };
    },
  };
}

/** The schema is shown only to callers who hold schema:read; nobody learns a type name otherwise. */
export function refuseIntrospection(
  document: Parameters<typeof asksForSchema>[0],
  context: RequestContext,
): void {
  if (!asksForSchema(document)) return;
  const actor = context.optionalActor;
  if (actor && may(actor, 'schema:read')) return;
  throw new GraphQLError('Introspection is not allowed for this caller.', {
    extensions: { code: 'FORBIDDEN', http: { status: 400 } },
  });
}

/** GraphQL over HTTP: with `application/json` a request that was understood as HTTP answers 200, whatever GraphQL says. */
function protocol(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response }) {
          const accept = request.http?.headers.get('accept') ?? '';
          if (accept.includes('application/graphql-response+json') || response.http.status !== 400) return;
          if (response.body.kind !== 'single') return;
          const code = response.body.singleResult.errors?.[0]?.extensions?.code;
          if (typeof code === 'string' && clientFaults.has(code) && code !== 'LIMIT_EXCEEDED')
            response.http.status = 200;
        },
      };
    },
  };
}
