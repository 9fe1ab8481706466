/** A value that canonical JSON can hold. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** One line of the audit trail, before the database gives it time and place. */
export interface EventDraft {
  /** Verb in the past of the vocabulary, for example `evidence.accepted`. */
  readonly action: string;
  readonly objectType: string;
  readonly objectId?: string;
  /** Name of the object as people know it, kept although the object may be renamed or deleted later. */
  readonly objectName?: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly outcome?: 'SUCCESS' | 'DENIED' | 'FAILED';
  readonly reason?: string;
  /** The product did it in consequence of what the actor did, in the same transaction: the line names nobody. */
  readonly bySystem?: boolean;
  /** Subscriptions that must hear of it, for example `assessment:<id>`. */
  readonly topics?: readonly string[];
}
