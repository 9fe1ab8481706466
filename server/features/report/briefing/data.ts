import type { OverdueTask, RemediationProgress } from '../../progress/index.js';

/** Where a score stood: at the end of a day. */
export interface BriefingScore {
  readonly declared: number;
  readonly proven: number;
  readonly declaredLevel: string | null;
  readonly provenLevel: string | null;
}

export interface BriefingLine {
  readonly subject: string;
  readonly framework: string;
  readonly assessmentId: string;
  readonly unit: '%' | '分';
  /** Drawn: all of one scale. */
  readonly drawn: boolean;
  /** At the end of the month before; null when there was nothing yet, or another period. */
  readonly before: BriefingScore | null;
  readonly after: BriefingScore;
  readonly points: readonly { readonly day: string; readonly declared: number; readonly proven: number }[];
}

export interface BriefingLoad {
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly effortDays: number;
}

export interface BriefingGaps {
  readonly openGaps: number;
  readonly withoutTask: number;
  readonly declaredNotProven: number;
  readonly ageBands: readonly { readonly label: string; readonly count: number }[];
}

/** Everything that a briefing says, read at one moment; the document is made from this alone. */
export interface BriefingData {
  readonly month: string;
  readonly number: string;
  readonly version: string;
  readonly generatedBy: string;
  readonly generatedAt: string;
  readonly organization: { readonly name: string };
  /** Names of what it is narrowed to. */
  readonly framework: string | null;
  readonly unit: string | null;
  /** The month, and the longer window of the pictures. */
  readonly from: string;
  readonly to: string;
  readonly windowFrom: string;
  /** True: the month is not over, so everything is as of its making. */
  readonly isCurrent: boolean;
  readonly lines: readonly BriefingLine[];
  readonly lineCount: number;
  readonly days: readonly RemediationProgress['days'][number][];
  readonly measures: RemediationProgress['measures'];
  readonly forecast: RemediationProgress['forecast'];
  readonly gaps: BriefingGaps;
  /** At the end of the month before; null when nobody kept it. */
  readonly gapsBefore: BriefingGaps | null;
  readonly overdue: readonly OverdueTask[];
  readonly byUnit: readonly BriefingLoad[];
  readonly byOwner: readonly BriefingLoad[];
  /** Of the whole hospital, whatever the scope. */
  readonly expiry: readonly {
    readonly fromDays: number | null;
    readonly toDays: number;
    readonly count: number;
  }[];
  readonly outlook: readonly {
    readonly name: string;
    readonly points: readonly {
      readonly day: string;
      readonly value: number | null;
      readonly level: string | null;
      readonly met: number;
    }[];
  }[];
  readonly decisions: { readonly delays: number; readonly acceptances: number; readonly plans: number };
}
