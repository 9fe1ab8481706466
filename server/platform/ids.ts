import { v7, validate } from 'uuid';

/** Time-ordered key made in Node: PostgreSQL 15–17 have no uuidv7(). */
export const newId = (): string => v7();

/** True for any syntactically valid UUID; a wrong one can never reach a statement as uuid. */
export const isId = (value: unknown): value is string => typeof value === 'string' && validate(value);
