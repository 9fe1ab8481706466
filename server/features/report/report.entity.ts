import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantColumns } from '../../platform/database/base-entity.js';
import type { TemplateProblem } from '../../platform/documents/index.js';

export const reportKinds = [
  'GAP_ANALYSIS',
  'POLICY',
  'POLICY_LIST',
  'BRIEFING',
  'ROADMAP',
  'INSPECTION_PLAN',
  'INSPECTION_REPLY',
  'SELF_ASSESSMENT',
  'RATING_PROOF',
  'APPLICABILITY',
  'EVIDENCE_REGISTER',
  'AUDIT_EXTRACT',
  'GRADING_REPORT',
  'FILING_FORM',
  'RECTIFICATION_PLAN',
  'RECTIFICATION_REPORT',
  'MINUTES',
] as const;
export const templateStates = ['DRAFT', 'ACTIVE', 'RETIRED'] as const;
export const reportStates = ['QUEUED', 'RENDERING', 'READY', 'FAILED'] as const;

/** A generated document and the snapshot it was made from. */
export const ReportEntity = defineEntity({
  name: 'ReportEntity',
  tableName: 'report',
  properties: {
    ...tenantColumns,
    kind: p.enum(reportKinds),
    title: p.text(),
    number: p.text(),
    state: p.enum(reportStates),
    progress: p.double().default(0),
    failure: p.text().nullable(),
    assessmentId: p.uuid().nullable(),
    policyId: p.uuid().nullable(),
    scope: p.json().nullable(),
    createdBy: p.uuid().nullable(),
    clientKey: p.text().nullable(),
    completedAt: p.datetime(3).nullable(),
    fileName: p.text().nullable(),
    byteSize: p.bigint('number').nullable(),
    sha256: p.text().nullable(),
    data: p.json().nullable(),
    dataAt: p.datetime(3),
    previousId: p.uuid().nullable(),
    deletedAt: p.datetime(3).nullable(),
  },
});

/** A DOCX of the hospital that documents go into. */
export const ReportTemplateEntity = defineEntity({
  name: 'ReportTemplateEntity',
  tableName: 'report_template',
  properties: {
    ...tenantColumns,
    name: p.text(),
    fileName: p.text(),
    sha256: p.text(),
    byteSize: p.bigint('number'),
    problems: p.json<readonly TemplateProblem[]>(),
    state: p.enum(templateStates),
    kinds: p.array(),
    createdBy: p.uuid().nullable(),
    activatedAt: p.datetime(3).nullable(),
  },
});
