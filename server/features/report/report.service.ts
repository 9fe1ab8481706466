import type { Actor } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check, id } from '../../platform/graphql/input-rules.js';
import type { Jobs } from '../../platform/jobs/jobs.js';
import { organizationOf } from '../organization/index.js';
import { ReportEntity } from './report.entity.js';
import { newReport } from './report.inputs.js';
import type { WantedReport } from './report.inputs.js';
import { documentKinds } from './report.kinds.js';
import { nextVersion, reportNumber } from './report-number.js';
import { requireReport, versionsMade } from './report.queries.js';
import { isAuditor, mayDelete, mayRenew } from './report.access.js';
import type { Subject } from './report.kind.js';
import type { CreateReportInput, Report } from './report.types.js';

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
      return this.ask(tx, wanted, subject, async () =>
        reportNumber({
          organization: organization.code.toUpperCase(),
          type: kind.typeCode,
          at: tx.now,
          serial: await nextSerial(tx),
        }),
      );
    });
  }

  /** Asks for the next version of a document, about the same thing as things are now: its number stays, its version goes up. */
  async renewReport(actor: Actor, reportId: string, clientKey: string | null): Promise<string> {
    check(id, reportId);
    return this.database.write(actor, async (tx) => {
      const former = await requireReport(tx, reportId);
      if (!mayRenew(actor, former))
        throw invalidState(
          text('报告正在生成，完成后才能再生成。', 'The report is being made: wait until it is done.'),
        );
      const wanted = check(newReport, { ...wantedAgain(former), clientKey: clientKey ?? undefined });
      const subject = await documentKinds[wanted.kind].subject(tx, wanted);
      return this.ask(
        tx,
        wanted,
        subject,
        async () => nextVersion(former.number, await versionsMade(tx, former.number)),
        former.id,
      );
    });
  }

  /** Makes a report that failed once more, from the data that it had read if it came that far. INVALID_STATE otherwise. */
  async retryReport(actor: Actor, reportId: string): Promise<string> {
    check(id, reportId);
    return this.database.write(actor, async (tx) => {
      const report = await requireReport(tx, reportId);
      const [again] = await tx.query(
        'report.retry',
        `update report set state = 'QUEUED', progress = 0, failure = null, completed_at = null
         where organization_id = $1 and id = $2 and state = 'FAILED' returning id`,
        [actor.organizationId, report.id],
      );
      if (!again)
        throw invalidState(text('只有失败的报告可以重试。', 'Only a report that failed can be tried again.'));
      await this.jobs.enqueue(tx, renderQueue, { reportId: report.id });
      tx.record({
        action: 'report.retried',
        objectType: 'Report',
        objectId: report.id,
        objectName: report.title,
        topics: [reportTopic(report.id)],
      });
      return report.id;
    });
  }

  private async ask(
    tx: Tx,
    { kind, clientKey }: WantedReport,
    subject: Subject,
    numberOf: () => Promise<string>,
    previousId: string | null = null,
  ): Promise<string> {
    // Before looking for the key: the second of two clicks waits here and then finds the first one's report.
    await lockReports(tx);
    const known = clientKey ? await reportOfKey(tx, clientKey) : undefined;
    if (known) return known;
    const report = tx.em.create(ReportEntity, {
      organizationId: tx.actor.organizationId,
      kind,
      title: subject.title,
      number: await numberOf(),
      state: 'QUEUED',
      assessmentId: subject.assessmentId ?? null,
      policyId: subject.policyId ?? null,
      scope: subject.scope ?? null,
      createdBy: tx.actor.membershipId ?? null,
      clientKey: clientKey ?? null,
      previousId,
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
        ...(previousId ? { previousId } : {}),
      },
      topics: [reportTopic(report.id)],
    });
    return report.id;
  }

  /** Gives up a report that is being made; it can be tried again. INVALID_STATE when it is done, or was issued. */
  async cancelReport(actor: Actor, reportId: string): Promise<string> {
    check(id, reportId);
    return this.database.write(actor, async (tx) => {
      const report = await requireReport(tx, reportId);
      // Whoever makes it finds it in another state at the next step, and throws away what was made.
      const [stopped] = await tx.query(
        'report.cancel',
        `update report set state = 'FAILED', completed_at = now(), failure = $3
         where organization_id = $1 and id = $2 and state in ('QUEUED', 'RENDERING') and standing = 'DRAFT' returning id`,
        [actor.organizationId, report.id, '已取消生成，可以重试。'],
      );
      if (!stopped)
        throw invalidState(
          text(
            '报告已生成完成，或正在签发，不能取消。',
            'The report is done, or is being issued: it cannot be stopped.',
          ),
        );
      tx.record({
        action: 'report.cancelled',
        objectType: 'Report',
        objectId: report.id,
        objectName: report.title,
        topics: [reportTopic(report.id)],
      });
      return report.id;
    });
  }

  /** Takes a report off the list; its number is never given again. INVALID_STATE while it is being made. */
  async deleteReport(actor: Actor, reportId: string): Promise<void> {
    check(id, reportId);
    await this.database.write(actor, async (tx) => {
      const visible = await requireReport(tx, reportId);
      if (visible.standing !== 'DRAFT')
        throw invalidState(
          text(
            '已送审或签发过的文件不能删除；已签发的可以作废。',
            'A document that was submitted or issued is not deleted; an issued one can be withdrawn.',
          ),
        );
      if (!mayDelete(actor, visible))
        throw invalidState(
          text('报告正在生成，完成后才能删除。', 'The report is being made: delete it when it is done.'),
        );
      const report = await tx.em.findOneOrFail(ReportEntity, {
        organizationId: actor.organizationId,
        id: reportId,
      });
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

/** What was asked for, once more: the scope of a kind has the fields of its input, but those that are one of them. */
const wantedAgain = ({ kind, assessmentId, policyId, scope }: Report): object => ({
  kind,
  assessmentId,
  policyId,
  ...(kind === 'BRIEFING' ? { briefing: scope } : kind === 'AUDIT_EXTRACT' ? { auditExtract: scope } : scope),
});

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
