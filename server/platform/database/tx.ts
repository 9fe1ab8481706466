import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../access/actor.js';
import type { EventDraft } from '../events/event-draft.js';
import type { Moment } from '../moment.js';

/**
 * `kept`: the connection keeps the parsed statement and, when it is no worse, its plan. Only for statements that find rows
 * by key, where one plan is right for all values, and whose text does not vary.
 */
export type Plan = 'kept';

/** Runs statements of one read-only transaction: everything it answers is one moment of one organization. */
export interface Reads {
  readonly actor: Actor;
  /** The moment that is read; none is the present. */
  readonly moment?: Moment | undefined;
  /** `name` is written into the statement as a comment, so that a slow one can be found in the database's own views. */
  query<Row>(name: string, sql: string, parameters?: readonly unknown[], plan?: Plan): Promise<Row[]>;
}

/** One write transaction: unit of work, set-based statements and the events they owe. */
export interface Tx extends Reads {
  readonly em: EntityManager;
  /** The database clock at the start of the transaction. */
  readonly now: Date;
  /** Notes one line of the audit trail; written in this transaction. */
  record(event: EventDraft): void;
  /** Runs after the commit, never when the transaction is rolled back. */
  afterCommit(action: () => void): void;
}
