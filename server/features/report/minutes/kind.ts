import { organizationOf } from '../../organization/index.js';
import { requireInspection } from '../../inspection/index.js';
import type { Reads } from '../../../platform/database/database.js';
import { inspectionSnapshot } from '../inspection/snapshot.js';
import { inOneRead, requireWholeSight } from '../report.kind.js';
import type { DocumentKind, ReportRequest } from '../report.kind.js';
import type { MinutesData } from './data.js';
import { minutes, minutesFileName, minutesSheets } from './report.js';
import { versionOf } from '../report-number.js';

interface MinutesScope {
  readonly inspectionId: string;
}

export const minutesKind: DocumentKind<MinutesData> = {
  typeCode: 'MM',
  async subject(tx, { inspectionId }) {
    if (!inspectionId) return { title: '会议纪要' };
    requireWholeSight(tx.actor, 'inspection:read');
    const { id, name } = await requireInspection(tx, inspectionId);
    return { title: `${name} 会议纪要`, scope: { inspectionId: id } satisfies MinutesScope };
  },
  snapshot: (source, request) => inOneRead(source, (reads) => minutesSnapshot(reads, request)),
  document: (data) => ({ model: minutes(data), fileName: minutesFileName(data) }),
  workbook: minutesSheets,
};

async function minutesSnapshot(
  reads: Reads,
  { number, generatedBy, at, scope }: ReportRequest,
): Promise<MinutesData> {
  const { name } = await organizationOf(reads);
  const head = {
    number,
    version: versionOf(number),
    generatedAt: at.toISOString(),
    generatedBy,
    organization: { name },
  };
  if (!scope) return { ...head, about: null };
  const { inspectionId } = scope as MinutesScope;
  const { state } = await requireInspection(reads, inspectionId);
  const { inspection, items, ready, findings } = await inspectionSnapshot(reads, {
    inspectionId,
    document: 'INSPECTION_PLAN',
    number,
    generatedBy,
    at,
  });
  const isAhead = state === 'PREPARING' || state === 'ON_SITE';
  return { ...head, about: { inspection, items, ready, findings, isAhead } };
}
