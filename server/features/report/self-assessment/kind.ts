import { badInput, text } from '../../../platform/graphql/errors.js';
import type { GapAnalysisData } from '../gap-analysis/data.js';
import { gapSheets } from '../gap-analysis/sheets.js';
import { gapAnalysisSnapshot } from '../gap-analysis/snapshot.js';
import { askedAssessment, inOneRead } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import { documentFileName } from '../report-number.js';
import { title } from './front.js';
import { selfAssessment } from './report.js';

export const selfAssessmentKind: DocumentKind<GapAnalysisData> = {
  typeCode: 'SA',
  async subject(tx, { assessmentId }) {
    const { id, subject, scoringEdition } = await askedAssessment(tx, assessmentId);
    if (scoringEdition === null)
      throw badInput({
        assessmentId: text(
          '自评估报告只按等级保护的测评生成，请选择等级保护的测评；其他标准请生成差距分析报告。',
          'A self-assessment report is made of assessments by MLPS: choose one; for other rule books make a gap analysis.',
        ),
      });
    return { title: `${subject.name}${title}`, assessmentId: id };
  },
  snapshot: (source, { assessmentId, number, generatedBy, at }) =>
    inOneRead(source, (reads) =>
      gapAnalysisSnapshot(reads, { assessmentId: assessmentId!, number, generatedBy, at }),
    ),
  document: (data) => ({
    model: selfAssessment(data),
    fileName: documentFileName(data.number, `${data.system.name}${title}`),
  }),
  workbook: gapSheets,
};
