import { badInput, notFound, text } from '../../../platform/graphql/errors.js';
import { plansByIds } from '../../remediation/index.js';
import { inOneRead, requireWholeSight } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import type { RectificationData } from './data.js';
import { rectificationDocument, rectificationFileName } from './report.js';
import { rectificationSheets } from './sheets.js';
import { rectificationSnapshot } from './snapshot.js';
import { titles } from './words.js';

interface RectificationScope {
  readonly planId: string;
}

const rectificationKind = (document: RectificationData['document']): DocumentKind<RectificationData> => ({
  typeCode: 'RC',
  async subject(tx, { planId }) {
    if (!planId) throw badInput({ planId: text('请选择整改计划。', 'Choose a remediation plan.') });
    // It tells of all tasks of the plan.
    requireWholeSight(tx.actor, 'remediation:read');
    const [plan] = await plansByIds(tx, [planId]);
    if (!plan) throw notFound();
    return {
      title: `${plan.name} ${titles[document]}`,
      scope: { planId: plan.id } satisfies RectificationScope,
    };
  },
  snapshot: (source, { number, generatedBy, at, scope }) =>
    inOneRead(source, (reads) =>
      rectificationSnapshot(reads, { number, generatedBy, at, document, ...(scope as RectificationScope) }),
    ),
  document: (data) => ({ model: rectificationDocument(data), fileName: rectificationFileName(data) }),
  workbook: rectificationSheets,
});

export const rectificationPlanKind = rectificationKind('RECTIFICATION_PLAN');
export const rectificationReportKind = rectificationKind('RECTIFICATION_REPORT');
