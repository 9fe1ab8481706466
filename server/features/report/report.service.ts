import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id, line } from '../../platform/graphql/input-rules.js';
import type { Jobs } from '../../platform/jobs/jobs.js';
import { requireAssessment } from '../assessment/index.js';
import type { Assessment } from '../assessment/index.js';
import { editionById } from '../framework/index.js';
import { requireInspection } from '../inspection/index.js';
import { organizationOf } from '../organization/index.js';
import { roadmapsByIds } from '../planning/index.js';
import { policiesByIds, publishedPolicies } from '../policy/index.js';
import { briefingTitle } from './briefing.js';
import { briefingRule, briefingScope } from './briefing.scope.js';
import type { BriefingScope } from './briefing.scope.js';
import { titles } from './inspection-report.words.js';
import { notPublished } from './policy-document.snapshot.js';
import { ReportEntity, reportKinds } from './report.entity.js';
import { reportNumber } from './report-number.js';
import { reportsByIds } from './report.queries.js';
import type { CreateReportInput } from './report.types.js';

const newReport = z.object({
  kind: z.enum(reportKinds),
  assessmentId: id.nullish(),
  policyId: id.nullish(),
  briefing: briefingRule.nullish(),
  roadmapId: id.nullish(),
  inspectionId: id.nullish(),
  clientKey: line(120).optional(),
});

const typeCodes = {
  GAP_ANALYSIS: 'GA',
  POLICY: 'MD',
  POLICY_LIST: 'MD',
  BRIEFING: 'BR',
  ROADMAP: 'PL',
  INSPECTION_PLAN: 'WP',
  INSPECTION_REPLY: 'RC',
} as const;

/** Which roadmap a report is about, as it is kept with the report. */
export interface RoadmapScope {
  readonly roadmapId: string;
}

/** Which inspection, likewise. */
export interface InspectionScope {
  readonly inspectionId: string;
}

/** What a report is about, and what it is called. */
interface Subject {
  readonly title: string;
  readonly assessmentId: string | null;
  readonly policyId: string | null;
  readonly scope?: BriefingScope | RoadmapScope | InspectionScope;
}

/** Queue of the documents that wait to be made. */
export const renderQueue = 'report.render';
export const reportTopic = (reportId: string): string => `report:${reportId}`;

/** Asking for reports and taking them away; making them is the job's work. */
export class ReportService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  /** Asks for a report. The document is made in the background from the data of the moment its making begins. */
  async createReport(actor: Actor, input: CreateReportInput): Promise<string> {
    const wanted = check(newReport, {
      ...input,
      briefing: input.briefing && { ...input.briefing },
      clientKey: input.clientKey ?? undefined,
    });
    return this.database.write(actor, async (tx) => {
      const subject = await subjectOf(tx, wanted);
      const organization = await organizationOf(tx);
      // Before looking for the key: the second of two clicks waits here and then finds the first one's report.
      await lockReports(tx);
      const known = wanted.clientKey ? await reportOfKey(tx, wanted.clientKey) : undefined;
      if (known) return known;
      const report = tx.em.create(ReportEntity, {
        organizationId: actor.organizationId,
        kind: wanted.kind,
        title: subject.title,
        number: reportNumber({
          organization: organization.code.toUpperCase(),
          type: typeCodes[wanted.kind],
          at: tx.now,
          serial: await nextSerial(tx),
        }),
        state: 'QUEUED',
        assessmentId: subject.assessmentId,
        policyId: subject.policyId,
        scope: subject.scope ?? null,
        createdBy: actor.membershipId ?? null,
        clientKey: wanted.clientKey ?? null,
        data: null,
        dataAt: tx.now,
      });
      tx.em.persist(report);
      await tx.em.flush();
      await this.jobs.enqueue(tx, renderQueue, { reportId: report.id });
      tx.record({
        action: 'report.requested',
        objectType: 'Report',
        objectId: report.id,
        objectName: report.title,
        after: {
          number: report.number,
          kind: report.kind,
          assessmentId: subject.assessmentId,
          policyId: subject.policyId,
          ...(subject.scope ? { scope: { ...subject.scope } } : {}),
        },
        topics: [reportTopic(report.id)],
      });
      return report.id;
    });
  }

  /** Takes a report off the list; its number is never given again. INVALID_STATE while it is being made. */
  async deleteReport(actor: Actor, reportId: string): Promise<void> {
    check(id, reportId);
    await this.database.write(actor, async (tx) => {
      const [visible] = await reportsByIds(tx, [reportId]);
      const report = visible
        ? await tx.em.findOne(ReportEntity, { organizationId: actor.organizationId, id: reportId })
        : null;
      if (!report) throw notFound();
      if (report.state === 'QUEUED' || report.state === 'RENDERING') {
        throw invalidState(
          text('报告正在生成，完成后才能删除。', 'The report is being made: delete it when it is done.'),
        );
      }
      report.deletedAt = tx.now;
      tx.record({
        action: 'report.deleted',
        objectType: 'Report',
        objectId: report.id,
        objectName: report.title,
        before: { number: report.number },
        topics: [reportTopic(report.id)],
      });
    });
  }
}

async function subjectOf(tx: Tx, wanted: z.output<typeof newReport>): Promise<Subject> {
  if (wanted.kind === 'BRIEFING') {
    const scope = await briefingScope(tx, wanted.briefing);
    return { title: briefingTitle(scope.month), assessmentId: null, policyId: null, scope };
  }
  if (wanted.kind === 'ROADMAP') {
    if (!wanted.roadmapId) throw badInput({ roadmapId: text('请选择规划。', 'Choose a roadmap.') });
    // Who sees only his own work has none in sight.
    const [roadmap] = await roadmapsByIds(tx, [wanted.roadmapId]);
    if (!roadmap) throw notFound();
    const scope: RoadmapScope = { roadmapId: roadmap.id };
    return { title: roadmap.name, assessmentId: null, policyId: null, scope };
  }
  if (wanted.kind === 'INSPECTION_PLAN' || wanted.kind === 'INSPECTION_REPLY') {
    if (!wanted.inspectionId) throw badInput({ inspectionId: text('请选择迎检。', 'Choose an inspection.') });
    // It tells of all items: who sees only his own has none to ask for.
    if (tx.actor.ownWorkOnly || !may(tx.actor, 'inspection:read')) throw forbidden();
    const inspection = await requireInspection(tx, wanted.inspectionId);
    const scope: InspectionScope = { inspectionId: inspection.id };
    return { title: `${inspection.name} ${titles[wanted.kind]}`, assessmentId: null, policyId: null, scope };
  }
  if (wanted.kind === 'POLICY_LIST') {
    if (!may(tx.actor, 'policy:read')) throw forbidden();
    return { title: '网络安全制度清单', assessmentId: null, policyId: null };
  }
  if (wanted.kind === 'POLICY') {
    if (!wanted.policyId) throw badInput({ policyId: text('请选择制度。', 'Choose a policy.') });
    // Who may not read policies has nothing in sight, whatever he owns.
    if (!may(tx.actor, 'policy:read')) throw forbidden();
    const [policy] = await policiesByIds(tx, [wanted.policyId]);
    if (!policy) throw notFound();
    if ((await publishedPolicies(tx, policy.id)).length === 0) throw notPublished();
    return { title: policy.name, assessmentId: null, policyId: policy.id };
  }
  if (!wanted.assessmentId) throw badInput({ assessmentId: text('请选择测评。', 'Choose an assessment.') });
  const assessment = await requireAssessment(tx, wanted.assessmentId);
  return { title: await titleOf(tx, assessment), assessmentId: assessment.id, policyId: null };
}

/** The document of MLPS is known by its subject, the others by their rule book too. */
async function titleOf(tx: Tx, { subject, scoringEdition, frameworkId }: Assessment): Promise<string> {
  const edition = scoringEdition === null ? await editionById(tx, frameworkId) : undefined;
  return `${subject.name}${edition ? `${edition.framework.shortName}自评与` : ''}差距分析报告`;
}

async function reportOfKey(tx: Tx, clientKey: string): Promise<string | undefined> {
  const found = await tx.em.findOne(
    ReportEntity,
    { organizationId: tx.actor.organizationId, clientKey },
    { fields: ['id'] },
  );
  return found?.id;
}

/** One report at a time per organization, so that two of one moment never take the same number. */
const lockReports = (tx: Tx): Promise<unknown> =>
  tx.query('report.lockSerial', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `report:${tx.actor.organizationId}`,
  ]);

/** Position among the reports of this day; reports must be locked. */
async function nextSerial(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ made: string | number }>(
    'report.serial',
    `select count(*) as made from report where organization_id = $1 and (created_at at time zone 'Asia/Shanghai')::date = $2::date`,
    [tx.actor.organizationId, dayOf(tx.now)],
  );
  return Number(row!.made) + 1;
}
