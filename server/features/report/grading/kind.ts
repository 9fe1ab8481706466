import { badInput, invalidState, text } from '../../../platform/graphql/errors.js';
import { requireSystem } from '../../system/index.js';
import { inOneRead, requireWholeSight } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import type { ReportTypeCode } from '../report-number.js';
import type { GradingData } from './data.js';
import { gradingDocument, gradingFileName } from './report.js';
import { gradingSnapshot } from './snapshot.js';
import { titles } from './words.js';

interface GradingScope {
  readonly systemId: string;
}

/** Filing begins with the second level. */
const filedFrom = 2;

const gradingKind = (
  typeCode: ReportTypeCode,
  document: GradingData['document'],
): DocumentKind<GradingData> => ({
  typeCode,
  async subject(tx, { systemId }) {
    if (!systemId) throw badInput({ systemId: text('请选择信息系统。', 'Choose an information system.') });
    requireWholeSight(tx.actor, 'system:read');
    const { id, name, grading } = await requireSystem(tx, systemId);
    if (document === 'FILING_FORM' && grading.level < filedFrom)
      throw invalidState(
        text(
          '第一级系统由单位自行定级，不需要备案，没有备案表。',
          'A system of the first level is not filed: it has no filing form.',
        ),
      );
    return { title: `${name} ${titles[document]}`, scope: { systemId: id } satisfies GradingScope };
  },
  snapshot: (source, { number, generatedBy, at, scope }) =>
    inOneRead(source, (reads) =>
      gradingSnapshot(reads, { number, generatedBy, at, document, ...(scope as GradingScope) }),
    ),
  document: (data) => ({ model: gradingDocument(data), fileName: gradingFileName(data) }),
});

export const gradingReportKind = gradingKind('GR', 'GRADING_REPORT');
export const filingFormKind = gradingKind('FF', 'FILING_FORM');
