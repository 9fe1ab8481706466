import { isAbstractType, lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import type { NonEmptyArray } from 'type-graphql';
import type { Room } from '../room.js';
import type { RequestContext } from './context.js';
import { guardRootFields } from './root-guard.js';
import { DateTime } from './scalars.js';

type AnyClass = abstract new (...args: never[]) => object;

interface Built {
  readonly classes: readonly object[];
  readonly schema: GraphQLSchema;
}

let built: Built | undefined;

/**
 * The schema of all rooms, behind its walls. It follows from the classes of their resolvers alone and takes a fifth of a
 * second to build: servers of one process share it, and each operation brings the instances that answer it (`host.ts`).
 */
export function createSchema(rooms: readonly Room[]): GraphQLSchema {
  const classes = rooms.flatMap((room) => room.resolvers).map((instance) => instance.constructor);
  if (built?.classes.length !== classes.length || built.classes.some((each, at) => each !== classes[at])) {
    const schema = buildSchema(classes);
    guardRootFields(schema, rooms);
    built = { classes, schema };
  }
  return built.schema;
}

function buildSchema(classes: readonly object[]): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: classes as unknown as NonEmptyArray<AnyClass> as never,
    container: {
      get: (target, { context }: { context: RequestContext }) => context.host.resolvers.of(target) as never,
    },
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

/** The schema as text, in a stable order: what is committed as schema/schema.graphql. */
export const emitSchema = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;
