import type { Classification } from '../../../platform/documents/index.js';

/**
 * Everything the gap-analysis report says, as plain JSON: read once, kept with the report, and enough to make the
 * same bytes again. Enum words are those of the API; days are YYYY-MM-DD, instants ISO 8601.
 */
export interface GapAnalysisData {
  /** 文档编号, see `reportNumber`. */
  readonly number: string;
  /** Such as "V1.0". */
  readonly version: string;
  readonly classification: Classification;
  /** When the document was made and who asked for it. */
  readonly generatedAt: string;
  readonly generatedBy: string;
  /** The moment the data shows. */
  readonly dataAt: string;
  readonly organization: { readonly name: string; readonly shortName: string };
  /** Departments that appear in the report, in the order of the register. */
  readonly unitNames: readonly string[];
  readonly system: GapSystem;
  readonly framework: GapFramework;
  readonly assessment: GapAssessment;
  readonly scoring: GapScoring;
  readonly categories: readonly GapCategory[];
  /** In the order of the framework. */
  readonly results: readonly GapResult[];
}

export interface GapSystem {
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly ownerUnit: string | null;
  /** Such as "S3A3G3"; null while ungraded. */
  readonly gradingCode: string | null;
  readonly level: string | null;
  readonly technologies: readonly GapTechnology[];
  readonly continuityCritical: boolean;
  readonly filingNumber: string | null;
  readonly filedOn: string | null;
  readonly filingValidUntil: string | null;
  readonly lastAssessedOn: string | null;
  readonly nextAssessmentDueOn: string | null;
}

export interface GapFramework {
  readonly name: string;
  readonly edition: string;
  readonly documentNumber: string;
  readonly verificationNotes: readonly {
    readonly topic: string;
    readonly verification: GapVerification;
    readonly note: string;
  }[];
}

export interface GapAssessment {
  readonly name: string;
  readonly period: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly targetLevel: string;
  readonly closed: boolean;
  /** People who rated results. */
  readonly participants: readonly {
    readonly name: string;
    readonly unit: string | null;
    readonly role: string;
  }[];
}

export interface GapScoring {
  readonly edition: 'MLPS_2019' | 'MLPS_2021' | 'MLPS_2025';
  readonly attentionFactor: number;
  readonly partialCredit: number;
  /** The rule the conclusion was reached by, in Chinese. */
  readonly conclusionRule: string;
  readonly declared: GapScore;
  readonly proven: GapScore;
  /** What the engine says about its own certainty. */
  readonly notes: readonly string[];
}

export interface GapScore {
  /** Points of 100 (2019, 2021) or conformity rate in percent (2025). */
  readonly value: number;
  readonly conclusion: GapConclusion;
  /** True while results are open or a table is unknown. */
  readonly provisional: boolean;
  readonly met: number;
  readonly partial: number;
  readonly unmet: number;
  readonly notApplicable: number;
  readonly open: number;
  readonly applicable: number;
  readonly steps: readonly { readonly label: string; readonly formula: string; readonly value: number }[];
  readonly vetoes: readonly GapVeto[];
}

export interface GapVeto {
  readonly code: string;
  readonly controlName: string;
  readonly caseCode: string;
  readonly caseName: string;
  readonly judgement: GapJudgement;
  readonly majorDanger: boolean;
}

export interface GapCategory {
  readonly code: string;
  readonly name: string;
  readonly total: number;
  readonly applicable: number;
  readonly met: number;
  readonly partial: number;
  readonly unmet: number;
  readonly notApplicable: number;
  readonly open: number;
  readonly proven: number;
  /** 0..100; null when nothing applies. */
  readonly declaredRate: number | null;
  readonly provenRate: number | null;
}

export interface GapResult {
  readonly code: string;
  /** The clause within its control point, such as 身份鉴别 a). */
  readonly name: string;
  /** Control point, such as 身份鉴别; absent in snapshots from before it was kept. */
  readonly point?: string;
  /** Code of the category. */
  readonly category: string;
  readonly text: string;
  /** The text that the organization itself has of it; absent in snapshots from before there were any. */
  readonly ownText?: string | null;
  readonly weight: 'KEY' | 'IMPORTANT' | 'GENERAL' | null;
  readonly weightVerification: GapVerification | null;
  readonly verdict: GapVerdict;
  readonly provenVerdict: GapVerdict;
  readonly proofState: GapProofState;
  readonly currentState: string | null;
  readonly gap: string | null;
  readonly suggestion: string | null;
  readonly notApplicableReason: string | null;
  readonly unit: string | null;
  readonly evidences: readonly GapEvidence[];
  readonly tasks: readonly GapTask[];
  readonly highRiskCases: readonly GapHighRiskCase[];
  readonly riskJudgement: GapJudgement | null;
  readonly riskReason: string | null;
}

export interface GapEvidence {
  /** Key of the evidence; with the version number it tells proofs apart. */
  readonly id: string;
  readonly title: string;
  readonly versionNumber: number;
  /** Null for links and texts. */
  readonly sha256: string | null;
  readonly collectedOn: string | null;
  readonly validUntil: string | null;
  readonly state: 'DRAFT' | 'SUBMITTED' | 'ACCEPTED' | 'RETURNED';
  readonly validity: 'DAMAGED' | 'NOT_YET_VALID' | 'VALID' | 'EXPIRING' | 'EXPIRED';
  readonly label: 'PUBLIC' | 'INTERNAL' | 'SENSITIVE';
}

export interface GapTask {
  readonly code: string;
  readonly title: string;
  readonly unit: string | null;
  readonly owner: string | null;
  readonly dueOn: string;
  readonly state: 'OPEN' | 'IN_PROGRESS' | 'SUBMITTED' | 'VERIFIED' | 'RETURNED';
  readonly priority: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
  /** Yuan. */
  readonly budget: number | null;
  readonly overdue: boolean;
}

export interface GapHighRiskCase {
  readonly code: string;
  readonly name: string;
  readonly trigger: string;
  readonly mitigation: string | null;
  readonly majorDanger: boolean;
}

export type GapTechnology = 'CLOUD' | 'MOBILE' | 'IOT' | 'ICS' | 'BIG_DATA';
export type GapVerification = 'VERIFIED' | 'INFERRED' | 'SECONDARY' | 'UNVERIFIED' | 'UNKNOWN';
export type GapVerdict = 'MET' | 'PARTIAL' | 'UNMET' | 'NOT_APPLICABLE' | 'OPEN';
export type GapProofState =
  | 'PROVEN'
  | 'MISSING'
  | 'UNREVIEWED'
  | 'DAMAGED'
  | 'RETURNED'
  | 'EXPIRED'
  | 'NOT_NEEDED';
export type GapJudgement = 'PENDING' | 'CONFIRMED' | 'MITIGATED';
export type GapConclusion =
  | 'EXCELLENT'
  | 'GOOD'
  | 'FAIR'
  | 'POOR'
  | 'CONFORMING'
  | 'BASICALLY_CONFORMING'
  | 'NONCONFORMING'
  | 'UNDECIDED';
