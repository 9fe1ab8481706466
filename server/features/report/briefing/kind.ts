import type { DocumentKind } from '../report.kind.js';
import type { BriefingData } from './data.js';
import { briefing, briefingFileName, briefingTitle } from './report.js';
import { briefingScope } from './scope.js';
import type { BriefingScope } from './scope.js';
import { briefingSheets } from './sheets.js';
import { briefingSnapshot } from './snapshot.js';

export const briefingKind: DocumentKind<BriefingData> = {
  typeCode: 'BR',
  async subject(tx, wanted) {
    const scope = await briefingScope(tx, wanted.briefing);
    return { title: briefingTitle(scope.month), scope };
  },
  async snapshot({ database, actor }, { number, generatedBy, at, scope }) {
    // Screens of a past day open their own reads, which a session lends.
    const session = database.openReads(actor);
    try {
      return await briefingSnapshot(session, { number, generatedBy, at, scope: scope as BriefingScope });
    } finally {
      await session.close();
    }
  },
  document: (data) => ({ model: briefing(data), fileName: briefingFileName(data) }),
  workbook: briefingSheets,
};
