import type { EntitySchema } from '@mikro-orm/postgresql';
import type { FastifyInstance } from 'fastify';
import type { Permission } from './access/permissions.js';
import type { Reads } from './database/database.js';

/** Reads rows of one type by id, for `node(id)`; ids of other types or tenants are simply missing in the answer. */
export interface NodeReader {
  readonly typeName: string;
  /** Table that holds the ids of this type. */
  readonly table: string;
  readonly permission: Permission;
  readonly read: (reads: Reads, ids: readonly string[]) => Promise<readonly { readonly id: string }[]>;
}

/** What a feature gives to the house: its API, its tables, its routes and its work in the background. */
export interface Room {
  readonly name: string;
  /**
   * What it takes to see rows of this room from rows of others: without it they are missing there. None where rows of others
   * name what is in it, as people, units, systems and rule books are: whoever sees the row sees the name.
   */
  readonly permission?: Permission;
  /** Instances of type-graphql resolver classes. */
  readonly resolvers: readonly object[];
  readonly entities?: readonly EntitySchema[];
  readonly nodes?: readonly NodeReader[];
  /** Plain HTTP for files; everything else is GraphQL. */
  readonly routes?: (http: FastifyInstance) => void;
  /** Queues and schedules; called once the job runner stands. Returns nothing that must be waited for at stop. */
  readonly start?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
}
