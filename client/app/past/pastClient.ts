import { ApolloClient, ApolloLink } from '@apollo/client';
import { getMainDefinition } from '@apollo/client/utilities';
import { OperationTypeNode, type DocumentNode } from 'graphql';
import { NEVER, throwError } from 'rxjs';
import { sessionLost } from '../../lib/session';
import { apollo } from '../apollo';
import { createCache } from '../cache';

/**
 * What has no day, or is shown as it is today: rule books, names of people and units. Every other question that does not
 * name a day is refused, so that nothing of today stands among what was.
 */
const timeless = new Set([
  'RatingBook',
  'AboutControl',
  'ControlDetail',
  'FoundControls',
  'UnitField',
  'MemberField',
  'OwnText',
]);

const namesDay = (document: DocumentNode): boolean => {
  const definition = getMainDefinition(document);
  return (
    definition.kind === 'OperationDefinition' &&
    (definition.variableDefinitions ?? []).some(({ variable }) => variable.name.value === 'asOf')
  );
};

/**
 * Asks everything as of one moment, with a cache of its own: the same result is another one on another day. Changes are
 * refused here as well as by the server, and nothing is followed: the past stands still.
 */
function createPastClient(asOf: string, refusal: () => string): ApolloClient {
  const past = new ApolloLink((operation, forward) => {
    if (operation.operationType === OperationTypeNode.SUBSCRIPTION) return NEVER;
    if (operation.operationType === OperationTypeNode.QUERY) {
      if (namesDay(operation.query)) {
        operation.variables = { ...operation.variables, asOf };
        return forward(operation);
      }
      if (timeless.has(operation.operationName ?? '')) return forward(operation);
    }
    return throwError(() => new Error(refusal()));
  });
  return new ApolloClient({
    cache: createCache(),
    dataMasking: true,
    link: ApolloLink.from([past, apollo.link]),
  });
}

// Kept outside of React, which forgets the state of a screen that waits before it was ever shown, and would ask anew each time.
const clients = new Map<string, ApolloClient>();

/** The client of a past moment; the same one until it is forgotten. */
export function pastClient(asOf: string, refusal: () => string): ApolloClient {
  let client = clients.get(asOf);
  if (!client) clients.set(asOf, (client = createPastClient(asOf, refusal)));
  return client;
}

/** Nothing of a moment stays in memory when nobody looks at it any more. */
export function forgetPast(asOf: string): void {
  clients.get(asOf)?.stop();
  clients.delete(asOf);
}

// Nor after signing out. The clients themselves stay: a screen that is just being left would make another one and ask with it.
sessionLost.subscribe(() => {
  if (sessionLost.get() !== null) for (const client of clients.values()) void client.clearStore();
});
