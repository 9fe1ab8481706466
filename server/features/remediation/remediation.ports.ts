import type { Tx } from '../../platform/database/database.js';
import type { ResultRerate } from './remediation.inputs.js';

/** What verification needs of the evidence room; whoever may verify may link, no further right is asked for. */
export interface ProofLinks {
  /** Links every evidence to every control inside the caller's transaction; what is linked already stays as it is. */
  linkInside(
    tx: Tx,
    link: {
      readonly evidenceIds: readonly string[];
      readonly controlIds: readonly string[];
      readonly systemId: string | null;
    },
  ): Promise<unknown>;
}

export type Rerating = Pick<ResultRerate, 'resultId' | 'verdict' | 'currentState'> & {
  readonly notApplicableReason?: string | null;
};

/** What verification needs of the assessment room: ratings, events and scores inside the caller's transaction. */
export interface ResultRatings {
  rateInside(tx: Tx, ratings: readonly Rerating[]): Promise<unknown>;
}
