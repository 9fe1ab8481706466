import type { Tx } from '../../platform/database/database.js';
import type { EvidenceStateName } from './evidence.lifecycle.js';

/** What may be proven differently now: controls, and the systems of their links (null: links for every subject). */
export interface ProofChange {
  readonly controlIds: readonly string[];
  readonly systemIds: readonly (string | null)[];
  /** Proof was added and none taken away: what was proven before is proven still. */
  readonly onlyGained: boolean;
}

/** A step in the review of one piece of evidence, as it is told to rooms above. */
export interface ReviewStep {
  readonly evidenceId: string;
  readonly from: EvidenceStateName;
  readonly to: EvidenceStateName;
  /** Why it was returned. */
  readonly reason: string | null;
}

export type ReviewListener = (tx: Tx, steps: readonly ReviewStep[]) => Promise<void>;
export type ProofListener = (tx: Tx, change: ProofChange) => Promise<void>;
export type DeleteListener = (tx: Tx, evidenceIds: readonly string[]) => Promise<void>;

/** Where rooms above hang in; evidence itself knows none of them. Listeners run in the transaction of the change. */
export class ProofHooks {
  private readonly proofListeners: ProofListener[] = [];
  private readonly deleteListeners: DeleteListener[] = [];
  private readonly reviewListeners: ReviewListener[] = [];

  onProofChanged(listener: ProofListener): void {
    this.proofListeners.push(listener);
  }

  onBeforeDelete(listener: DeleteListener): void {
    this.deleteListeners.push(listener);
  }

  onReviewed(listener: ReviewListener): void {
    this.reviewListeners.push(listener);
  }

  /** Told before `proofChanged`: links that a listener confirms are scored with the rest. */
  async reviewed(tx: Tx, steps: readonly ReviewStep[]): Promise<void> {
    if (steps.length === 0) return;
    for (const listener of this.reviewListeners) await listener(tx, steps);
  }

  /** Tells what changed; the statements of the change must have been sent before. */
  async proofChanged(
    tx: Tx,
    links: readonly { readonly controlId: string; readonly systemId: string | null }[],
    { onlyGained = false }: Partial<Pick<ProofChange, 'onlyGained'>> = {},
  ): Promise<void> {
    if (links.length === 0) return;
    const change: ProofChange = {
      controlIds: [...new Set(links.map((link) => link.controlId))],
      systemIds: [...new Set(links.map((link) => link.systemId))],
      onlyGained,
    };
    for (const listener of this.proofListeners) await listener(tx, change);
  }

  /** Nothing holds the evidence; what rooms above keep of it goes with it. */
  async beforeDelete(tx: Tx, evidenceIds: readonly string[]): Promise<void> {
    for (const listener of this.deleteListeners) await listener(tx, evidenceIds);
  }
}
