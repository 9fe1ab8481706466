import type { StoredPicture } from '../../../platform/documents/index.js';
import type { Framed } from '../frame.js';
import type { GapEvidence, GapProofState, GapVerdict } from '../gap-analysis/data.js';

/** A proof that is linked to a point or to the item itself. */
export interface MaterialProof extends StoredPicture {
  readonly id: string;
  readonly title: string;
  readonly kind: 'FILE' | 'LINK' | 'TEXT';
  readonly fileName: string | null;
  readonly versionNumber: number;
  readonly collectedOn: string;
  readonly validUntil: string | null;
  readonly state: GapEvidence['state'];
  readonly validity: GapEvidence['validity'];
  readonly label: GapEvidence['label'];
  /** Its file is kept apart because something was found in it, or has not been looked at. */
  readonly quarantined: boolean;
}

/** A numbered point of an item: a clause, or the indicator itself. */
export interface MaterialPoint {
  readonly code: string;
  readonly level: string | null;
  readonly text: string;
  readonly ownText: string | null;
  readonly verdict: GapVerdict;
  readonly provenVerdict: GapVerdict;
  readonly currentState: string | null;
  readonly gap: string | null;
  readonly suggestion: string | null;
  /** Places in `RatingProofData.proofs`. */
  readonly proofs: readonly number[];
}

export interface MaterialFigure {
  readonly kind: 'USE' | 'QUALITY' | 'COUNT' | 'GRADE';
  readonly level: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly share: number | null;
  readonly count: number | null;
  readonly grade: string | null;
  readonly note: string | null;
  readonly proofState: GapProofState;
  readonly recordedBy: string | null;
  readonly recordedAt: string | null;
}

export type Category = 'BASIC' | 'ELECTIVE' | 'UNKNOWN';

export interface MaterialItem {
  readonly code: string;
  readonly name: string;
  readonly section: string;
  readonly category: Category;
  /** Level that it is applied for; null for indicators. */
  readonly level: string | null;
  readonly units: readonly string[];
  readonly raters: readonly string[];
  /** What its use is measured by, in our own words. */
  readonly metric: string | null;
  /** What an indicator counts, such as 个系统. */
  readonly unit: string | null;
  readonly qualityChecks: readonly {
    readonly level: number;
    readonly dimension: string;
    readonly check: string;
  }[];
  /** Of the level that it is applied for. */
  readonly points: readonly MaterialPoint[];
  /** Of the levels below. */
  readonly earlier: readonly MaterialPoint[];
  readonly figures: readonly MaterialFigure[];
  /** Proofs of the item itself: of its figures. */
  readonly proofs: readonly number[];
}

/** Everything that the material says. */
export interface RatingProofData extends Framed {
  readonly subject: string;
  readonly framework: { readonly name: string; readonly shortName: string; readonly documentNumber: string };
  readonly assessment: {
    readonly name: string;
    readonly periodStart: string;
    readonly periodEnd: string;
    readonly target: string | null;
  };
  readonly hasLevels: boolean;
  readonly items: readonly MaterialItem[];
  readonly proofs: readonly MaterialProof[];
}
