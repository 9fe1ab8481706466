import type { AppError } from '../../platform/graphql/errors.js';
import type { CheckedEvidence } from './evidence.rules.js';
import type { ReceivedFile } from './upload.service.js';

/** What became of one item: exactly one of the last three is set. */
export interface CreatedItem {
  readonly clientKey: string | null;
  readonly evidenceId?: string;
  readonly duplicateOfId?: string;
  readonly error?: AppError;
}

export interface PreparedItem {
  readonly clientKey: string | null;
  readonly checked?: CheckedEvidence;
  readonly error?: AppError;
}

/** New evidence whose items were checked and whose bytes are durable. */
export interface Prepared {
  readonly items: readonly PreparedItem[];
  readonly checked: readonly CheckedEvidence[];
  readonly files: ReadonlyMap<string, ReceivedFile | AppError>;
}

export type Answers = ReadonlyMap<CheckedEvidence, Omit<CreatedItem, 'clientKey'>>;

export const answersOf = (items: readonly PreparedItem[], created: Answers): CreatedItem[] =>
  items.map(({ clientKey, checked: item, error }) => ({
    clientKey,
    ...(item ? created.get(item) : { error: error! }),
  }));
