import type { FullRating } from '../../assessment/index.js';
import type { ScoringKind } from '../../framework/index.js';
import type {
  GapEvidence,
  GapProofState,
  GapTask,
  GapVerdict,
  GapVerification,
} from '../gap-analysis/data.js';

/** A result of the rating that is no more than declared, or not even that. */
export interface RatingGap {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  /** The text that the organization itself has of it; absent in snapshots from before there were any. */
  readonly ownText?: string | null;
  readonly level: string | null;
  readonly section: string;
  readonly verdict: GapVerdict;
  readonly provenVerdict: GapVerdict;
  readonly proofState: GapProofState;
  readonly currentState: string | null;
  readonly gap: string | null;
  readonly suggestion: string | null;
  readonly unit: string | null;
  readonly evidences: readonly GapEvidence[];
  readonly tasks: readonly GapTask[];
}

/** A figure beside the verdicts. */
export interface RatingFigure {
  readonly code: string;
  readonly name: string;
  readonly kind: 'USE' | 'QUALITY' | 'COUNT' | 'GRADE';
  readonly level: number | null;
  readonly share: number | null;
  readonly count: number | null;
  readonly grade: string | null;
  readonly note: string | null;
  readonly proofState: GapProofState;
}

/** Everything a self-assessment report by a rule book other than MLPS says, read at one moment and kept with the report. */
export interface RatingReportData {
  readonly form: 'RATING';
  readonly number: string;
  readonly version: string;
  readonly classification: '内部' | '敏感';
  readonly generatedAt: string;
  readonly generatedBy: string;
  readonly dataAt: string;
  readonly organization: { readonly name: string; readonly shortName: string };
  readonly subject: { readonly kind: string; readonly name: string };
  readonly framework: {
    readonly name: string;
    readonly shortName: string;
    readonly documentNumber: string;
    readonly kind: ScoringKind;
    readonly verificationNotes: readonly {
      readonly topic: string;
      readonly verification: GapVerification;
      readonly note: string;
    }[];
  };
  readonly assessment: {
    readonly name: string;
    readonly period: string;
    readonly periodStart: string;
    readonly periodEnd: string;
    readonly targetLevel: string | null;
    readonly targetName: string | null;
    readonly closed: boolean;
  };
  readonly rating: FullRating;
  /** Name of each graded item, indicator and level that the rating speaks of, by id or code. */
  readonly names: Readonly<Record<string, string>>;
  readonly results: number;
  readonly asked: number;
  readonly gaps: readonly RatingGap[];
  readonly figures: readonly RatingFigure[];
}
