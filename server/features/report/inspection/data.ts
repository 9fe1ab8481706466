import type { TaskProof } from '../task-proofs.js';

/** One item of an inspection as its documents say it. */
export interface ReportedItem {
  readonly code: string;
  readonly name: string;
  readonly interpretation: string | null;
  readonly interviewee: string | null;
  readonly place: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  /** Words for what keeps it from being ready; empty when nothing does. */
  readonly problems: readonly string[];
}

export interface ReportedFinding {
  readonly text: string;
  readonly code: string | null;
  readonly severity: 'HIGH' | 'MEDIUM' | 'LOW' | null;
  /** What was said on the spot. */
  readonly answer: string | null;
  readonly onTheSpot: boolean;
  readonly task: {
    readonly code: string;
    readonly title: string;
    readonly unit: string | null;
    readonly owner: string | null;
    readonly dueOn: string;
    readonly verified: boolean;
    readonly overdue: boolean;
    /** Numbers of its proofs in the annex, once it is verified. */
    readonly proofs?: readonly number[];
  } | null;
}

/** What the work plan and the reply of an inspection are made from: read in one moment. */
export interface InspectionReportData {
  readonly document: 'INSPECTION_PLAN' | 'INSPECTION_REPLY';
  readonly number: string;
  readonly version: string;
  readonly generatedAt: string;
  readonly generatedBy: string;
  readonly organization: { readonly name: string };
  readonly inspection: {
    readonly name: string;
    readonly inspectingBody: string | null;
    readonly noticeNumber: string | null;
    readonly periodFrom: string;
    readonly periodTo: string;
    readonly visitFrom: string | null;
    readonly visitTo: string | null;
    readonly leader: string | null;
  };
  readonly assessment: { readonly name: string; readonly framework: string };
  readonly items: readonly ReportedItem[];
  readonly ready: number;
  readonly findings: readonly ReportedFinding[];
  /** What shows that findings are settled: accepted and not sensitive. Absent in plans, and in older replies. */
  readonly proofs?: readonly TaskProof[];
  /** Proofs of settled findings that the letter does not name. */
  readonly proofsWithheld?: number;
}
