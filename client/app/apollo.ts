import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode, type DocumentNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { tap } from 'rxjs';
import { liveReconnections, reportUnreachable, serverReachable } from '../lib/connection';
import { describeError } from '../lib/errors';
import { language, languageTag } from '../lib/language';
import { loseSession, noteAnswer } from '../lib/session';
import { createCache } from './cache';

/** Operations that are asked without a session, so that their refusal is not a lost session. */
const withoutSession = new Set(['Login', 'Logout']);

function hashOf(document: DocumentNode): string {
  const meta: unknown = Reflect.get(document, '__meta__');
  const hash: unknown = typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'hash') : undefined;
  if (typeof hash !== 'string') throw new Error('Document is not generated: it carries no hash');
  return hash;
}

/** Only the hash travels; the server looks the text up among the trusted documents and never sees ours. */
const persisted = new PersistedQueryLink({
  generateHash: hashOf,
  disable: () => false,
  retry: () => false,
});

const errors = new ErrorLink(({ error, operation }) => {
  const { code } = describeError(error);
  if (code === 'NETWORK') reportUnreachable();
  if (code === 'UNAUTHENTICATED' && !withoutSession.has(operation.operationName ?? '')) {
    loseSession();
  }
});

/** Every answer, an error too, renewed the idle clock of the session on the server. */
const clock = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap(() => {
      serverReachable.set(true);
      noteAnswer();
    }),
  ),
);

const http = new HttpLink({
  uri: '/graphql',
  credentials: 'same-origin',
  // A header no form of another site can send: proof that our own script asks.
  fetch: (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('x-hengjian-request', '1');
    headers.set('accept-language', languageTag());
    return fetch(input, { ...init, headers });
  },
});

/** Close codes after which trying again is of no use: no session, not allowed. */
const finalCloses = new Set([4401, 4403]);

const socket = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  lazy: true,
  connectionParams: () => ({ acceptLanguage: languageTag() }),
  keepAlive: 15_000,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: (event) => !(event instanceof CloseEvent && finalCloses.has(event.code)),
  on: {
    connected(_socket, _payload, wasRetry) {
      if (wasRetry) liveReconnections.set(liveReconnections.get() + 1);
    },
    closed(event) {
      if (event instanceof CloseEvent && event.code === 4401) loseSession();
    },
  },
});

// The server speaks the language of the first message: another one needs another connection, and what was read anew.
language.subscribe(() => socket.terminate());

/** Ends the live connection, at sign-out. */
export function closeSocket(): void {
  socket.terminate();
}

export const apollo = new ApolloClient({
  cache: createCache(),
  dataMasking: true,
  // The persisted link stands before the split, so that subscriptions carry the hash too.
  link: ApolloLink.from([
    errors,
    clock,
    persisted.concat(
      ApolloLink.split(
        (operation) => operation.operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(socket),
        http,
      ),
    ),
  ]),
});
