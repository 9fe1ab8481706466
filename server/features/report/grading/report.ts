import { documentHead } from '../frame.js';
import type { DocumentModel } from '../../../platform/documents/index.js';
import { documentFileName } from '../report-number.js';
import type { GradingData } from './data.js';
import { filingSections } from './filing-form.js';
import { gradingSections } from './grading-report.js';
import { titles } from './words.js';

/** The grading report of a system, or its filing form. Pure: the same data always give the same model. */
export function gradingDocument(data: GradingData): DocumentModel {
  return {
    ...documentHead(data, `${data.system.name} ${titles[data.document]}`, data.classification),
    sections: data.document === 'GRADING_REPORT' ? gradingSections(data) : filingSections(data),
  };
}

export const gradingFileName = ({ number, document, system }: GradingData): string =>
  documentFileName(number, `${system.name}${titles[document]}`);
