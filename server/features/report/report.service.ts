import type { Actor } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id } from '../../platform/graphql/input-rules.js';
import type { Jobs } from '../../platform/jobs/jobs.js';
import { organizationOf } from '../organization/index.js';
import { ReportEntity } from './report.entity.js';
import { newReport } from './report.inputs.js';
import { documentKinds } from './report.kinds.js';
import { reportNumber } from './report-number.js';
import { isAuditor, reportsByIds } from './report.queries.js';
import type { CreateReportInput } from './report.types.js';

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
      auditExtract: input.auditExtract && { ...input.auditExtract },
      clientKey: input.clientKey ?? undefined,
    });
    if ((wanted.kind === 'AUDIT_EXTRACT') !== isAuditor(actor)) throw forbidden();
    return this.database.write(actor, async (tx) => {
      const kind = documentKinds[wanted.kind];
      const subject = await kind.subject(tx, wanted);
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
          type: kind.typeCode,
          at: tx.now,
          serial: await nextSerial(tx),
        }),
        state: 'QUEUED',
        assessmentId: subject.assessmentId ?? null,
        policyId: subject.policyId ?? null,
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
          assessmentId: report.assessmentId,
          policyId: report.policyId,
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
