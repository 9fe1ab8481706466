export const reportStandings = ['DRAFT', 'SUBMITTED', 'ISSUED', 'WITHDRAWN'] as const;
export type ReportStandingName = (typeof reportStandings)[number];

/** What may be done with a document, and how it stands afterwards. What was issued is never a draft again: it is withdrawn. */
const steps = {
  SUBMIT: { from: 'DRAFT', to: 'SUBMITTED', event: 'submitted' },
  ISSUE: { from: 'SUBMITTED', to: 'ISSUED', event: 'issued' },
  RETURN: { from: 'SUBMITTED', to: 'DRAFT', event: 'returned' },
  WITHDRAW: { from: 'ISSUED', to: 'WITHDRAWN', event: 'withdrawn' },
} as const satisfies Record<
  string,
  { readonly from: ReportStandingName; readonly to: ReportStandingName; readonly event: string }
>;
export type ReportStep = keyof typeof steps;

export const stepOf = (step: ReportStep) => steps[step];
