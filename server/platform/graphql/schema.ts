import { isAbstractType, lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { NonEmptyArray } from 'type-graphql';
import type { Room } from '../room.js';
import { DateTime } from './scalars.js';

type AnyClass = abstract new (...args: never[]) => object;

/** Builds the schema of all rooms. Resolver classes are taken from the rooms, which made them with what they need. */
export function createSchema(rooms: readonly Room[]): GraphQLSchema {
  const instances = rooms.flatMap((room) => room.resolvers);
  const classes = instances.map((instance) => instance.constructor);
  const schema = buildSchemaSync({
    resolvers: classes as unknown as NonEmptyArray<AnyClass> as never,
    container: { get: (target: object) => instanceOf(rooms, target) as never },
    scalarsMap: [{ type: Date, scalar: DateTime }],
    pubSub: ownStreamsOnly,
    validate: false,
    emitSchemaFile: false,
    // The whole schema asked about itself takes longer than building it; `npm run check` reads all of it.
    skipCheck: true,
  });
  typeByName(schema);
  return schema;
}

// type-graphql answers the type of an interface by a promise, which compiled queries cannot wait for.
function typeByName(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: { __typename?: string }) => value.__typename;
  }
}

// Every subscription brings its stream from the event feed by `subscribe`; topics of type-graphql are not used.
const ownStreamsOnly = {
  publish: () => {
    throw new Error('subscriptions read the event feed');
  },
  subscribe: () => {
    throw new Error('subscriptions read the event feed');
  },
};

/** The instance of a resolver class that its room made. */
export function instanceOf(rooms: readonly Room[], target: object): object {
  for (const room of rooms) {
    const found = room.resolvers.find((instance) => instance.constructor === target);
    if (found) return found;
  }
  throw new Error(`no room has made ${(target as { name?: string }).name ?? 'this resolver'}`);
}

/** The schema as text, in a stable order: what is committed as schema/schema.graphql. */
export const emitSchema = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;
