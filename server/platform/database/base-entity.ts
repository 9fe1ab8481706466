import { p } from '@mikro-orm/postgresql';
import { newId } from '../ids.js';

/** Columns that every tenant table has. `version` is the optimistic lock that the API hands out and asks back. */
export const tenantColumns = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => newId()),
  organizationId: p.uuid(),
  createdAt: p.datetime(3).onCreate(() => new Date()),
};

export const versionColumn = { version: p.integer().version() };
