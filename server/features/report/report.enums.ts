import { apiEnum } from '../../platform/graphql/api-enum.js';

export const ReportKind = apiEnum('ReportKind', 'Which document.', {
  GAP_ANALYSIS:
    'Gap analysis of one assessment (差距分析报告), DOCX and XLSX; by a rule book other than MLPS with levels, scores per item and the explanation.',
  POLICY: 'One policy that is or was published, with its revision table, DOCX.',
  POLICY_LIST: 'The list of published policies with review and reading, DOCX and XLSX.',
  BRIEFING: 'Briefing of one month for the management (管理简报), DOCX and XLSX.',
  INSPECTION_PLAN: 'Work plan of an inspection: who shows what by when (迎检工作方案), DOCX and XLSX.',
  INSPECTION_REPLY:
    'Reply to the inspecting body: what became of each finding (整改情况复函), DOCX and XLSX.',
  SELF_ASSESSMENT:
    'Self-assessment of one assessment by MLPS in the chapters of a testing body’s report (等级保护自评估报告), DOCX and XLSX.',
  RATING_PROOF:
    'Material that proves one assessment by EMR, interoperability, smart service or smart management, item by item, with pictures (实证材料), DOCX and XLSX.',
  APPLICABILITY: 'Statement of applicability of one assessment: every control (适用性声明), DOCX and XLSX.',
  EVIDENCE_REGISTER:
    'The evidence library as a register, of everything or of one assessment (证据台账), DOCX and XLSX.',
  AUDIT_EXTRACT:
    'Events of a period with their place in the audit chain (审计记录摘录), DOCX and XLSX; asked for and seen by auditors alone.',
  GRADING_REPORT: 'Grading report of one information system (定级报告), DOCX.',
  FILING_FORM: 'Filing form of one information system with the list of what is handed in (备案表), DOCX.',
  RECTIFICATION_PLAN:
    'Scheme of one remediation plan: why, what, by whom, for how much, by when (整改方案), DOCX and XLSX.',
  RECTIFICATION_REPORT: 'What became of each task of one remediation plan (整改报告), DOCX and XLSX.',
  MINUTES:
    'Minutes of a meeting to be filled in, about an inspection or about nothing yet (会议纪要), DOCX and XLSX.',
  ROADMAP: 'One roadmap with its packages, alternatives and what they reach (安全规划), DOCX and XLSX.',
});
export type ReportKind = keyof typeof ReportKind;

export const ReportState = apiEnum('ReportState', 'How far a report is.', {
  QUEUED: 'Waits for its turn.',
  RENDERING: 'Is being made.',
  READY: 'Can be downloaded.',
  FAILED: 'Could not be made; `failure` says why.',
});
export type ReportState = keyof typeof ReportState;

export const ReportPdfState = apiEnum('ReportPdfState', 'How far the PDF of a report is.', {
  QUEUED: 'Is being made, or waits for its turn.',
  READY: 'Can be downloaded.',
  FAILED: 'Could not be made; it can be asked for again.',
});
export type ReportPdfState = keyof typeof ReportPdfState;
