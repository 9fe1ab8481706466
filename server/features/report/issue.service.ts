import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { check, id, paragraph, reason } from '../../platform/graphql/input-rules.js';
import type { Jobs } from '../../platform/jobs/jobs.js';
import type { DecideReportInput, WithdrawReportInput } from './issue.types.js';
import { decisionProblem, submitsReports } from './report.access.js';
import { stepOf } from './report.lifecycle.js';
import type { ReportStep } from './report.lifecycle.js';
import { reportsByIds } from './report.queries.js';
import { renderQueue, reportTopic } from './report.service.js';
import type { Report } from './report.types.js';

const decision = z.object({ id, approve: z.boolean(), note: paragraph(2000) });
const withdrawal = z.object({ id, reason: reason() });

/** Documents leave the house in the name of two people: one submits, another issues. */
export class IssueService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  /** Submits a finished draft. INVALID_STATE otherwise. */
  submit(actor: Actor, reportId: string): Promise<string> {
    check(id, reportId);
    return this.database.write(actor, async (tx) => {
      const report = await lockSeen(tx, reportId);
      if (!submitsReports(actor)) throw forbidden();
      requireStep(
        report,
        'SUBMIT',
        text('只有已完成、未送审的文件可以送审。', 'Only a finished draft can be submitted.'),
      );
      await tx.query(
        'report.submit',
        `update report set standing = 'SUBMITTED', submitted_by = $3, submitted_at = $4, decided_by = null, decided_at = null, decision_note = null
         where organization_id = $1 and id = $2`,
        [actor.organizationId, report.id, actor.membershipId, tx.now],
      );
      tell(tx, report, 'SUBMIT');
      return report.id;
    });
  }

  /**
   * Issues a submitted document, or returns it with a reason. An issued one is made once more from the data it was made from, with
   * the names of who answers for it. FORBIDDEN for who submitted it.
   */
  decide(actor: Actor, input: DecideReportInput): Promise<string> {
    const { id: reportId, approve, note } = check(decision, { ...input });
    if (!approve && !note)
      throw badInput({ note: text('退回须说明理由。', 'Returning a document needs a reason.') });
    return this.database.write(actor, async (tx) => {
      const report = await lockSeen(tx, reportId);
      const problem = decisionProblem(actor, report);
      if (problem) throw forbidden(problem);
      const step = approve ? 'ISSUE' : 'RETURN';
      requireStep(report, step, text('该文件没有等待签发。', 'The document does not wait to be issued.'));
      await tx.query(
        'report.decide',
        `update report set standing = $3, decided_by = $4, decided_at = $5, decision_note = $6,
           state = case when $3 = 'ISSUED' then 'QUEUED' else state end, progress = case when $3 = 'ISSUED' then 0 else progress end
         where organization_id = $1 and id = $2`,
        [actor.organizationId, report.id, stepOf(step).to, actor.membershipId, tx.now, note ?? null],
      );
      if (approve) await this.jobs.enqueue(tx, renderQueue, { reportId: report.id });
      tell(tx, report, step, note);
      return report.id;
    });
  }

  /** Takes an issued document back; it stays where it is, marked. */
  withdraw(actor: Actor, input: WithdrawReportInput): Promise<string> {
    const { id: reportId, reason: why } = check(withdrawal, { ...input });
    return this.database.write(actor, async (tx) => {
      const report = await lockSeen(tx, reportId);
      if (!may(actor, 'report:issue') || actor.ownWorkOnly) throw forbidden();
      requireStep(
        report,
        'WITHDRAW',
        text('只有已签发的文件可以作废。', 'Only an issued document can be withdrawn.'),
      );
      await tx.query(
        'report.withdraw',
        `update report set standing = 'WITHDRAWN', decision_note = $3 where organization_id = $1 and id = $2`,
        [actor.organizationId, report.id, why],
      );
      tell(tx, report, 'WITHDRAW', why);
      return report.id;
    });
  }
}

/** The report as the caller sees it, which nobody else changes until the end of the transaction. */
async function lockSeen(tx: Tx, reportId: string): Promise<Report> {
  await tx.query('report.lock', 'select id from report where organization_id = $1 and id = $2 for update', [
    tx.actor.organizationId,
    reportId,
  ]);
  const [report] = await reportsByIds(tx, [reportId]);
  if (!report) throw notFound();
  return report;
}

function requireStep(report: Report, step: ReportStep, problem: Text): void {
  // While it is made again there is nothing that somebody could have read.
  if (report.standing !== stepOf(step).from || report.state !== 'READY') throw invalidState(problem);
}

function tell(tx: Tx, report: Report, step: ReportStep, why?: string): void {
  const { from, to, event } = stepOf(step);
  tx.record({
    action: `report.${event}`,
    objectType: 'Report',
    objectId: report.id,
    objectName: report.title,
    before: { standing: from },
    after: { number: report.number, standing: to },
    ...(why === undefined ? {} : { reason: why }),
    topics: [reportTopic(report.id)],
  });
}
