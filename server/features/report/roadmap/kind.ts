import { badInput, notFound, text } from '../../../platform/graphql/errors.js';
import { roadmapsByIds } from '../../planning/index.js';
import { inOneRead } from '../report.kind.js';
import type { DocumentKind } from '../report.kind.js';
import type { RoadmapReportData } from './data.js';
import { roadmapFileName, roadmapReport } from './report.js';
import { roadmapSheets } from './sheets.js';
import { roadmapSnapshot } from './snapshot.js';

interface RoadmapScope {
  readonly roadmapId: string;
}

export const roadmapKind: DocumentKind<RoadmapReportData> = {
  typeCode: 'PL',
  async subject(tx, { roadmapId }) {
    if (!roadmapId) throw badInput({ roadmapId: text('请选择规划。', 'Choose a roadmap.') });
    // Who sees only his own work has none in sight.
    const [roadmap] = await roadmapsByIds(tx, [roadmapId]);
    if (!roadmap) throw notFound();
    return { title: roadmap.name, scope: { roadmapId: roadmap.id } satisfies RoadmapScope };
  },
  snapshot: (source, { number, generatedBy, at, scope }) =>
    inOneRead(source, (reads) =>
      roadmapSnapshot(reads, { number, generatedBy, at, ...(scope as RoadmapScope) }, source.scenarios),
    ),
  document: (data) => ({ model: roadmapReport(data), fileName: roadmapFileName(data) }),
  workbook: roadmapSheets,
};
