import type { Classification } from '../../../platform/documents/index.js';
import type { BriefingScore } from '../briefing/data.js';
import type { GapTask, GapVerdict } from '../gap-analysis/data.js';
import type { TaskProof } from '../task-proofs.js';

/** Where the work lies: on the technical or the management side of the rule book, on both, or nobody says. */
export type Side = 'TECHNICAL' | 'MANAGEMENT' | 'BOTH' | 'UNKNOWN';
export type Risk = 'VERY_LOW' | 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH';

/** One gap that a task closes: as it was when the task was made, and as it is. */
export interface PlannedGap {
  readonly code: string;
  readonly name: string;
  /** Place of its assessment. */
  readonly assessment: number;
  readonly before: { readonly verdict: GapVerdict; readonly said: string | null };
  readonly now: { readonly verdict: GapVerdict; readonly proven: GapVerdict; readonly said: string | null };
}

export interface PlannedTask {
  readonly code: string;
  readonly title: string;
  readonly description: string | null;
  readonly state: GapTask['state'];
  readonly priority: GapTask['priority'];
  readonly side: Side;
  readonly unit: string | null;
  readonly owner: string | null;
  readonly contributors: readonly string[];
  readonly createdOn: string;
  readonly dueOn: string;
  readonly originalDueOn: string;
  readonly overdueDays: number;
  readonly budget: number | null;
  readonly actualCost: number | null;
  readonly effortDays: number | null;
  readonly riskBefore: Risk | null;
  readonly riskAfter: Risk | null;
  readonly steps: readonly { readonly title: string; readonly done: boolean }[];
  /** Codes of the tasks that it waits for, as far as they are of this plan. */
  readonly after: readonly string[];
  readonly gaps: readonly PlannedGap[];
  /** Numbers of its proofs in the annex. */
  readonly proofs: readonly number[];
  readonly submissionNote: string | null;
  readonly verifiedBy: string | null;
  readonly verifiedOn: string | null;
  readonly returnReason: string | null;
  /** A risk that is lived with today. */
  readonly accepted: {
    readonly until: string;
    readonly reason: string;
    readonly by: string;
    readonly note: string | null;
  } | null;
  readonly delays: readonly {
    readonly to: string;
    readonly reason: string;
    readonly state: 'REQUESTED' | 'APPROVED' | 'REJECTED';
    readonly decidedBy: string | null;
  }[];
}

export interface PlannedAssessment {
  readonly name: string;
  readonly subject: string;
  readonly framework: string;
  readonly documentNumber: string;
  readonly target: string | null;
  readonly unit: '%' | '分';
  /** When the plan was made; null where nothing had been scored yet. */
  readonly before: BriefingScore | null;
  readonly now: BriefingScore | null;
}

/** What the documents of a remediation plan are made from: read in one moment. */
export interface RectificationData {
  readonly document: 'RECTIFICATION_PLAN' | 'RECTIFICATION_REPORT';
  readonly number: string;
  readonly version: string;
  /** The documents name their proofs, so they are as confidential as these. */
  readonly classification: Classification;
  readonly generatedAt: string;
  readonly generatedBy: string;
  readonly organization: { readonly name: string };
  readonly plan: {
    readonly name: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly madeOn: string;
    readonly state: 'DRAFT' | 'REQUESTED' | 'APPROVED';
    readonly source: 'ASSESSMENT' | 'INSPECTION' | 'TEST_REPORT' | 'GAPS' | 'ROADMAP' | null;
    readonly sourceReference: string | null;
    readonly note: string | null;
    readonly owner: string | null;
  };
  /** Approvals, newest first. */
  readonly baselines: readonly {
    readonly number: number;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly approvedOn: string;
    readonly approvedBy: string | null;
    readonly requestedBy: string | null;
    readonly tasks: number;
    readonly budget: number | null;
    readonly note: string | null;
  }[];
  readonly standing: {
    readonly budget: number | null;
    readonly baselineBudget: number | null;
    readonly actualCost: number | null;
    readonly effortDays: number | null;
    readonly slippageDays: number | null;
    readonly slippedTasks: number;
    readonly addedTasks: number;
    readonly removedTasks: number;
  };
  readonly assessments: readonly PlannedAssessment[];
  /** Due first. */
  readonly tasks: readonly PlannedTask[];
  readonly proofs: readonly TaskProof[];
}
