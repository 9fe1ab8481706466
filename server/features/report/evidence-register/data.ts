import type { Framed } from '../frame.js';
import type { GapEvidence } from '../gap-analysis/data.js';

/** One line of the register. */
export interface RegisteredEvidence {
  readonly title: string;
  readonly kind: 'FILE' | 'LINK' | 'TEXT';
  readonly fileName: string | null;
  readonly label: GapEvidence['label'];
  readonly versionNumber: number;
  readonly collectedOn: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly state: GapEvidence['state'];
  readonly validity: GapEvidence['validity'];
  readonly unit: string | null;
  readonly owner: string;
  readonly sha256: string | null;
  /** How many controls it is confirmed to prove, and the codes of the first of them. */
  readonly controlCount: number;
  readonly controls: readonly string[];
}

/** Everything that the register says. */
export interface EvidenceRegisterData extends Framed {
  /** The assessment that it is narrowed to. */
  readonly assessment: { readonly name: string; readonly subject: string; readonly framework: string } | null;
  readonly evidences: readonly RegisteredEvidence[];
}
