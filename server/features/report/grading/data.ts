import type { Classification } from '../../../platform/documents/index.js';
import type { GradingAnswers, GradingRules, Technology } from '../../framework/index.js';

/** A material that is to be handed in, and what of the house is linked to the clause that asks for it. */
export interface FiledMaterial {
  readonly name: string;
  /** At the level of this system. */
  readonly need: 'NEEDED' | 'ON_DEMAND' | 'NOT_NEEDED';
  readonly verified: boolean;
  readonly found: readonly string[];
}

/** What the grading report and the filing form of a system are made from: read in one moment. */
export interface GradingData {
  readonly document: 'GRADING_REPORT' | 'FILING_FORM';
  readonly number: string;
  readonly version: string;
  /** The form names evidence, so it is as confidential as that. */
  readonly classification: Classification;
  readonly generatedAt: string;
  readonly generatedBy: string;
  readonly organization: { readonly name: string };
  readonly system: {
    readonly code: string;
    readonly name: string;
    readonly description: string | null;
    readonly state: 'PLANNED' | 'RUNNING' | 'RETIRED';
    readonly ownerUnit: string | null;
    readonly technologies: readonly Technology[];
    readonly continuityCritical: boolean;
    readonly filingNumber: string | null;
    readonly filedOn: string | null;
    readonly filingValidUntil: string | null;
    readonly lastAssessedOn: string | null;
    readonly nextAssessmentDueOn: string | null;
  };
  readonly grading: GradingAnswers & {
    readonly s: number;
    readonly a: number;
    readonly level: number;
    readonly code: string;
  };
  readonly matrix: GradingRules['matrix'];
  /** Every grading that the audit trail tells of, oldest first. */
  readonly history: readonly {
    readonly day: string;
    readonly by: string;
    readonly code: string;
    readonly answers: GradingAnswers;
  }[];
  /** Systems in the register that are not retired, by level. */
  readonly systemCounts: readonly { readonly level: number; readonly count: number }[];
  readonly materials: readonly FiledMaterial[];
}
