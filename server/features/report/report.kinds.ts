import { briefingKind } from './briefing/kind.js';
import { applicabilityKind } from './applicability/kind.js';
import { auditExtractKind } from './audit-extract/kind.js';
import { evidenceRegisterKind } from './evidence-register/kind.js';
import { gapAnalysisKind } from './gap-analysis/kind.js';
import { filingFormKind, gradingReportKind } from './grading/kind.js';
import { inspectionPlanKind, inspectionReplyKind } from './inspection/kind.js';
import { policyKind, policyListKind } from './policy/kind.js';
import { minutesKind } from './minutes/kind.js';
import type { reportKinds } from './report.entity.js';
import type { DocumentKind } from './report.kind.js';
import { ratingProofKind } from './rating-proof/kind.js';
import { selfAssessmentKind } from './self-assessment/kind.js';
import { rectificationPlanKind, rectificationReportKind } from './rectification/kind.js';
import { roadmapKind } from './roadmap/kind.js';

/** Every document that can be asked for. */
export const documentKinds: Readonly<Record<(typeof reportKinds)[number], DocumentKind>> = {
  GAP_ANALYSIS: gapAnalysisKind,
  POLICY: policyKind,
  POLICY_LIST: policyListKind,
  BRIEFING: briefingKind,
  ROADMAP: roadmapKind,
  INSPECTION_PLAN: inspectionPlanKind,
  INSPECTION_REPLY: inspectionReplyKind,
  SELF_ASSESSMENT: selfAssessmentKind,
  RATING_PROOF: ratingProofKind,
  APPLICABILITY: applicabilityKind,
  EVIDENCE_REGISTER: evidenceRegisterKind,
  AUDIT_EXTRACT: auditExtractKind,
  GRADING_REPORT: gradingReportKind,
  FILING_FORM: filingFormKind,
  RECTIFICATION_PLAN: rectificationPlanKind,
  RECTIFICATION_REPORT: rectificationReportKind,
  MINUTES: minutesKind,
};
