import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantColumns } from '../../platform/database/base-entity.js';

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
