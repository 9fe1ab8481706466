import { documentHead } from '../frame.js';
import type { DocumentModel } from '../../../platform/documents/index.js';
import type { InspectionReportData } from './data.js';
import { titleOf } from './parts.js';
import { planSections } from './plan.js';
import { replySections } from './reply.js';
import { documentFileName } from '../report-number.js';

/** The work plan before an inspection, or the reply after it. Pure: the same data always give the same model. */
export function inspectionReport(data: InspectionReportData): DocumentModel {
  return {
    ...documentHead(data, titleOf(data), '内部'),
    sections: data.document === 'INSPECTION_PLAN' ? planSections(data) : replySections(data),
  };
}

export const inspectionFileName = (data: InspectionReportData): string =>
  documentFileName(data.number, titleOf(data));
