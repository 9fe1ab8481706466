import { p } from '@mikro-orm/postgresql';
import { newId } from '../ids.js';

const moments = new WeakMap<object, Date>();

/** Notes the moment of a unit of work: the database clock at the start of its transaction. */
export const setMoment = (unitOfWork: object, moment: Date): void => void moments.set(unitOfWork, moment);

/** The moment that a unit of work stamps on its rows, so that every stored instant comes from one clock. */
export function momentOf(unitOfWork: object): Date {
  const moment = moments.get(unitOfWork);
  if (!moment) throw new Error('a row was made outside of a transaction of the database door');
  return moment;
}

/** Columns that every tenant table has. `version` is the optimistic lock that the API hands out and asks back. */
export const tenantColumns = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => newId()),
  organizationId: p.uuid(),
  createdAt: p.datetime(3).onCreate((_row, em) => momentOf(em)),
};

export const versionColumn = { version: p.integer().version() };
