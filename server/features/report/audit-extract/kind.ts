import { addDays } from '../../../platform/clock.js';
import { badInput, notFound, text } from '../../../platform/graphql/errors.js';
import { membershipsByIds } from '../../people/index.js';
import { inOneRead } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import { documentFileName } from '../report-number.js';
import type { AuditExtractData } from './data.js';
import { auditExtract, auditExtractSheets, title } from './report.js';
import { auditExtractSnapshot, requireFewEvents } from './snapshot.js';
import type { AuditScope } from './snapshot.js';

const mostDays = 366;

/** Asked for and seen by auditors alone: the service and the sight of the room see to it. */
export const auditExtractKind: DocumentKind<AuditExtractData> = {
  typeCode: 'AE',
  async subject(tx, { auditExtract: wanted }) {
    if (!wanted) throw badInput({ auditExtract: text('请选择时段。', 'Choose a period.') });
    const { from, to, objectType, actorId } = wanted;
    if (to < from)
      throw badInput({
        auditExtract: text('结束日期早于开始日期。', 'The last day is before the first.'),
      });
    if (addDays(from, mostDays) <= to)
      throw badInput({
        auditExtract: text(
          `时段最长 ${mostDays} 天，请缩短。`,
          `A period has at most ${mostDays} days: choose a shorter one.`,
        ),
      });
    if (actorId && (await membershipsByIds(tx, [actorId])).length === 0) throw notFound();
    const scope: AuditScope = { from, to, objectType: objectType ?? null, actorId: actorId ?? null };
    await requireFewEvents(tx, scope);
    return { title: `${title}（${from} 至 ${to}）`, scope };
  },
  snapshot: (source, request) => inOneRead(source, (reads) => auditExtractSnapshot(reads, request)),
  document: (data) => ({
    model: auditExtract(data),
    fileName: documentFileName(data.number, `${title} ${data.period.from} 至 ${data.period.to}`),
  }),
  workbook: auditExtractSheets,
};
