import type { CostRange } from '../../planning/index.js';

/** An outcome in words: figure, and level, grade or conclusion. */
export interface SaidOutcome {
  readonly value: number | null;
  readonly said: string;
}

/** The step above, in words; null at the top and while undecided. */
export interface SaidStep {
  readonly target: string;
  readonly said: string;
}

export interface ReportedAssessment {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly framework: string;
  readonly unit: '%' | '分';
  readonly target: string | null;
  /** All of one scale may stand in one picture. */
  readonly declared: SaidOutcome;
  readonly proven: SaidOutcome;
  readonly gaps: number;
  readonly demand: { readonly target: string; readonly value: number | null } | null;
  readonly next: SaidStep | null;
  readonly provenShare: number | null;
  readonly place: number;
  readonly peerCount: number;
  readonly peers: readonly {
    readonly name: string;
    readonly unit: string | null;
    readonly share: number | null;
    readonly proven: number | null;
  }[];
}

export interface ReportedPackage {
  readonly place: number;
  readonly name: string;
  readonly goal: string | null;
  readonly measures: string | null;
  readonly span: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly cost: string;
  readonly isEstimated: boolean;
  readonly effortDays: number | null;
  readonly closes: number;
  readonly unit: string | null;
  readonly owner: string | null;
  /** Places of the packages that it waits for. */
  readonly after: readonly number[];
  readonly tasks: { readonly total: number; readonly verified: number; readonly late: number };
}

export interface ReportedEffect {
  readonly assessmentId: string;
  readonly reachesTarget: boolean | null;
  readonly next: SaidStep | null;
  /** Today, then the end of each year. */
  readonly points: readonly {
    readonly year: number;
    readonly day: string;
    readonly declared: SaidOutcome;
    readonly proven: SaidOutcome;
    readonly gaps: number;
  }[];
}

export interface ReportedScenario {
  readonly id: string | null;
  readonly name: string;
  readonly note: string | null;
  readonly budget: number | null;
  readonly overBudget: boolean | null;
  readonly cost: CostRange;
  readonly years: readonly {
    readonly year: number;
    readonly endsOn: string;
    readonly packages: number;
    readonly cost: CostRange;
    readonly effortDays: number;
  }[];
  readonly problems: readonly string[];
  /** Year of each package that it takes, by place. */
  readonly choices: readonly { readonly place: number; readonly year: number }[];
  readonly effects: readonly ReportedEffect[];
}

/** Everything that the document of a roadmap says, read at one moment; it is made from this alone. */
export interface RoadmapReportData {
  readonly number: string;
  readonly version: string;
  readonly generatedBy: string;
  readonly generatedAt: string;
  readonly organization: { readonly name: string };
  readonly roadmap: {
    readonly name: string;
    readonly note: string | null;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly years: number;
    readonly owner: string | null;
    readonly state: 'DRAFT' | 'PROPOSED' | 'APPROVED';
    /** The alternative that is proposed or approved; null: all packages. */
    readonly chosenId: string | null;
    readonly proposedBy: string | null;
    readonly decidedBy: string | null;
    readonly decidedAt: string | null;
  };
  readonly assessments: readonly ReportedAssessment[];
  readonly packages: readonly ReportedPackage[];
  /** All packages first, then each alternative. */
  readonly scenarios: readonly ReportedScenario[];
}
