import type { Reads, Tx } from '../../platform/database/database.js';
import type { FoundPath, WantedPath } from '../assessment/index.js';
import type { ResultRerate } from './flow.inputs.js';

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

/** What a plan from a path needs of the assessment room. */
export interface Paths {
  /** The way to a target as of this transaction; NOT_FOUND when the assessment is out of sight. */
  pathInside(reads: Reads, assessmentId: string, wanted: WantedPath): Promise<FoundPath>;
}

/** What verification needs of the assessment room: ratings, events and scores inside the caller's transaction. */
export interface ResultRatings {
  rateInside(tx: Tx, ratings: readonly Rerating[]): Promise<unknown>;
}
