import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import type { AssessmentRoom } from '../assessment/index.js';
import type { EvidenceRoom } from '../evidence/index.js';
import { IssueFields, IssueResolver } from './issue.resolver.js';
import { IssueService } from './issue.service.js';
import { ReportComparisonResolver } from './report.comparison.js';
import { ReportEntity, ReportTemplateEntity } from './report.entity.js';
import { giveReportUp, renderReport } from './report.job.js';
import { giveReportPdfUp, makeReportPdf, pdfQueue, ReportPdfService } from './report.pdf.js';
import { ReportPdfResolver } from './report.pdf.resolver.js';
import { reportsByIds } from './report.queries.js';
import { ReportFields, ReportResolver } from './report.resolver.js';
import { reportRoutes } from './report.routes.js';
import { renderQueue, ReportService } from './report.service.js';
import { templatesByIds } from './template/template.queries.js';
import { TemplateFields, TemplateResolver } from './template/template.resolver.js';
import { templateRoutes } from './template/template.routes.js';
import { TemplateService } from './template/template.service.js';

export { tasksOf as tasksOfAssessments } from './gap-analysis/snapshot.js';
export { officialDay, officialMoment } from './format.js';
export { dayCell } from './frame.js';
export { LABEL, TASK_STATE, VERDICT } from './labels.js';
export { reportNumber } from './report-number.js';

/** Generated documents. */
export interface ReportRoom extends Room {
  readonly service: ReportService;
}

export function createReportRoom(
  deps: Pick<Deps, 'config' | 'database' | 'jobs' | 'storage' | 'logger' | 'clock'>,
  {
    assessment,
    evidence,
  }: {
    readonly assessment: Pick<AssessmentRoom, 'defineMoveDependant' | 'openScenarios'>;
    readonly evidence: Pick<EvidenceRoom, 'scanning'>;
  },
): ReportRoom {
  const service = new ReportService(deps.database, deps.jobs);
  const templates = new TemplateService(deps.database, deps.storage, evidence.scanning);
  deps.jobs.handle(
    renderQueue,
    (job, context) => renderReport({ ...deps, scenarios: assessment }, job, context),
    {
      givenUp: (job) => giveReportUp({ ...deps, scenarios: assessment }, job),
    },
  );
  const pdfs = new ReportPdfService(deps.database, deps.jobs, deps.config.office !== undefined);
  deps.jobs.handle(pdfQueue, (job, context) => makeReportPdf(deps, job, context), {
    givenUp: (job) => giveReportPdfUp(deps, job),
  });
  // One that was deleted keeps its row, for its number: that refers to the assessment too.
  assessment.defineMoveDependant(
    'reports',
    'select count(*) from report p where p.organization_id = a.organization_id and p.assessment_id = a.id',
  );
  return {
    name: 'report',
    permission: 'report:read',
    service,
    resolvers: [
      new ReportResolver(service),
      new ReportFields(),
      new ReportPdfResolver(pdfs),
      new IssueResolver(new IssueService(deps.database, deps.jobs)),
      new IssueFields(),
      new ReportComparisonResolver(),
      new TemplateResolver(templates),
      new TemplateFields(),
    ],
    routes: (http) => {
      reportRoutes(http, deps);
      templateRoutes(http, deps, templates);
    },
    nodes: [
      { typeName: 'Report', table: 'report', permission: 'report:read', read: reportsByIds },
      {
        typeName: 'ReportTemplate',
        table: 'report_template',
        permission: 'report:template',
        read: templatesByIds,
      },
    ],
  };
}

export const reportEntities = [ReportEntity, ReportTemplateEntity];
