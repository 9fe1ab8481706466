import { askedAssessment, inOneRead } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import { documentFileName } from '../report-number.js';
import type { ApplicabilityData } from './data.js';
import { applicabilitySheets, applicabilityStatement, title } from './report.js';
import { applicabilitySnapshot } from './snapshot.js';

export const applicabilityKind: DocumentKind<ApplicabilityData> = {
  typeCode: 'AP',
  async subject(tx, { assessmentId }) {
    const { id, name } = await askedAssessment(tx, assessmentId);
    return { title: `${name}${title}`, assessmentId: id };
  },
  snapshot: (source, request) => inOneRead(source, (reads) => applicabilitySnapshot(reads, request)),
  document: (data) => ({
    model: applicabilityStatement(data),
    fileName: documentFileName(data.number, `${data.subject}${title}`),
  }),
  workbook: applicabilitySheets,
};
