import { badInput, text } from '../../../platform/graphql/errors.js';
import { requireInspection } from '../../inspection/index.js';
import { inOneRead, requireWholeSight } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import type { ReportTypeCode } from '../report-number.js';
import type { InspectionReportData } from './data.js';
import { inspectionFileName, inspectionReport } from './report.js';
import { inspectionSheets } from './sheets.js';
import { inspectionSnapshot } from './snapshot.js';
import { titles } from './words.js';

interface InspectionScope {
  readonly inspectionId: string;
}

const inspectionKind = (
  typeCode: ReportTypeCode,
  document: InspectionReportData['document'],
): DocumentKind<InspectionReportData> => ({
  typeCode,
  async subject(tx, { inspectionId }) {
    if (!inspectionId) throw badInput({ inspectionId: text('请选择迎检。', 'Choose an inspection.') });
    requireWholeSight(tx.actor, 'inspection:read');
    const { id, name } = await requireInspection(tx, inspectionId);
    return {
      title: `${name} ${titles[document]}`,
      scope: { inspectionId: id } satisfies InspectionScope,
    };
  },
  snapshot: (source, { number, generatedBy, at, scope }) =>
    inOneRead(source, (reads) =>
      inspectionSnapshot(reads, { number, generatedBy, at, document, ...(scope as InspectionScope) }),
    ),
  document: (data) => ({ model: inspectionReport(data), fileName: inspectionFileName(data) }),
  workbook: inspectionSheets,
});

export const inspectionPlanKind = inspectionKind('WP', 'INSPECTION_PLAN');
export const inspectionReplyKind = inspectionKind('RC', 'INSPECTION_REPLY');
