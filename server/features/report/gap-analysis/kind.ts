import { requireAssessment } from '../../assessment/index.js';
import { editionById } from '../../framework/index.js';
import type { RatingReportData } from '../rating/data.js';
import { ratingReport, ratingReportFileName } from '../rating/report.js';
import { ratingReportSnapshot } from '../rating/snapshot.js';
import { askedAssessment, inOneRead } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import type { GapAnalysisData } from './data.js';
import { gapAnalysisFileName, gapAnalysisReport } from './report.js';
import { gapSheets } from './sheets.js';
import { gapAnalysisSnapshot } from './snapshot.js';

/** Of an assessment by MLPS or by any other rule book: the rule book decides which chapters it has. */
export const gapAnalysisKind: DocumentKind<GapAnalysisData | RatingReportData> = {
  typeCode: 'GA',
  async subject(tx, { assessmentId }) {
    const { id, subject, scoringEdition, frameworkId } = await askedAssessment(tx, assessmentId);
    // The document of MLPS is known by its subject, the others by their rule book too.
    const edition = scoringEdition === null ? await editionById(tx, frameworkId) : undefined;
    return {
      title: `${subject.name}${edition ? `${edition.framework.shortName}自评与` : ''}差距分析报告`,
      assessmentId: id,
    };
  },
  snapshot: (source, { assessmentId, number, generatedBy, at }) =>
    inOneRead(source, async (reads) => {
      const request = { assessmentId: assessmentId!, number, generatedBy, at };
      const { scoringEdition } = await requireAssessment(reads, request.assessmentId);
      return scoringEdition === null
        ? ratingReportSnapshot(reads, request)
        : gapAnalysisSnapshot(reads, request);
    }),
  document: (data) =>
    'form' in data
      ? { model: ratingReport(data), fileName: ratingReportFileName(data) }
      : { model: gapAnalysisReport(data), fileName: gapAnalysisFileName(data) },
  workbook: gapSheets,
};
