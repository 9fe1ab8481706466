const unfinished = '&state=OPEN&state=IN_PROGRESS&state=SUBMITTED&state=RETURNED';

/** Where each number opens: always the filtered list that makes it. */
export const homeLinks = {
  myTasks: '/remediation?view=table&mine=1&state=OPEN&state=IN_PROGRESS&state=RETURNED',
  myOverdue: '/remediation?view=table&mine=1&overdue=1',
  toVerify: '/remediation?view=table&verify=1',
  acceptances: '/remediation?view=table&acceptance=1',
  plansToApprove: '/remediation?view=plans&approve=1',
  plan: (id: string) => `/remediation?view=plans&show=${id}`,
  roadmapsToApprove: '/roadmaps?approve=1',
  roadmap: (id: string) => `/roadmaps/${id}`,
  reportsToIssue: '/reports?decide=1',
  report: (id: string) => `/reports?decide=1&report=${id}`,
  delays: '/remediation?view=table&delay=1',
  overdue: '/remediation?view=table&overdue=1',
  /** Unfinished tasks of exactly one unit, or of none: late ones, or those that are not late. */
  unit: (unitId: string | null, overdue: boolean) =>
    `/remediation?view=table${unitId ? `&unit=${unitId}` : ''}&exact=1&overdue=${overdue ? 1 : 0}${unfinished}`,
  task: (id: string) => `/remediation?view=table&task=${id}`,
  gaps: '/remediation?view=gaps&tasked=1',
  withoutTask: '/remediation?view=gaps',
  declaredNotProven: '/remediation?view=gaps&tasked=1&kind=UNPROVEN',
  /** Gaps of one age band; the last band has no end. */
  age: (fromDays: number, toDays: number | null) =>
    `/remediation?view=gaps&tasked=1&age=${fromDays}-${toDays ?? ''}`,
  myResults: (assessmentId: string) => `/assessments/${assessmentId}?chip=mine&chip=open`,
  result: (assessmentId: string, controlId: string) => `/assessments/${assessmentId}?control=${controlId}`,
  score: (assessmentId: string, basis: 'DECLARED' | 'PROVEN') =>
    `/assessments/${assessmentId}?score=${basis}`,
  scorecard: (assessmentId: string, basis: 'DECLARED' | 'PROVEN') =>
    `/assessments/${assessmentId}/scorecard?basis=${basis}`,
  open: (assessmentId: string) => `/assessments/${assessmentId}?chip=open`,
  systemGaps: (assessmentId: string) => `/remediation?view=gaps&tasked=1&assessment=${assessmentId}`,
  toReview: '/evidence/review',
  reviewed: (id: string) => `/evidence/review?id=${id}`,
  asked: '/requests?view=mine',
  request: (id: string) => `/requests/${id}`,
  myItems: (inspectionId: string) => `/inspections/${inspectionId}?tab=prepare&ready=0&mine=1`,
  item: (inspectionId: string, id: string) => `/inspections/${inspectionId}?tab=prepare&item=${id}`,
  policiesToRead: '/policies?toRead=1',
  policiesToApprove: '/policies?toApprove=1',
  policy: (id: string) => `/policies/${id}`,
  damaged: '/evidence?validity=DAMAGED',
  returned: '/evidence?view=mine&state=RETURNED',
  expiring: '/evidence?view=mine&validity=EXPIRING',
  /** Accepted proofs of the whole hospital that end in so many days; without a first day, those that have ended. */
  ending: (fromDays: number | null, toDays: number) =>
    `/evidence?state=ACCEPTED&${fromDays === null ? 'validity=EXPIRED' : `left=${fromDays}-${toDays}`}&order=VALID_UNTIL_ASC`,
  evidence: (id: string) => `/evidence/${id}`,
} as const;
