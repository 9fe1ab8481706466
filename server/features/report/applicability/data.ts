import type { Framed } from '../frame.js';
import type { GapProofState, GapVerdict } from '../gap-analysis/data.js';

/** One control of the statement. */
export interface StatedControl {
  readonly code: string;
  readonly name: string;
  readonly section: string;
  readonly text: string;
  readonly ownText: string | null;
  readonly verdict: GapVerdict;
  readonly provenVerdict: GapVerdict;
  readonly proofState: GapProofState;
  readonly notApplicableReason: string | null;
  readonly currentState: string | null;
  readonly evidenceCount: number;
  readonly validEvidenceCount: number;
  readonly unit: string | null;
  readonly owner: string | null;
  /** Code and name of policies in force that govern it. */
  readonly policies: readonly string[];
}

/** Everything that a statement of applicability says. */
export interface ApplicabilityData extends Framed {
  readonly subject: string;
  readonly framework: { readonly name: string; readonly documentNumber: string };
  readonly assessment: {
    readonly name: string;
    readonly period: string;
    readonly periodStart: string;
    readonly periodEnd: string;
    readonly target: string | null;
    readonly closed: boolean;
  };
  /** In the order of the rule book. */
  readonly controls: readonly StatedControl[];
  /** Controls that the target does not ask for: they stand in no table. */
  readonly notAsked: number;
}
