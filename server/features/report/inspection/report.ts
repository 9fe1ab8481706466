import type { DocumentModel } from '../../../platform/documents/index.js';
import type { InspectionReportData } from './data.js';
import { titleOf } from './parts.js';
import { planSections } from './plan.js';
import { replySections } from './reply.js';
import { documentFileName } from '../report-number.js';

/** The work plan before an inspection, or the reply after it. Pure: the same data always give the same model. */
export function inspectionReport(data: InspectionReportData): DocumentModel {
  return {
    title: titleOf(data),
    number: data.number,
    classification: '内部',
    organization: data.organization.name,
    author: data.generatedBy,
    createdAt: data.generatedAt,
    properties: { dataAt: data.generatedAt, documentVersion: data.version },
    sections: data.document === 'INSPECTION_PLAN' ? planSections(data) : replySections(data),
  };
}

export const inspectionFileName = (data: InspectionReportData): string =>
  documentFileName(data.number, titleOf(data));
